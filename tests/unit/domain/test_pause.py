"""Pauses: who rests when."""

from __future__ import annotations

from datetime import date

from bot.domain.pause import Pause

FIRST, LAST = date(2026, 4, 1), date(2026, 4, 7)


def test_a_division_rests_from_the_first_day_to_the_last() -> None:
    pause = Pause(1, 1, 2, FIRST, LAST)
    assert pause.covers(FIRST, 2)
    assert pause.covers(LAST, 2)
    assert not pause.covers(date(2026, 4, 8), 2)
    assert not pause.covers(FIRST, 3)


def test_a_pause_of_the_office_is_everybodys_and_may_have_no_end() -> None:
    pause = Pause(1, 1, None, FIRST, None)
    assert pause.covers(date(2030, 1, 1), 3)
    assert not pause.covers(date(2026, 3, 31), 3)
