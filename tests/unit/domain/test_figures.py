"""The four figures: expected, received, reporting rate, on-time rate."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from bot.clock import BANGKOK, aware_utc
from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry, EntryField
from bot.domain.figures import NOTHING_DUE, Figures, division_figures, figures, per_cent
from bot.domain.office import Division
from bot.domain.plan import Measure, Plan, Responsible, Scope, Section
from bot.domain.rounds import default_rounds
from bot.domain.standing import standing

YEAR = FiscalYear(2569)
DEADLINE = date(2026, 4, 10)
KHLANG = Division(1, "กองคลัง", 1)
MEASURES = tuple(
    Measure(ref=f"{n}", number=f"{n}", row=n, title=f"ข้อ {n}", responsible=Responsible(Scope.ALL), id=n)
    for n in (1, 2, 3)
)
PLAN = Plan(YEAR, "six-month", (Section(None, None, MEASURES),))


def said(
    measure: int,
    day: str,
    number: int = 1,
    field: EntryField = EntryField.RESULTS,
    superseded_by: int | None = None,
    withdrawn: bool = False,
    division: Division = KHLANG,
) -> Entry:
    at = aware_utc(datetime.fromisoformat(day).replace(tzinfo=BANGKOK))
    return Entry(
        number=number,
        office_id=1,
        measure_id=measure,
        division_id=division.id,
        fiscal_year=YEAR,
        round_number=1,
        field=field,
        text="ทำแล้ว",
        status=None,
        percent=None,
        dates=(),
        event_at=at,
        recorded_at=at,
        superseded_by=superseded_by,
        withdrawn_at=at if withdrawn else None,
    )


def counted(entries: Iterable[Entry]) -> tuple[int, int, int]:
    known = list(entries)
    found = figures(standing(KHLANG, PLAN, known), known, DEADLINE)
    return found.expected, found.received, found.on_time


def test_the_whole_last_day_is_on_time_and_the_next_minute_is_not() -> None:
    assert counted([said(1, "2026-04-10T23:59"), said(2, "2026-04-11T00:00", 2)]) == (3, 2, 1)


def test_correcting_an_answer_after_the_deadline_does_not_make_it_late() -> None:
    entries = [said(1, "2026-04-01T09:00", superseded_by=2), said(1, "2026-04-20T09:00", 2)]

    assert counted(entries) == (3, 1, 1)


def test_an_answer_taken_back_and_given_again_later_is_late() -> None:
    entries = [said(1, "2026-04-01T09:00", withdrawn=True), said(1, "2026-04-20T09:00", 2)]

    assert counted(entries) == (3, 1, 0)


def test_an_answer_taken_back_for_good_is_none() -> None:
    assert counted([said(1, "2026-04-01T09:00", withdrawn=True)]) == (3, 0, 0)


def test_only_results_of_the_division_itself_answer() -> None:
    other = Division(2, "กองช่าง", 2)
    entries = [
        said(1, "2026-04-01T09:00", field=EntryField.OUTCOMES),
        said(2, "2026-04-01T09:00", 2, division=other),
    ]

    assert counted(entries) == (3, 0, 0)


def test_rates_are_whole_per_cent_never_rounded_up_to_all() -> None:
    found = Figures(expected=300, received=299, on_time=100)

    assert (found.reporting_rate, found.on_time_rate) == (99, 33)


def test_where_nothing_is_expected_nothing_is_owed() -> None:
    assert (NOTHING_DUE.reporting_rate, NOTHING_DUE.on_time_rate, per_cent(0, 0)) == (100, 100, 100)


def test_the_figures_of_an_office_are_those_of_its_divisions_together() -> None:
    assert sum([Figures(4, 3, 2), Figures(2, 2, 1)], NOTHING_DUE) == Figures(6, 5, 3)


def test_a_division_is_told_which_of_its_answers_came_late() -> None:
    first_round = default_rounds(YEAR)[0]
    found = division_figures(KHLANG, PLAN, first_round, [said(1, "2026-04-10"), said(2, "2026-04-11", 2)])

    assert [measure.id for measure in found.late] == [2]
    assert found.figures == Figures(3, 2, 1)
