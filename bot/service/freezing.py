"""Freezing: what exactly of a report is signed, and what changed since it was signed before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.domain.calendar import FiscalYear
from bot.domain.evidence import Evidence, EvidenceState, by_entry
from bot.domain.office import Office
from bot.domain.signing import Snapshot
from bot.reports.exporting import FORMATS
from bot.reports.layout import load_layout
from bot.reports.papers import Paper
from bot.reports.table import Report
from bot.service.reporting import Edition, report_in
from bot.store.store import Books

_UNPRINTED = ("as_of", "photos")
"""What a report's data tells beside its content: its moment, and photos, which count as evidence."""


def content_hash(
    books: Books,
    office: Office,
    fiscal_year: FiscalYear,
    round_number: int,
    as_of: datetime,
    layout: str | None = None,
) -> str:
    """The SHA-256 of the round's content at that instant: its canonical data and the evidence behind it.

    The same content has the same hash whenever it is taken. OperatorError when there is no plan.
    """
    report = _table(books, office, fiscal_year, round_number, as_of, layout)
    document = _canonical(report)
    numbers = {number for row in _rows(report) for cell in row.cells for number in cell.entry_numbers}
    entries = books.entries.of_year(office.id, fiscal_year, as_of)
    shown = by_entry(entries, books.evidence.of_office(office.id, as_of))
    pieces = [[number, *_piece(item)] for number in sorted(numbers) for item in _whole(shown.get(number, ()))]
    line = json.dumps([document, pieces], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()


def hash_now(books: Books, office: Office, snapshot: Snapshot) -> str:
    """What the hash of the snapshot's report is if it is made up anew.

    It differs from the one that was signed after the plan was changed, or evidence was taken back.
    """
    return content_hash(
        books,
        office,
        snapshot.fiscal_year,
        snapshot.round_number,
        snapshot.frozen_at,
        snapshot.layout,
    )


def changed_refs(books: Books, office: Office, before: Snapshot, as_of: datetime) -> list[str]:
    """The measures that print something else at that instant than in the snapshot, in plan order."""
    scope = (office, before.fiscal_year, before.round_number)
    old = _texts(_table(books, *scope, before.frozen_at, before.layout))
    new = _texts(_table(books, *scope, as_of, None))
    return [ref for ref in {**new, **old} if old.get(ref) != new.get(ref)]


def _table(
    books: Books,
    office: Office,
    fiscal_year: FiscalYear,
    round_number: int,
    as_of: datetime,
    layout: str | None,
) -> Report:
    """The report without memo and photos, which are not told from the table alone."""
    key = layout or office.layout
    papers = set(load_layout(key).papers) & {Paper.SUMMARY}
    return report_in(books, office, fiscal_year, round_number, as_of, Edition(layout=key, papers=papers))


def _canonical(report: Report) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(FORMATS["json"].write(report))
    return {key: value for key, value in document.items() if key not in _UNPRINTED}


def _rows(report: Report) -> Iterable[Any]:
    return (row for table in report.tables for row in table.rows)


def _texts(report: Report) -> dict[str, tuple[str, ...]]:
    return {row.ref: tuple(cell.text for cell in row.cells) for row in _rows(report) if row.ref}


def _whole(pieces: Iterable[Evidence]) -> list[Evidence]:
    return [item for item in pieces if item.state is EvidenceState.STORED]


def _piece(item: Evidence) -> tuple[str, str]:
    return item.kind.value, item.content_hash or item.url or ""
