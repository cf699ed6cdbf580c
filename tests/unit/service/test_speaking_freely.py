"""Reminders that go along with replies: said once, at no cost, and not lost when the reply is."""

from __future__ import annotations

from datetime import timedelta

from bot.chat import Bubble, Chat, ChatKind, Reply
from bot.clock import aware_utc
from bot.service.answering import release_dead_replies
from bot.service.speaking_freely import with_what_is_missing
from bot.store.accepting import NewEvent
from bot.store.outcome import ReplyOutcome
from tests.support.reminded_year import RemindedYear, at

KHLANG = Chat(ChatKind.GROUP, "กองคลัง")
CONFIRMED = Reply((Bubble("บันทึกแล้ว"),), measure_ids=(3,), entry_numbers=(1,))


def test_who_speaks_on_a_reminders_day_hears_it_free_and_nobody_is_pushed(year: RemindedYear) -> None:
    year.now = at("2026-04-03", 8)
    reply, key = answered(year)
    assert len(reply.messages) == 2
    assert key is not None
    year.now = at("2026-04-03", 9)
    assert "กองคลัง" not in {notice.chat_id for notice in year.tick().notices}


def test_it_is_said_once(year: RemindedYear) -> None:
    year.now = at("2026-04-03", 8)
    answered(year)
    assert answered(year) == (CONFIRMED, None)


def test_nothing_goes_along_on_other_days(year: RemindedYear) -> None:
    year.now = at("2026-04-03", 9)
    year.tick()
    year.now = at("2026-04-04", 9)
    assert answered(year) == (CONFIRMED, None)


def test_what_the_quota_held_back_goes_along_with_the_next_answer(year: RemindedYear) -> None:
    year.limit = 100
    year.now = at("2026-04-03", 9)
    held = {one.chat_id for one in year.tick().held}
    assert "กองคลัง" in held
    year.now = at("2026-04-04", 11)
    reply, key = answered(year)
    assert len(reply.messages) == 2
    assert key is not None


def test_a_reply_about_nothing_carries_nothing(year: RemindedYear) -> None:
    year.now = at("2026-04-03", 8)
    greeting = Reply((Bubble("สวัสดีค่ะ"),))
    assert answered(year, greeting) == (greeting, None)


def test_a_reminder_whose_reply_never_went_is_due_again(year: RemindedYear) -> None:
    year.now = at("2026-04-03", 8)
    put_reply(year)
    year.now += timedelta(minutes=2)
    release_dead_replies(year.store, aware_utc(year.now))
    year.now = at("2026-04-03", 9)
    assert "กองคลัง" in {notice.chat_id for notice in year.tick().notices}


def test_a_reminder_whose_reply_went_stays_said(year: RemindedYear) -> None:
    year.now = at("2026-04-03", 8)
    put_reply(year)
    with year.store.writing() as books:
        for waiting in books.replies.claim(aware_utc(year.now), 10):
            books.replies.settle(waiting.id, ReplyOutcome.SENT, "request", [], aware_utc(year.now))
    release_dead_replies(year.store, aware_utc(year.now))
    year.now = at("2026-04-03", 9)
    assert "กองคลัง" not in {notice.chat_id for notice in year.tick().notices}


def answered(year: RemindedYear, reply: Reply = CONFIRMED) -> tuple[Reply, str | None]:
    with year.store.writing() as books:
        return with_what_is_missing(books, year.office.id, KHLANG, reply, aware_utc(year.now))


def put_reply(year: RemindedYear) -> None:
    now = aware_utc(year.now)
    with year.store.writing() as books:
        books.inbox.accept([NewEvent("event-1", "U-bot", "C-khlang", now, {"type": "message"})], now)
        reply, key = with_what_is_missing(books, year.office.id, KHLANG, CONFIRMED, now)
        books.replies.put(
            1,
            year.office.id,
            KHLANG.id,
            "token",
            [{}],
            now,
            reply.measure_ids,
            reply.entry_numbers,
            now,
            notice_key=key,
        )
