"""Tokens carry what they claim, unforgeable, for one purpose and for a while."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links import NO_LINKS, LinkProblem, Links
from tests.builders import NOON, minutes_later

LINKS = Links("https://tamngan.example", "a secret of this test")
CLAIMS = {"office": 1, "format": "docx"}
TOKEN = LINKS.token("document", CLAIMS, minutes_later(60))


def test_a_token_says_what_was_put_in_until_it_expires() -> None:
    found = LINKS.claims("document", TOKEN, NOON)
    assert not isinstance(found, LinkProblem)
    assert found["office"] == 1
    assert not isinstance(LINKS.claims("document", TOKEN, minutes_later(59.9)), LinkProblem)
    assert LINKS.claims("document", TOKEN, minutes_later(60)) is LinkProblem.EXPIRED


def test_a_token_is_good_for_its_own_purpose_and_secret_only() -> None:
    assert LINKS.claims("sign-in", TOKEN, NOON) is LinkProblem.FORGED
    assert Links("https://tamngan.example", "other").claims("document", TOKEN, NOON) is LinkProblem.FORGED
    assert NO_LINKS.claims("document", TOKEN, NOON) is LinkProblem.FORGED


@given(st.integers(0, len(TOKEN) - 2), st.characters(codec="ascii"))
def test_a_token_with_one_sign_changed_is_forged(place: int, sign: str) -> None:
    changed = TOKEN[:place] + sign + TOKEN[place + 1 :]
    expected = changed == TOKEN
    assert (LINKS.claims("document", changed, NOON) is not LinkProblem.FORGED) is expected


@pytest.mark.parametrize("token", ["", ".", "..", "a.b", "é", "\0", "x" * 5_000])
def test_nonsense_is_forged(token: str) -> None:
    assert LINKS.claims("document", token, NOON) is LinkProblem.FORGED


def test_a_token_fits_into_an_address_as_it_is() -> None:
    assert set(TOKEN) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
    later = LINKS.token("document", CLAIMS, NOON + timedelta(days=1))
    assert len(LINKS.address(f"/files/{later}")) < 1_000


def test_links_need_an_address_and_a_secret() -> None:
    assert LINKS.are_possible
    assert not Links("https://tamngan.example").are_possible
    assert not Links(None, "secret").are_possible
    assert "secret" not in repr(LINKS)
