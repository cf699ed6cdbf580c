"""Entries: numbered in their office, said once, corrected and withdrawn without being changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry, EntryField, SaidDate
from bot.domain.office import Office
from bot.domain.plan import Plan
from bot.domain.status import Status
from bot.store.store import Books, Store
from tests.builders import NOON, YEAR, a_draft, minutes_later, office_with_plan


@pytest.fixture
def office_and_plan(store: Store) -> tuple[Office, Plan]:
    return office_with_plan(store)


@pytest.fixture
def office(office_and_plan: tuple[Office, Plan]) -> Office:
    return office_and_plan[0]


@pytest.fixture
def measure_ids(office_and_plan: tuple[Office, Plan]) -> list[int]:
    return [measure.id for measure in office_and_plan[1].measures()]


@pytest.fixture
def division_ids(office: Office) -> list[int]:
    return [division.id for division in office.divisions]


def _append(
    books: Books, office: Office, measure_id: int, division_id: int, minute: int = 0, **changes: object
) -> Entry:
    """An entry said and recorded that many minutes after NOON."""
    moment = minutes_later(minute)
    draft = a_draft(measure_id, division_id, event_at=moment, **changes)
    return books.entries.append(office.id, draft, moment).entry


def _numbers(entries: list[Entry]) -> list[int]:
    return [entry.number for entry in entries]


def test_an_entry_comes_back_as_it_was_said(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    text = "ประกาศแล้ว  ๓ ฉบับ \u200bดังนี้\n- ฉบับที่ 1"
    draft = a_draft(
        measure_ids[1],
        division_ids[2],
        text=text,
        field=EntryField.OUTCOMES,
        status=Status.IN_PROGRESS,
        percent=60,
        dates=(SaidDate("10 ม.ค. 68", date(2025, 1, 10)),),
        chat_id="C-chang",
        message_id="message-1",
        line_user_id="U-nok",
        display_name="นก กองช่าง",
    )
    with store.writing() as books:
        appended, is_new = books.entries.append(office.id, draft, minutes_later(2))

    assert is_new
    assert appended == Entry(
        number=1,
        office_id=office.id,
        measure_id=measure_ids[1],
        division_id=division_ids[2],
        fiscal_year=YEAR,
        round_number=1,
        field=EntryField.OUTCOMES,
        text=text,
        status=Status.IN_PROGRESS,
        percent=60,
        dates=(SaidDate("10 ม.ค. 68", date(2025, 1, 10)),),
        event_at=NOON,
        recorded_at=minutes_later(2),
        chat_id="C-chang",
        message_id="message-1",
        line_user_id="U-nok",
        display_name="นก กองช่าง",
    )
    with store.reading() as books:
        assert books.entries.by_number(office.id, 1) == appended


def test_the_same_message_read_again_gives_the_entry_it_gave(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    draft = a_draft(measure_ids[0], division_ids[0], message_id="message-1")
    with store.writing() as books:
        first = books.entries.append(office.id, draft, NOON)
        again = books.entries.append(office.id, draft, minutes_later(5))
        following = _append(books, office, measure_ids[0], division_ids[0], 6)

        assert (first.is_new, again.is_new) == (True, False)
        assert again.entry == first.entry
        assert following.number == 2


def test_one_message_may_give_an_entry_for_each_measure_division_and_field(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    draft = a_draft(measure_ids[0], division_ids[0], message_id="message-1")
    drafts = [
        draft,
        draft._replace(measure_id=measure_ids[1]),
        draft._replace(division_id=division_ids[1]),
        draft._replace(field=EntryField.SUGGESTIONS),
    ]
    with store.writing() as books:
        appended = [books.entries.append(office.id, one, NOON) for one in drafts]

        assert all(is_new for _, is_new in appended)
        assert _numbers(books.entries.by_message(office.id, "message-1")) == [1, 2, 3, 4]


def test_entries_without_a_message_are_never_taken_for_the_same(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    with store.writing() as books:
        first = _append(books, office, measure_ids[0], division_ids[0])
        second = _append(books, office, measure_ids[0], division_ids[0])

    assert (first.number, second.number) == (1, 2)


def test_offices_count_for_themselves(store: Store) -> None:
    numbers = []
    for _ in range(2):
        office, plan = office_with_plan(store)
        with store.writing() as books:
            measure = next(plan.measures())
            numbers.append(_append(books, office, measure.id, office.divisions[0].id).number)

    assert numbers == [1, 1]


def test_a_number_lost_to_a_failure_is_given_again(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    with pytest.raises(LookupError), store.writing() as books:
        _append_and_fail(books, office, measure_ids[0], division_ids[0])

    with store.writing() as books:
        assert _append(books, office, measure_ids[0], division_ids[0]).number == 1


def _append_and_fail(books: Books, office: Office, measure_id: int, division_id: int) -> None:
    _append(books, office, measure_id, division_id)
    books.entries.append(404, a_draft(measure_id, division_id), NOON)


def test_a_correction_supersedes_and_both_stay(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    with store.writing() as books:
        wrong = _append(books, office, measure_ids[0], division_ids[0])
        right = _append(books, office, measure_ids[0], division_ids[0], 1, supersedes=wrong.number)

        both = books.entries.of_round(office.id, YEAR, 1)

    assert [(entry.number, entry.superseded_by, entry.is_live) for entry in both] == [
        (wrong.number, right.number, False),
        (right.number, None, True),
    ]


def test_an_edited_message_corrects_its_own_entry_once_for_each_edit(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    said = a_draft(measure_ids[0], division_ids[0], message_id="message-1")
    edited = said._replace(text="แก้แล้ว", event_at=minutes_later(1), supersedes=1)
    edited_again = said._replace(text="แก้อีกที", event_at=minutes_later(2), supersedes=2)
    with store.writing() as books:
        appended = [
            books.entries.append(office.id, draft, minutes_later(3))
            for draft in (said, edited, edited, edited_again, edited)
        ]
        live = [entry.text for entry in books.entries.by_message(office.id, "message-1") if entry.is_live]

    assert [(entry.number, is_new) for entry, is_new in appended] == [
        (1, True),
        (2, True),
        (2, False),
        (3, True),
        (2, False),
    ]
    assert live == ["แก้อีกที"]


def test_two_corrections_of_one_entry_never_both_count(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    with store.writing() as books:
        wrong = _append(books, office, measure_ids[0], division_ids[0])
        _append(books, office, measure_ids[0], division_ids[0], 1, supersedes=wrong.number)
        last = _append(books, office, measure_ids[0], division_ids[0], 2, supersedes=wrong.number)

        entries = books.entries.of_round(office.id, YEAR, 1)

    assert [entry.superseded_by for entry in entries] == [2, 3, None]
    assert [entry.number for entry in entries if entry.is_live] == [last.number]


def test_an_entry_is_withdrawn_once(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    with store.writing() as books:
        entry = _append(books, office, measure_ids[0], division_ids[0])

        assert books.entries.withdraw(office.id, entry.number, minutes_later(1), "message-2")
        assert not books.entries.withdraw(office.id, entry.number, minutes_later(2), "message-3")
        assert not books.entries.withdraw(office.id, 99, minutes_later(2), None)
        assert books.entries.by_number(office.id, entry.number) == entry._replace(
            withdrawn_at=minutes_later(1)
        )


def test_the_past_is_seen_without_what_came_later(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    with store.writing() as books:
        first = _append(books, office, measure_ids[0], division_ids[0], 0)
        second = _append(books, office, measure_ids[1], division_ids[0], 1)
        _append(books, office, measure_ids[0], division_ids[0], 10, supersedes=first.number)
        books.entries.withdraw(office.id, second.number, minutes_later(11), None)

    with store.reading() as books:
        before = books.entries.of_round(office.id, YEAR, 1, as_of=minutes_later(9))
        between = books.entries.of_year(office.id, YEAR, as_of=minutes_later(10))
        now = books.entries.of_year(office.id, YEAR)

    assert before == [first, second]
    assert [(entry.number, entry.is_live) for entry in between] == [(1, False), (2, True), (3, True)]
    assert [(entry.number, entry.is_live) for entry in now] == [(1, False), (2, False), (3, True)]


def test_entries_come_in_the_order_they_were_said(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    with store.writing() as books:
        for minute in (5, 1, 3):
            _append(books, office, measure_ids[0], division_ids[0], minute)

        assert _numbers(books.entries.of_round(office.id, YEAR, 1)) == [2, 3, 1]


def test_the_latest_live_entry_of_a_division_is_found(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    measure, division = measure_ids[0], division_ids[0]
    with store.writing() as books:
        _append(books, office, measure, division, 0)
        result = _append(books, office, measure, division, 1)
        outcome = _append(books, office, measure, division, 2, field=EntryField.OUTCOMES)
        taken_back = _append(books, office, measure, division, 3)
        books.entries.withdraw(office.id, taken_back.number, minutes_later(4), None)
        _append(books, office, measure, division_ids[1], 5)
        _append(books, office, measure, division, 6, round_number=2)
        latest = books.entries.latest

        assert latest(office.id, measure, division, YEAR, 1) == outcome
        assert latest(office.id, measure, division, YEAR, 1, EntryField.RESULTS) == result
        assert latest(office.id, measure, division, YEAR, 1, EntryField.SUGGESTIONS) is None
        assert latest(office.id, measure_ids[1], division, YEAR, 1) is None


def test_searching_narrows_down_by_what_is_given(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    with store.writing() as books:
        _append(books, office, measure_ids[0], division_ids[0], 0)
        _append(books, office, measure_ids[1], division_ids[0], 1, round_number=2)
        _append(books, office, measure_ids[1], division_ids[0], 2, fiscal_year=FiscalYear(2567))
        search = books.entries.search

        assert _numbers(search(office.id)) == [1, 2, 3]
        assert _numbers(search(office.id, YEAR)) == [1, 2]
        assert _numbers(search(office.id, YEAR, 2)) == [2]
        assert _numbers(search(office.id, measure_id=measure_ids[1])) == [2, 3]
        assert search(404) == []


def test_what_a_person_said_lately_in_a_chat_is_found_while_it_counts(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    suda = {"chat_id": "C-khlang", "line_user_id": "U-suda"}
    with store.writing() as books:

        def said(minute: int, **who: object) -> int:
            return _append(books, office, measure_ids[0], division_ids[0], minute, **who).number

        said(0, **suda)
        lately = [said(5, **suda), said(10, **suda)]
        said(6, chat_id="C-khlang", line_user_id="U-manee")
        said(6, chat_id="C-chang", line_user_id="U-suda")
        said(6)
        said(11, **suda)
        said(12, supersedes=said(7, **suda))
        books.entries.withdraw(office.id, said(8, **suda), minutes_later(9), None)
        found = books.entries.of_person(office.id, "C-khlang", "U-suda", minutes_later(5), minutes_later(10))

    assert _numbers(found) == lately


def test_what_was_unsent_leaves_only_that_there_were_entries(
    store: Store, office: Office, measure_ids: list[int], division_ids: list[int]
) -> None:
    said: dict[str, Any] = {
        "chat_id": "C-khlang",
        "message_id": "message-1",
        "percent": 60,
        "dates": (SaidDate("10 ม.ค. 68", date(2025, 1, 10)),),
    }
    with store.writing() as books:
        first = _append(books, office, measure_ids[0], division_ids[0], **said)
        other_chat = _append(books, office, measure_ids[1], division_ids[0], 1, message_id="message-1")
        assert books.entries.in_chat("C-khlang", "message-1") == [first]

        books.entries.forget("C-khlang", "message-1")

        fact = first._replace(text="", dates=(), percent=None, status=None)
        assert books.entries.in_chat("C-khlang", "message-1") == [fact]
        assert books.entries.by_number(office.id, other_chat.number) == other_chat
