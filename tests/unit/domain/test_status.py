"""Statuses of several divisions in one cell."""

from __future__ import annotations

import pytest

from bot.domain.status import Status, combined

DONE, GOING, NOT, NONE = Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED, Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("said", "together"),
    [
        ([], None),
        ([None], None),
        ([DONE, DONE], DONE),
        ([DONE, None], DONE),
        ([DONE, NOT], GOING),
        ([NOT, NOT], NOT),
        ([DONE, NONE], DONE),
        ([NONE, NONE], NONE),
        ([GOING, DONE], GOING),
    ],
)
def test_combining(said: list[Status | None], together: Status | None) -> None:
    assert combined(said) is together
