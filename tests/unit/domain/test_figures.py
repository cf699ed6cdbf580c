"""The four figures: what was due, what came, and what came in time."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.entry import Entry
from bot.domain.figures import DivisionFigures, Figures, division_figures, per_cent
from bot.domain.office import Division
from bot.domain.rounds import default_rounds
from tests.support.huai_tan import PALACE, TREASURY, YEAR, entry, plan

ROUND = default_rounds(YEAR)[1]
IN_TIME = datetime(2025, 10, 10, 16, 59, tzinfo=UTC)
LATE = datetime(2025, 10, 10, 17, 0, tzinfo=UTC)  # midnight in Thailand


def figures(*entries: Entry) -> DivisionFigures:
    return division_figures(Division(PALACE, "สำนักปลัด", 1), plan(), ROUND, entries)


def test_a_division_that_said_nothing_has_everything_missing() -> None:
    found = figures(entry(1, 1, "ของกองอื่น", TREASURY))
    expected = len(list(plan().measures()))
    assert found.figures == Figures(expected, 0, 0)
    assert found.figures.reporting_rate == found.figures.on_time_rate == 0


def test_the_deadline_counts_to_the_end_of_its_day_in_thailand() -> None:
    found = figures(entry(1, 1, "ทัน", at=IN_TIME), entry(2, 2, "ไม่ทัน", at=LATE))
    assert (found.figures.received, found.figures.on_time) == (2, 1)
    assert [measure.id for measure in found.late] == [2]


def test_correcting_an_answer_later_does_not_make_it_late() -> None:
    found = figures(entry(1, 1, "ทัน", at=IN_TIME, superseded_by=2), entry(2, 1, "แก้ไข", at=LATE))
    assert found.late == ()


def test_an_answer_taken_back_and_given_again_counts_from_when_it_was_given_again() -> None:
    found = figures(entry(1, 1, "ถอน", at=IN_TIME, withdrawn_at=IN_TIME), entry(2, 1, "ส่งใหม่", at=LATE))
    assert (found.figures.received, found.figures.on_time) == (1, 0)


def test_a_rate_is_all_only_when_all_is_there() -> None:
    assert per_cent(199, 200) == 99
    assert per_cent(200, 200) == 100
    assert per_cent(0, 0) == 100


def test_figures_add_up() -> None:
    assert Figures(3, 2, 1) + Figures(1, 1, 1) == Figures(4, 3, 2)
