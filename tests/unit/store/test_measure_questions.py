"""Questions which measure was meant: one open to a person, answered once, gone with their message."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.asking import MeasureQuestionDraft, Statement, asked_of
from bot.domain.entry import EntryField, SaidDate
from bot.domain.status import Status
from bot.store.store import Books, Store
from tests.builders import NOON, found_office, minutes_later

SAID = Statement(
    EntryField.RESULTS,
    "จัดอบรมแล้ว 10 ม.ค. 68",
    Status.DONE,
    80,
    (SaidDate("10 ม.ค. 68", date(2025, 1, 10)),),
    "กองคลัง",
)


def a_question(books: Books, **changes: object) -> MeasureQuestionDraft:
    office_id = (books.offices.all() or [found_office(books)])[0].id
    draft = MeasureQuestionDraft(
        office_id, "C-1", "U-suda", "m-1", NOON, SAID, (3, 1), NOON, minutes_later(15)
    )
    return replace(draft, **changes)  # type: ignore[arg-type]


def test_a_question_keeps_what_was_said(store: Store) -> None:
    with store.writing() as books:
        asked = books.measure_questions.get(books.measure_questions.ask(a_question(books)))

    assert asked is not None
    assert asked.statement == SAID
    assert asked.measure_ids == (3, 1)
    assert asked.is_open(minutes_later(14))
    assert not asked.is_open(minutes_later(15))


def test_a_question_is_open_to_the_person_it_was_asked(store: Store) -> None:
    with store.writing() as books:
        question_id = books.measure_questions.ask(a_question(books))

        def open_to(chat_id: str, person: str, minute: float) -> int | None:
            found = asked_of(books.measure_questions.open_in(chat_id), person, minutes_later(minute))
            return found.id if found else None

        assert open_to("C-1", "U-suda", 1) == question_id
        assert open_to("C-1", "U-suda", 15) is None
        assert open_to("C-1", "U-manee", 1) is None
        assert open_to("C-2", "U-suda", 1) is None


def test_a_new_question_closes_the_earlier_one_of_the_same_person_only(store: Store) -> None:
    with store.writing() as books:
        first = books.measure_questions.ask(a_question(books))
        other = books.measure_questions.ask(a_question(books, line_user_id="U-manee", message_id="m-2"))
        unnamed = books.measure_questions.ask(a_question(books, line_user_id=None, message_id="m-3"))
        later = a_question(books, message_id="m-4", asked_at=minutes_later(1), expires_at=minutes_later(16))
        books.measure_questions.ask(later)

        closed = {number: books.measure_questions.get(number) for number in (first, other, unnamed)}
        assert [q.closed_at for q in closed.values() if q] == [minutes_later(1), None, None]


def test_what_expired_unanswered_is_not_kept(store: Store) -> None:
    with store.writing() as books:
        expired = books.measure_questions.ask(a_question(books))
        answered = books.measure_questions.ask(a_question(books, line_user_id="U-manee"))
        books.measure_questions.close(answered, minutes_later(2))
        books.measure_questions.ask(
            a_question(books, message_id="m-2", asked_at=minutes_later(20), expires_at=minutes_later(35))
        )

        assert books.measure_questions.get(expired) is None
        assert books.measure_questions.get(answered) is not None


def test_a_question_is_closed_once(store: Store) -> None:
    with store.writing() as books:
        question_id = books.measure_questions.ask(a_question(books))

        assert books.measure_questions.close(question_id, minutes_later(1))
        assert not books.measure_questions.close(question_id, minutes_later(2))
        assert books.measure_questions.open_in("C-1") == []


def test_a_message_that_is_gone_takes_its_questions_along(store: Store) -> None:
    with store.writing() as books:
        gone = books.measure_questions.ask(a_question(books))
        elsewhere = books.measure_questions.ask(a_question(books, chat_id="C-2"))
        books.measure_questions.forget("C-1", "m-1")

        assert books.measure_questions.get(gone) is None
        assert books.measure_questions.get(elsewhere) is not None
