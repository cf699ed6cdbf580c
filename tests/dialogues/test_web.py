"""From the word in the chat to the board: the link, its one use, and where there is none."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from bot.line.simulator.buttons import buttons
from bot.line.simulator.people import Person
from bot.line.simulator.transcript import visible_words
from bot.links import NO_LINKS
from bot.store.store import Store
from tests.support.stage import Stage, a_stage
from tests.support.village import found_village


def link_for(stage: Stage, person: Person) -> str:
    """The address behind the button, from its path on."""
    (answer,) = stage.say(person, person, "เว็บ")
    (button,) = buttons(answer)
    assert button.label == "เข้าสู่กระดาน"
    address = urlsplit(button.field("uri") or "")
    assert f"{address.scheme}://{address.netloc}" == "https://bot.example"
    return f"{address.path}?{address.query}"


def test_the_link_opens_the_board_once(sqlite_store: Store) -> None:
    with a_stage(sqlite_store) as stage:
        office, _plan = found_village(stage)
        coordinator = stage.coordinator(office)
        link = link_for(stage, coordinator)
        browser = stage.app.test_client()

        assert browser.post(link).headers["Location"] == "/board"
        assert browser.get("/board/plan").status_code == 200
        assert stage.app.test_client().post(link).status_code == 410
        assert "ขอลิงก์เข้ากระดาน" in browser.get("/board/audit").text


def test_a_newer_link_takes_the_place_of_the_one_before(sqlite_store: Store) -> None:
    with a_stage(sqlite_store) as stage:
        office, _plan = found_village(stage)
        coordinator = stage.coordinator(office)
        first, second = link_for(stage, coordinator), link_for(stage, coordinator)

        assert stage.app.test_client().post(first).status_code == 410
        assert stage.app.test_client().post(second).status_code == 302


@pytest.mark.parametrize("word", ["เว็บ", "เข้าเว็บ"])
def test_an_installation_without_an_address_says_so(sqlite_store: Store, word: str) -> None:
    with a_stage(sqlite_store, links=NO_LINKS) as stage:
        office, _plan = found_village(stage)
        coordinator = stage.coordinator(office)
        (answer,) = stage.say(coordinator, coordinator, word)

        assert "ยังให้ลิงก์เข้ากระดานไม่ได้" in "\n".join(visible_words(answer))
