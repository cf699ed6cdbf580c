"""Between rows of the entries table and entries: what a draft stores, and what became of it since."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, and_, select

from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry, EntryDraft, SaidDate
from bot.store.schema import entries, withdrawals

_newer = entries.alias("newer")

AnyEntry = Select[*tuple[Any, ...]]


def entries_as_of(as_of: datetime | None) -> AnyEntry:
    """Entries oldest first, each with the correction and the withdrawal it had by that instant.

    None means by now.
    """
    corrected = and_(_newer.c.office_id == entries.c.office_id, _newer.c.supersedes == entries.c.number)
    withdrawn = and_(withdrawals.c.office_id == entries.c.office_id, withdrawals.c.number == entries.c.number)
    if as_of is not None:
        corrected = and_(corrected, _newer.c.recorded_at <= as_of)
        withdrawn = and_(withdrawn, withdrawals.c.withdrawn_at <= as_of)
    query: AnyEntry = (
        select(entries, _newer.c.number.label("superseded_by"), withdrawals.c.withdrawn_at)
        .outerjoin_from(entries, _newer, corrected)
        .outerjoin(withdrawals, withdrawn)
        .order_by(entries.c.event_at, entries.c.number)
    )
    return query if as_of is None else query.where(entries.c.recorded_at <= as_of)


def only_live(query: AnyEntry) -> AnyEntry:
    """The same entries without those corrected or taken back, the newest first."""
    return (
        query.where(_newer.c.number.is_(None), withdrawals.c.number.is_(None))
        .order_by(None)
        .order_by(entries.c.event_at.desc(), entries.c.number.desc())
    )


def entry_of(row: Row[*tuple[Any, ...]]) -> Entry:
    """The entry a row of `entries_as_of` holds."""
    return Entry(
        number=row.number,
        office_id=row.office_id,
        measure_id=row.measure_id,
        division_id=row.division_id,
        fiscal_year=FiscalYear(row.fiscal_year),
        round_number=row.round_number,
        field=row.field,
        text=row.text,
        status=row.status,
        percent=row.percent,
        dates=tuple(SaidDate(said["text"], date.fromisoformat(said["value"])) for said in row.dates),
        event_at=row.event_at,
        recorded_at=row.recorded_at,
        chat_id=row.chat_id,
        message_id=row.message_id,
        line_user_id=row.line_user_id,
        display_name=row.display_name,
        superseded_by=row.superseded_by,
        withdrawn_at=row.withdrawn_at,
    )


def values_of(draft: EntryDraft) -> dict[str, object]:
    """The columns a draft fills; what it corrects is for the caller to decide."""
    return {
        "measure_id": draft.measure_id,
        "division_id": draft.division_id,
        "fiscal_year": draft.fiscal_year.number,
        "round_number": draft.round_number,
        "field": draft.field,
        "text": draft.text,
        "status": draft.status,
        "percent": draft.percent,
        "dates": [{"text": said.text, "value": said.value.isoformat()} for said in draft.dates],
        "event_at": draft.event_at,
        "chat_id": draft.chat_id,
        "message_id": draft.message_id,
        "line_user_id": draft.line_user_id,
        "display_name": draft.display_name,
    }
