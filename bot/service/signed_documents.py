"""The documents of a snapshot: made once when it is frozen, and once more with its opinions when approved."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import PurePath

from bot.clock import bangkok_day
from bot.domain.audit import AuditAction
from bot.domain.office import Office
from bot.domain.signing import Decision, Snapshot, SnapshotState
from bot.errors import OperatorError
from bot.reports.exporting import FORMATS, ReportFile, export
from bot.reports.layout import load_layout
from bot.reports.memo import Given
from bot.reports.papers import Paper
from bot.reports.table import Report
from bot.service.freezing import hash_now
from bot.service.papers import Papers
from bot.service.reporting import Edition, plan_of, report_in
from bot.store.files import Files
from bot.store.snapshots import APPROVED, FROZEN, SnapshotFile
from bot.store.store import Books, Store

log = logging.getLogger("tamngan.signed_documents")

LOOKED_FOR = timedelta(days=180)
"""How long after it was frozen a snapshot's documents are still made."""

CLOCK = "clock"


def make_due_documents(store: Store, files: Files, now: datetime) -> int:
    """Make whatever documents of sign-off are due; returns for how many stages. Repeated it does no harm."""
    with store.reading() as books:
        due = list(_due(books, now))
    return sum(make_documents(store, files, snapshot, stage, now) for snapshot, stage in due)


def make_documents(store: Store, files: Files, snapshot: Snapshot, stage: str, now: datetime) -> bool:
    """Make, keep and note the documents of one stage; False when the report is not the one frozen any more.

    A format that cannot be written here, a pdf for want of a font, is left out.
    """
    report = signed_report(store, files, snapshot)
    if report is None:
        log.warning("snapshot %s is not what was frozen any more; no documents are made", snapshot.id)
        return False
    written = list(_written(report, snapshot))
    with ExitStack() as stack:
        staged = {key: stack.enter_context(files.staged(file.data)) for key, file in written}
        kept = [
            SnapshotFile(
                snapshot.id,
                snapshot.office_id,
                stage,
                key,
                staged[key].name,
                file.file_name,
                file.media_type,
            )
            for key, file in written
        ]
        with store.writing() as books:
            books.snapshots.held(snapshot.office_id, snapshot.id)
            if any(one.stage == stage for one in books.snapshots.files_of(snapshot.id)):
                return True
            for name in sorted({one.sha256 for one in kept}):
                books.contents.hold_file(name)
            books.snapshots.keep_files(kept)
            facts = {"stage": stage, "files": {one.format: one.sha256 for one in kept}}
            books.audit.note(
                snapshot.office_id, CLOCK, AuditAction.DOCUMENTS_MADE, snapshot.subject, now, facts
            )
            for file in staged.values():
                file.keep()
    return True


def signed_report(store: Store, files: Files, snapshot: Snapshot) -> Report | None:
    """The report with the memo as far as it is signed; None when it is not what was frozen any more."""
    with store.reading() as books:
        office = books.offices.get(snapshot.office_id)
        if office is None or hash_now(books, office, snapshot) != snapshot.content_hash:
            return None
        papers = {*load_layout(snapshot.layout).papers, Paper.MEMO}
        report = report_in(
            books,
            office,
            snapshot.fiscal_year,
            snapshot.round_number,
            snapshot.frozen_at,
            Edition(layout=snapshot.layout, papers=papers, files=files),
        )
        return _with_opinions(books, office, snapshot, files, report)


def given(snapshot: Snapshot) -> list[Given]:
    """What the memo says at each place that approved.

    Names are those the office wrote itself; of whoever signs in another's stead it wrote none.
    """
    opinions = []
    for place in snapshot.chain:
        act = snapshot.approval_of(place.place)
        if act is None:
            continue
        is_acting = act.acting_for is not None
        opinions.append(
            Given(
                place=place.place,
                decision=Decision.APPROVED,
                text=snapshot.opinion_of(place.place),
                day=bangkok_day(act.at),
                name="" if is_acting else None,
                post=act.post if is_acting else None,
                acting_for=act.acting_for,
            )
        )
    return opinions


def _with_opinions(books: Books, office: Office, snapshot: Snapshot, files: Files, report: Report) -> Report:
    plan = plan_of(books, office, snapshot.fiscal_year)
    papers = Papers(books, office, plan, (), snapshot.round_number, snapshot.frozen_at, files)
    memo = papers.memo(given(snapshot), bangkok_day(snapshot.frozen_at), snapshot.chain)
    return replace(report, memo=memo)


def _due(books: Books, now: datetime) -> Iterator[tuple[Snapshot, str]]:
    since = now - LOOKED_FOR
    for snapshot in books.snapshots.without_files(FROZEN, since):
        if snapshot.replaced_at is None:
            yield snapshot, FROZEN
    for snapshot in books.snapshots.without_files(APPROVED, since):
        if snapshot.state is SnapshotState.APPROVED:
            yield snapshot, APPROVED


def _written(report: Report, snapshot: Snapshot) -> Iterator[tuple[str, ReportFile]]:
    for key in FORMATS:
        try:
            file = export(report, key)
        except OperatorError:
            log.warning("snapshot %s has no %s: it cannot be written here", snapshot.id, key)
            continue
        path = PurePath(file.file_name)
        yield key, replace(file, file_name=f"{path.stem}-ฉบับที่{snapshot.version}{path.suffix}")
