"""The ladder: which days a round speaks on, whatever the calendar and the dates of the round."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import FiscalYear
from bot.domain.ladder import LATE_OCCASIONS, RUNGS, Occasion, PlannedDay, ladder
from bot.domain.rounds import Round, default_rounds
from bot.domain.working_days import WorkingDays

APRIL_2026 = WorkingDays(
    {date(2026, 3, 3): "วันมาฆบูชา", date(2026, 4, 6): "วันจักรี"}
    | {date(2026, 4, day): "วันสงกรานต์" for day in (13, 14, 15)}
)
FIRST, SECOND = default_rounds(FiscalYear(2569))

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CALENDARS = st.dictionaries(DAYS, st.just("วันหยุดพิเศษ"), max_size=60).map(WorkingDays)
ROUNDS = st.builds(
    lambda opens, days: Round(
        FiscalYear(2569), 1, opens, opens + timedelta(days=days), opens + timedelta(days=days + 20)
    ),
    DAYS,
    st.integers(0, 90),
)
CHOICES = st.sets(st.sampled_from([*RUNGS, Occasion.OPENING]))


def shown(days: tuple[PlannedDay, ...]) -> dict[str, list[str]]:
    return {one.day.isoformat(): [rung.occasion.value for rung in one.rungs] for one in days}


def test_the_usual_first_round_of_2569() -> None:
    assert shown(ladder(FIRST, APRIL_2026)) == {
        "2026-03-02": ["opening"],
        "2026-03-11": ["before_30"],
        "2026-03-27": ["before_14"],
        "2026-04-03": ["before_7"],
        "2026-04-07": ["before_3"],
        "2026-04-09": ["before_1"],
        "2026-04-10": ["deadline"],
        "2026-04-16": ["late_1", "late_3"],
        "2026-04-17": ["late_7"],
    }


def test_rungs_that_meet_are_one_and_speak_as_the_most_urgent() -> None:
    october = ladder(SECOND, WorkingDays())
    friday = next(one for one in october if one.day == date(2026, 10, 9))
    assert [rung.occasion for rung in friday.rungs] == [Occasion.BEFORE_1, Occasion.DEADLINE]
    assert friday.occasion is Occasion.DEADLINE


def test_what_falls_before_the_opening_is_left_out_and_what_meets_it_is_the_opening() -> None:
    short = Round(FiscalYear(2569), 1, date(2026, 3, 27), date(2026, 4, 10), date(2026, 4, 30))
    days = ladder(short, APRIL_2026)
    assert days[0].is_opening
    assert days[0].occasion is Occasion.OPENING
    assert [rung.occasion for rung in days[0].rungs] == [Occasion.OPENING, Occasion.BEFORE_14]
    assert not any(rung.occasion is Occasion.BEFORE_30 for one in days for rung in one.rungs)


@given(ROUNDS, CALENDARS, CHOICES)
def test_every_day_is_worked_and_comes_once(round_: Round, calendar: WorkingDays, off: set[Occasion]) -> None:
    days = ladder(round_, calendar, off)
    assert all(calendar.is_working(one.day) for one in days)
    assert [one.day for one in days] == sorted({one.day for one in days})
    assert all(one.moment.hour == 9 for one in days)


@given(ROUNDS, CALENDARS, CHOICES)
def test_rungs_move_to_the_side_nobody_is_hurt_by(
    round_: Round, calendar: WorkingDays, off: set[Occasion]
) -> None:
    rungs = [(one.day, rung) for one in ladder(round_, calendar, off) for rung in one.rungs]
    assert not off & {rung.occasion for _, rung in rungs}
    for day, rung in rungs:
        if rung.occasion in LATE_OCCASIONS or rung.occasion is Occasion.OPENING:
            assert day >= rung.nominal
        else:
            assert day <= rung.nominal
            assert day <= round_.reply_deadline


@given(ROUNDS, CALENDARS)
def test_no_rung_after_the_opening_is_lost(round_: Round, calendar: WorkingDays) -> None:
    days = ladder(round_, calendar)
    kept = {rung.occasion for one in days for rung in one.rungs}
    assert kept >= LATE_OCCASIONS | {Occasion.OPENING}
    for occasion in set(RUNGS) - kept:
        nominal = round_.reply_deadline + timedelta(days=RUNGS[occasion])
        assert calendar.on_or_before(nominal) < days[0].day
