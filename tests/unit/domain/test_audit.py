"""The seals of the audit trail: whatever is changed gives itself away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.audit import FIRST_SEAL, AuditRecord, first_broken, seal
from tests.builders import NOON


def a_trail(length: int = 5) -> list[AuditRecord]:
    """A whole trail of that many acts."""
    trail: list[AuditRecord] = []
    previous = FIRST_SEAL
    for number in range(1, length + 1):
        act: dict[str, Any] = {
            "number": number,
            "at": NOON,
            "actor": "member:1",
            "action": "moved",
            "subject": "round:2568-1",
            "facts": {"to": number},
        }
        previous = seal(previous, **act)
        trail.append(AuditRecord(office_id=1, hash=previous, **act))
    return trail


def test_a_trail_nobody_touched_is_whole() -> None:
    assert first_broken(a_trail()) is None
    assert first_broken([]) is None


@pytest.mark.parametrize(
    "forged",
    [
        {"actor": "member:2"},
        {"action": "withdrew"},
        {"subject": "round:2568-2"},
        {"facts": {}},
        {"number": 9},
    ],
    ids=lambda change: next(iter(change)),
)
@given(place=st.integers(1, 5))
def test_a_changed_record_is_found(forged: dict[str, Any], place: int) -> None:
    trail = a_trail()
    trail[place - 1] = replace(trail[place - 1], **forged)

    assert first_broken(trail) == place


@given(place=st.integers(1, 4))
def test_a_removed_record_is_found(place: int) -> None:
    trail = a_trail()
    del trail[place - 1]

    assert first_broken(trail) == place
