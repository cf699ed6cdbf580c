"""A new year in chat: the card of a measure shows what the year before said about it, in round 1 alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.domain.calendar import FiscalYear
from bot.line.simulator.people import Group, Person
from bot.line.simulator.transcript import visible_words
from bot.service.carrying import carry_plan
from bot.store.store import Store
from tests.support.stage import Stage, a_stage
from tests.support.village import YEAR, found_village, treasurer

SAID = "ลงทะเบียนยืมพัสดุครบทุกกองแล้ว"
LAST_YEAR = "ปี 2569 รายงานไว้"


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Stage]:
    with a_stage(sqlite_store) as stage:
        yield stage


@pytest.fixture
def group(stage: Stage) -> tuple[Person, Group]:
    """กองคลัง, which reported measure 3 last year and is in the first round of the next."""
    office, _plan = found_village(stage)
    staff, group = treasurer(stage, office)
    stage.say(staff, group, f"รายงาน 3 {SAID}")
    with stage.store.writing() as books:
        carry_plan(books, office, "operator", YEAR, FiscalYear(2570), stage.clock.now())
    stage.at("2027-03-05T09:00:00+07:00")
    return staff, group


def shown(stage: Stage, group: tuple[Person, Group], text: str) -> str:
    return "\n".join(line for answer in stage.say(*group, text) for line in visible_words(answer))


def test_a_measure_shows_what_last_year_said(stage: Stage, group: tuple[Person, Group]) -> None:
    card = shown(stage, group, "มาตรการ 3")

    assert LAST_YEAR in card
    assert SAID in card


def test_a_measure_nobody_spoke_of_last_year_shows_nothing(stage: Stage, group: tuple[Person, Group]) -> None:
    assert LAST_YEAR not in shown(stage, group, "มาตรการ 4")


def test_in_round_2_the_round_before_is_shown_instead(stage: Stage, group: tuple[Person, Group]) -> None:
    stage.say(*group, "รายงาน 3 ตรวจนับพัสดุแล้ว")
    stage.at("2027-09-05T09:00:00+07:00")
    card = shown(stage, group, "มาตรการ 3")

    assert "รอบ 1 รายงานไว้" in card
    assert LAST_YEAR not in card
