"""Changing the language goes back to where one was, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.store.store import Store
from tests.support.stage import Stage, a_stage


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Stage]:
    with a_stage(sqlite_store) as found:
        yield found


@pytest.mark.parametrize("back", ["/", "/board", "/board/search?q=%E0%B8%81&year=2569", "/p/1/2569/1"])
def test_one_goes_back_to_where_one_was(stage: Stage, back: str) -> None:
    answer = stage.client.get("/language/en", query_string={"back": back})
    assert answer.headers["Location"] == back


@pytest.mark.parametrize(
    "back",
    [
        *("//evil.example", "/\\evil.example", "https://evil.example", "evil.example", "", "javascript:x"),
        *("/\t/evil.example", "/\n/evil.example", "/\r\nSet-Cookie: a=b", "/\0", "/ /evil.example"),
    ],
)
def test_nobody_is_led_to_another_site(stage: Stage, back: str) -> None:
    answer = stage.client.get("/language/en", query_string={"back": back})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
