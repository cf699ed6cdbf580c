"""A fiscal year of reminders as a diary a coordinator would agree with: the file beside this one.

The clock ticks every hour from October until November of the next year. With UPDATE_GOLDEN=1 in the
environment the diary is written anew; read the difference before keeping it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bot.chat import Bubble, Carousel, Reply
from bot.clock import bangkok_day
from bot.domain.ladder import Occasion
from bot.domain.notice import Notice, Purpose
from bot.domain.quota import FREE_THAI_PLAN
from bot.domain.working_days import WorkingDays
from bot.service.calendar import planned
from bot.service.days_off import working_days_of_year
from bot.store.migrating import upgrade
from bot.store.store import Store
from tests.support.reminded_year import Act, RemindedYear, at
from tests.support.village import YEAR

DIARY = Path(__file__).parent / "reminded-year.txt"
CARDS = Path(__file__).parent / "reminded-year-cards.txt"

STORY: list[tuple[datetime, Act]] = [
    (at("2026-03-20", 10), lambda year: year.answers("กองคลัง")),
    (at("2026-04-03", 14), lambda year: year.answers("สำนักปลัด", "2.1", "2.2")),
    (at("2026-04-03", 15), lambda year: year.answers("กองช่าง", "1", "6")),
    (at("2026-04-03", 16), lambda year: year.promises("กองช่าง", "2.1", "2026-04-08", "ข้อ 2.1 ส่งวันพุธค่ะ")),
    (at("2026-04-08", 20), lambda year: year.answers("กองช่าง", "2.1")),
    (at("2026-04-09", 10), lambda year: year.answers("สำนักปลัด")),
    (at("2026-04-16", 11), lambda year: year.answers("กองการศึกษา")),
    (at("2026-04-25", 13), lambda year: year.answers("กองสาธารณสุข")),
    (at("2026-09-14", 9), lambda year: year.answers("กองการศึกษา")),
    (at("2026-10-05", 9), lambda year: year.postpones("2026-10-23")),
    (at("2026-10-06", 9), lambda year: year.answers("สำนักปลัด")),
    (at("2026-10-21", 15), lambda year: year.answers("กองคลัง")),
    (at("2026-10-22", 16), lambda year: year.answers("กองช่าง")),
]
DOWN = at("2026-03-26", 12), at("2026-03-30", 7)
"""The machine stands still over the day two weeks before the deadline."""

NEVER = at("2030-01-01"), at("2030-01-01")
LAST_RUNGS = {Occasion.BEFORE_3, Occasion.BEFORE_1, Occasion.DEADLINE}
TO_GROUPS = {Purpose.OPENING, Purpose.REMINDER, Purpose.LATE, Purpose.CAUGHT_UP, Purpose.PROMISE}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemindedYear]:
    with a_year(tmp_path_factory) as year:
        year.run(at("2026-11-21", 0), STORY, DOWN)
        yield year


@contextmanager
def a_year(folder: pytest.TempPathFactory) -> Iterator[RemindedYear]:
    url = f"sqlite:///{folder.mktemp('year') / 'tamngan.db'}"
    upgrade(url)
    store = Store(url)
    try:
        yield RemindedYear(store)
    finally:
        store.close()


def test_the_diary_of_the_year(year: RemindedYear) -> None:
    told = "\n".join(year.diary).strip() + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        DIARY.write_text(told, encoding="utf-8")
    assert told == DIARY.read_text(encoding="utf-8")


def test_the_first_message_of_each_kind_in_full(year: RemindedYear) -> None:
    first: dict[Purpose, Notice] = {}
    for _, notice in year.sent:
        first.setdefault(notice.purpose, notice)
    told = (
        "\n\n".join(f"# {purpose.value}\n{in_full(notice.reply)}" for purpose, notice in first.items()) + "\n"
    )
    if os.environ.get("UPDATE_GOLDEN"):
        CARDS.write_text(told, encoding="utf-8")
    assert told == CARDS.read_text(encoding="utf-8")


def test_no_group_hears_at_night_on_a_weekend_or_on_a_holiday(year: RemindedYear) -> None:
    calendar = calendar_of(year)
    bothered = [
        (moment, notice.chat_id)
        for moment, notice in to_groups(year)
        if not calendar.is_working(bangkok_day(moment)) or moment.hour not in range(9, 17)
    ]
    assert bothered == []


def test_each_chat_hears_of_a_day_once(year: RemindedYear) -> None:
    times = Counter((notice.chat_id, notice.day) for _, notice in to_groups(year))
    assert set(times.values()) == {1}
    assert len({notice.key for _, notice in year.sent}) == len(year.sent)


def test_a_complete_division_hears_nothing_more(year: RemindedYear) -> None:
    khlang = [moment for moment, notice in to_groups(year) if notice.chat_id == "กองคลัง"]
    assert [moment for moment in khlang if at("2026-03-20", 10) < moment < at("2026-09-01", 0)] == []


def test_no_month_costs_more_than_the_free_plan(year: RemindedYear) -> None:
    assert max(year.used.values()) <= FREE_THAI_PLAN


def test_deciding_again_says_nothing_more(tmp_path_factory: pytest.TempPathFactory) -> None:
    with a_year(tmp_path_factory) as year:
        again = []
        for day in range(1, 18):
            for hour in range(8, 18):
                year.now = at(f"2026-04-{day:02}", hour)
                year.tick()
                again += [(year.now, notice.key) for notice in year.decided_anyway().notices]
    assert again == []


@pytest.mark.parametrize("month", ["2026-04", "2026-10"])
def test_every_silent_division_hears_on_the_last_three_rungs(
    month: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with a_year(tmp_path_factory) as year:
        year.now = at(f"{month}-01", 7)
        year.run(at(f"{month}-28", 0), [], NEVER)
        heard: dict[Occasion, set[str]] = {occasion: set() for occasion in LAST_RUNGS}
        for _, notice in to_groups(year):
            for occasion in LAST_RUNGS & occasions_of(year, notice):
                heard[occasion].add(notice.chat_id)
        groups = {division.name for division in year.office.divisions}
    assert year.used[month] <= FREE_THAI_PLAN
    assert heard == dict.fromkeys(LAST_RUNGS, groups)
    assert year.held, "the month is too short for everything"


def in_full(reply: Reply) -> str:
    """Every word of the messages, as one reads down the screen."""
    lines: list[str] = []
    for message in reply.messages:
        if isinstance(message, Bubble):
            lines.append(message.text)
            continue
        for card in message.cards if isinstance(message, Carousel) else (message,):
            lines.append(f"[{card.heading}]")
            for row in card.rows:
                pieces = (row.label, row.text, row.note, row.button and f"<{row.button.label}>")
                lines.append("  " + " | ".join(piece for piece in pieces if piece))
            lines += [f"  {card.footer}"] if card.footer else []
            lines += [f"  <{button.label}>" for button in card.buttons]
    return "\n".join(lines)


def to_groups(year: RemindedYear) -> list[tuple[datetime, Notice]]:
    return [(moment, notice) for moment, notice in year.sent if notice.purpose in TO_GROUPS]


def calendar_of(year: RemindedYear) -> WorkingDays:
    with year.store.reading() as books:
        return working_days_of_year(books, year.office.id, at("2025-10-01").date(), at("2026-12-31").date())


def occasions_of(year: RemindedYear, notice: Notice) -> set[Occasion]:
    """The rungs of the ladder that met on the notice's day."""
    with year.store.reading() as books:
        days = planned(books, year.office, YEAR, year.now)
    return {rung.occasion for one in days if one.planned.day == notice.day for rung in one.planned.rungs}
