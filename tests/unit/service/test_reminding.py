"""What is due when: the cases a year's diary does not come across."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from bot.chat import Card, Carousel, ChatKind, Prefill, Row
from bot.clock import aware_utc
from bot.domain.ladder import Occasion
from bot.domain.notice import Cause, Decisions, Notice, Purpose
from bot.domain.working_days import DayOff
from bot.line.render import render
from bot.service.asking_now import ask_now
from bot.service.days_off import set_day
from bot.service.reminding import due_offices
from bot.store.store import Books
from tests.support.line_openapi import check_messages
from tests.support.reminded_year import COORDINATOR, RemindedYear, at

WEEK_BEFORE = "2026-04-03"


def said(decisions: Decisions) -> dict[str, Purpose]:
    return {notice.chat_id: notice.purpose for notice in decisions.notices}


def tick(year: RemindedYear, day: str, hour: int = 9) -> Decisions:
    year.now = at(day, hour)
    return year.tick()


def to(decisions: Decisions, chat_id: str) -> Notice:
    return next(notice for notice in decisions.notices if notice.chat_id == chat_id)


def writing(year: RemindedYear, act: Callable[[Books], object]) -> None:
    with year.store.writing() as books:
        act(books)
        books.office_looks.forget(year.office.id)


def test_a_group_is_asked_only_for_what_its_division_owes(year: RemindedYear) -> None:
    year.now = at("2026-03-30", 10)
    year.answers("กองคลัง", "1", "3", "4")
    year.answers("สำนักปลัด", "2.1")
    decisions = tick(year, WEEK_BEFORE)
    assert refs(to(decisions, "กองคลัง")) == ["6"]
    assert refs(to(decisions, "กองช่าง")) == ["1", "2.1", "6"]
    assert "สำนักปลัดรายงานแล้ว ยังขาดของกองช่าง" in text_of(to(decisions, "กองช่าง"), "2.1")


def test_a_group_of_two_divisions_hears_once_and_of_whose_each_is(year: RemindedYear) -> None:
    khlang, chang = year.division("กองคลัง").id, year.division("กองช่าง").id
    writing(
        year, lambda books: books.chats.bind("รวม", ChatKind.GROUP, year.office.id, [khlang, chang], year.now)
    )
    decisions = tick(year, WEEK_BEFORE)
    together = [notice for notice in decisions.notices if notice.chat_id == "รวม"]
    assert len(together) == 1
    assert refs(together[0]) == ["1", "2.1", "3", "4", "6"]
    assert "กองคลัง กองช่าง" in text_of(together[0], "1")


def test_a_group_bound_after_the_day_waits_for_the_next_one(year: RemindedYear) -> None:
    tick(year, WEEK_BEFORE)
    year.now = at(WEEK_BEFORE, 11)
    first = year.office.divisions[0].id
    writing(year, lambda books: books.chats.bind("ใหม่", ChatKind.GROUP, year.office.id, [first], year.now))
    assert "ใหม่" not in said(tick(year, WEEK_BEFORE, 12))
    assert said(tick(year, "2026-04-07"))["ใหม่"] is Purpose.REMINDER


def test_a_group_we_were_put_out_of_is_not_written_to(year: RemindedYear) -> None:
    writing(year, lambda books: books.chats.mark_left("กองคลัง", ChatKind.GROUP, year.now))
    assert "กองคลัง" not in said(tick(year, WEEK_BEFORE))


def test_two_days_down_are_one_late_reminder_and_no_burst(year: RemindedYear) -> None:
    tick(year, "2026-03-27")
    back = tick(year, "2026-04-08")
    assert set(said(back).values()) == {Purpose.CAUGHT_UP, Purpose.DIGEST}
    assert len(back.notices) == 6
    assert "ขัดข้อง" in str(to(back, "กองคลัง").reply)
    assert tick(year, "2026-04-08", 10).notices == ()


def test_what_was_not_owed_on_a_missed_day_is_not_caught_up(year: RemindedYear) -> None:
    tick(year, "2026-03-27")
    year.now = at("2026-04-01", 10)
    year.answers("กองคลัง")
    year.now = at("2026-04-07", 17)
    with year.store.writing() as books:
        for entry in books.entries.search(year.office.id):
            books.entries.withdraw(year.office.id, entry.number, aware_utc(year.now), None)
    back = said(tick(year, "2026-04-08"))
    assert "กองคลัง" not in back
    assert back["กองช่าง"] is Purpose.CAUGHT_UP


def test_an_evening_outage_is_said_the_next_working_morning(year: RemindedYear) -> None:
    late = tick(year, WEEK_BEFORE, 17)
    assert late.notices == ()
    assert {one.cause for one in late.held} == {Cause.QUIET_HOURS}
    assert tick(year, "2026-04-04", 10).notices == ()
    assert said(tick(year, "2026-04-07"))["กองคลัง"] is Purpose.REMINDER


def test_a_moved_deadline_moves_the_ladder_and_repeats_nothing(year: RemindedYear) -> None:
    year.limit = None
    tick(year, WEEK_BEFORE)
    year.now = at(WEEK_BEFORE, 10)
    year.postpones("2026-04-24")
    assert tick(year, WEEK_BEFORE, 11).notices == ()
    assert tick(year, "2026-04-07").notices == ()
    assert said(tick(year, "2026-04-10"))["กองคลัง"] is Purpose.REMINDER


def test_a_day_off_the_office_adds_moves_the_reminder(year: RemindedYear) -> None:
    writing(
        year,
        lambda books: set_day(books, year.office.id, DayOff(date.fromisoformat(WEEK_BEFORE), "วันหยุดพิเศษ")),
    )
    decisions = tick(year, "2026-04-02")
    assert said(decisions)["กองคลัง"] is Purpose.REMINDER
    why = to(decisions, "กองคลัง").why
    assert why == "วันพฤหัสบดีที่ 2 เม.ย. 69 (7 วันก่อนกำหนด เลื่อนจากวันศุกร์ที่ 3 เม.ย. 69 ซึ่งเป็นวันหยุดพิเศษ)"
    assert tick(year, WEEK_BEFORE).notices == ()


def test_a_division_that_rests_hears_nothing_and_the_digest_says_so(year: RemindedYear) -> None:
    khlang = year.division("กองคลัง").id
    rest = date.fromisoformat(WEEK_BEFORE)
    writing(year, lambda books: books.pauses.begin(year.office.id, khlang, rest, rest))
    decisions = tick(year, WEEK_BEFORE)
    assert "กองคลัง" not in said(decisions)
    assert [(one.chat_id, one.cause) for one in decisions.held] == [("กองคลัง", Cause.PAUSE)]
    assert "กองคลัง: พักการแจ้งเตือนไว้" in str(to(decisions, COORDINATOR).reply)
    assert "กองคลัง" not in said(tick(year, "2026-04-04", 10))
    assert said(tick(year, "2026-04-07"))["กองคลัง"] is Purpose.REMINDER


def test_a_step_that_is_switched_off_is_not_said(year: RemindedYear) -> None:
    with year.store.writing() as books:
        for occasion in (Occasion.BEFORE_7, Occasion.HEAD, Occasion.EXECUTIVE, Occasion.COMPLETE):
            books.switched_off_occasions.switch(year.office.id, occasion, is_on=False)
    tick(year, "2026-03-27")
    assert tick(year, WEEK_BEFORE).notices == ()
    tick(year, "2026-04-10")
    tick(year, "2026-04-16")
    last = said(tick(year, "2026-04-17"))
    assert Purpose.ESCALATION not in last.values()
    assert last[COORDINATOR] is Purpose.DIGEST


def test_a_promise_kept_from_a_weekend_is_quoted_on_monday(year: RemindedYear) -> None:
    tick(year, "2026-03-11")
    year.now = at("2026-03-12", 10)
    year.promises("กองคลัง", "3", "2026-03-14", "ข้อ 3 ส่งวันเสาร์ค่ะ")
    assert tick(year, "2026-03-14").notices == ()
    monday = tick(year, "2026-03-16")
    assert said(monday) == {"กองคลัง": Purpose.PROMISE}
    assert refs(to(monday, "กองคลัง")) == ["3"]
    assert "ข้อ 3 ส่งวันเสาร์ค่ะ" in text_of(to(monday, "กองคลัง"), "3")
    assert tick(year, "2026-03-17").notices == ()


def test_a_promise_made_for_today_is_not_quoted_before_tomorrow(year: RemindedYear) -> None:
    tick(year, "2026-03-11")
    year.now = at("2026-03-12", 10)
    year.promises("กองคลัง", "3", "2026-03-12", "ข้อ 3 ส่งวันนี้ค่ะ")
    assert tick(year, "2026-03-12", 11).notices == ()
    assert said(tick(year, "2026-03-13")) == {"กองคลัง": Purpose.PROMISE}


def test_what_a_coordinator_asks_for_goes_out_at_once_and_spares_the_days_own(year: RemindedYear) -> None:
    year.now = at(WEEK_BEFORE, 8)
    ask(year, "กองคลัง")
    asked = tick(year, WEEK_BEFORE, 8)
    assert said(asked) == {"กองคลัง": Purpose.ASKED}
    assert "กองคลัง" not in said(tick(year, WEEK_BEFORE, 9))


def test_what_is_asked_for_at_night_waits_for_the_day(year: RemindedYear) -> None:
    tick(year, "2026-03-27")
    year.now = at("2026-03-27", 21)
    ask(year, "กองคลัง")
    assert tick(year, "2026-03-27", 22).notices == ()
    assert said(tick(year, "2026-03-28", 8)) == {"กองคลัง": Purpose.ASKED}


def test_the_last_division_is_told_of_at_once_even_on_a_sunday_but_not_at_night(year: RemindedYear) -> None:
    tick(year, "2026-04-10")
    year.now = at("2026-04-11", 20)
    for division in year.office.divisions:
        year.answers(division.name)
    assert tick(year, "2026-04-11", 21).notices == ()
    told = said(tick(year, "2026-04-12", 8))
    assert told[COORDINATOR] is Purpose.OFFICE_COMPLETE
    assert told["นายก"] is Purpose.REPORT_READY
    assert tick(year, "2026-04-16").notices == ()


def test_a_coordinator_without_heads_is_told_that_none_is_registered(year: RemindedYear) -> None:
    tick(year, "2026-04-10")
    decisions = tick(year, "2026-04-16")
    digest = str(to(decisions, COORDINATOR).reply)
    assert "ยังไม่มีหัวหน้ากองที่ลงทะเบียน" in digest
    assert said(decisions)["หัวหน้าสำนักปลัด"] is Purpose.ESCALATION
    assert "ปลัด" not in said(decisions)


def test_an_office_is_looked_at_again_only_when_something_happened(year: RemindedYear) -> None:
    tick(year, WEEK_BEFORE)
    assert due(year, at(WEEK_BEFORE, 9, 5)) == []
    year.now = at(WEEK_BEFORE, 10)
    year.answers("กองคลัง")
    assert due(year, at(WEEK_BEFORE, 10, 1)) == [year.office.id]
    assert due(year, at(WEEK_BEFORE, 20)) == []
    assert due(year, at("2026-04-04", 8)) == [year.office.id]


def test_sixty_measures_stay_within_what_line_takes(year: RemindedYear) -> None:
    year.plan_of(60)
    notice = to(tick(year, WEEK_BEFORE), "กองคลัง")
    messages = render(notice.reply)
    assert len(messages) <= 5
    assert check_messages(messages) == []
    assert "เรื่องที่ 60" in str(messages)
    assert all(isinstance(row.button, Prefill) for row in rows(notice))


@pytest.mark.parametrize("day", ["2026-04-03", "2026-04-10", "2026-04-17"])
def test_every_message_is_one_line_takes(year: RemindedYear, day: str) -> None:
    decisions = tick(year, day)
    assert decisions.notices
    for notice in decisions.notices:
        assert check_messages(render(notice.reply)) == []


def ask(year: RemindedYear, division: str) -> None:
    with year.store.writing() as books:
        ask_now(books, year.office, [year.division(division)], aware_utc(year.now))


def due(year: RemindedYear, moment: datetime) -> list[int]:
    with year.store.reading() as books:
        return due_offices(books, aware_utc(moment))


def rows(notice: Notice) -> list[Row]:
    shown = notice.reply.messages[0]
    cards = shown.cards if isinstance(shown, Carousel) else [shown]
    return [row for card in cards if isinstance(card, Card) for row in card.rows]


def refs(notice: Notice) -> list[str | None]:
    return [row.label for row in rows(notice)]


def text_of(notice: Notice, ref: str) -> str:
    return next(row.text for row in rows(notice) if row.label == ref)
