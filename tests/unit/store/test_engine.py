"""Which database addresses are taken, and which are refused with a clear sentence."""

from __future__ import annotations

import pytest

from bot.errors import OperatorError
from bot.store.engine import database_url


@pytest.mark.parametrize(
    "scheme", ["postgres", "postgresql", "postgresql+psycopg"], ids=["short", "plain", "with driver"]
)
def test_every_way_to_write_postgresql_means_our_driver(scheme: str) -> None:
    address = database_url(f"{scheme}://nok:secret@db.example/tamngan")

    assert address.drivername == "postgresql+psycopg"
    assert address.password == "secret"
    assert address.database == "tamngan"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://nok:hidden@db.example/tamngan", "must begin with sqlite:/// or postgresql://"),
        ("sqlite://", "must name a file"),
        ("sqlite:///:memory:", "must name a file"),
        ("hidden", "cannot be read"),
    ],
    ids=["another database", "no file", "in memory", "no address"],
)
def test_other_addresses_are_refused_without_repeating_them(url: str, sentence: str) -> None:
    with pytest.raises(OperatorError, match=sentence) as refused:
        database_url(url)

    assert "hidden" not in str(refused.value)
