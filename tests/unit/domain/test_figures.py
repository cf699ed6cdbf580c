"""The four figures of routine reporting."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, timedelta

from bot.domain.entry import Entry
from bot.domain.figures import Figures, figures
from bot.domain.standing import standing
from tests.builders import NOON, a_draft, a_measure, a_plan, an_office

DIVISION = an_office().divisions[0]
PLAN = a_plan(*(a_measure(str(ref), id=ref) for ref in (1, 2, 3)))
DEADLINE = date(2025, 4, 10)
LATE = datetime.combine(DEADLINE, NOON.timetz()) + timedelta(days=1)


def an_entry(number: int, measure_id: int, event_at: datetime = NOON, **changes: object) -> Entry:
    draft = asdict(a_draft(measure_id, DIVISION.id, event_at=event_at)) | {"fiscal_year": PLAN.fiscal_year}
    del draft["supersedes"]
    facts = draft | {"number": number, "office_id": 1, "recorded_at": event_at} | changes
    return Entry(**facts)


def counted(*entries: Entry) -> Figures:
    return figures(standing(DIVISION, PLAN, entries), entries, DEADLINE)


def test_received_and_on_time_are_of_what_is_expected() -> None:
    found = counted(an_entry(1, 1), an_entry(2, 2, LATE))
    assert (found.expected, found.received, found.on_time) == (3, 2, 1)
    assert (found.reporting_rate, found.on_time_rate) == (66, 33)


def test_a_late_correction_does_not_make_an_answer_late() -> None:
    found = counted(an_entry(1, 1, superseded_by=2), an_entry(2, 1, LATE))
    assert found.on_time == 1


def test_what_was_taken_back_was_not_on_time() -> None:
    found = counted(an_entry(1, 1, withdrawn_at=LATE), an_entry(2, 1, LATE))
    assert (found.received, found.on_time) == (1, 0)


def test_the_deadline_lasts_until_midnight_in_thailand() -> None:
    evening = datetime.fromisoformat("2025-04-10T23:59:00+07:00")
    assert counted(an_entry(1, 1, evening)).on_time == 1
    assert counted(an_entry(1, 1, evening + timedelta(minutes=1))).on_time == 0


def test_a_rate_is_never_rounded_up_to_all() -> None:
    assert Figures(200, 199, 199).reporting_rate == 99
    assert Figures(0, 0, 0).on_time_rate == 100


def test_divisions_add_up() -> None:
    assert Figures(4, 2, 1) + Figures(2, 2, 2) == Figures(6, 4, 3)
