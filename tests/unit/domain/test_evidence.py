"""Evidence of an entry, and of the entry that corrects it."""

from __future__ import annotations

from datetime import datetime

from bot.domain.entry import Entry
from bot.domain.evidence import Evidence, EvidenceKind, EvidenceState, by_entry
from tests.builders import NOON, a_draft, minutes_later


def an_entry(number: int, superseded_by: int | None = None) -> Entry:
    draft = a_draft()
    return Entry(
        number=number,
        office_id=1,
        measure_id=draft.measure_id,
        division_id=draft.division_id,
        fiscal_year=draft.fiscal_year,
        round_number=draft.round_number,
        field=draft.field,
        text=draft.text,
        status=draft.status,
        percent=None,
        dates=(),
        event_at=NOON,
        recorded_at=NOON,
        superseded_by=superseded_by,
    )


def a_photo(number: int, entry_number: int | None, sent_at: datetime = NOON) -> Evidence:
    return Evidence(
        id=number,
        office_id=1,
        entry_number=entry_number,
        kind=EvidenceKind.PHOTO,
        state=EvidenceState.STORED,
        chat_id="C-1",
        message_id=f"m-{number}",
        line_user_id="U-suda",
        sent_at=sent_at,
    )


def test_a_correction_keeps_the_evidence_of_what_it_corrects() -> None:
    entries = [an_entry(1, superseded_by=2), an_entry(2, superseded_by=4), an_entry(3), an_entry(4)]
    of_first, of_last = a_photo(1, 1), a_photo(2, 4, minutes_later(3))
    of_other, of_none = a_photo(3, 3), a_photo(4, None)

    assert by_entry(entries, [of_last, of_none, of_other, of_first]) == {
        1: (of_first,),
        2: (of_first,),
        3: (of_other,),
        4: (of_first, of_last),
    }


def test_entries_nobody_asked_about_end_the_chain() -> None:
    assert by_entry([], [a_photo(1, 7)]) == {7: (a_photo(1, 7),)}
