"""Packing: everything of a round in one zip, for a successor or an auditor, readable without TamNgan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from bot.domain.calendar import FiscalYear
from bot.domain.evidence import Evidence, by_entry
from bot.domain.file_names import safe_file_name
from bot.domain.office import Office
from bot.domain.signing import Snapshot, SnapshotState
from bot.errors import OperatorError
from bot.reports.compiling import compile_report
from bot.reports.exporting import FORMATS, ReportFile, export
from bot.reports.layout import BUILT_IN_LAYOUTS, load_layout
from bot.reports.summary_page import summary_page
from bot.service.archive import Archive
from bot.service.documents import entries_document, entry_record, evidence_record, plan_document
from bot.service.pack_index import PackIndex
from bot.service.pack_records import Record, RoundRecords, csv_bytes, json_bytes
from bot.service.publishing import approved_files
from bot.service.reporting import Edition, build_report, plan_of, round_summary
from bot.service.sign_records import approval_records, sealed_records, snapshots_until
from bot.store.files import Files
from bot.store.media_types import SUFFIXES
from bot.store.snapshots import SnapshotFile
from bot.store.store import Books, Store
from bot.wording.say import say

INDEX = "index.html"
SUMS = "SHA256SUMS"

_ENTRY_COLUMNS = (
    "number", "measure", "division", "field", "status", "text", "dates", "percent", "evidence", "event_at",
    "recorded_at", "superseded_by", "withdrawn",
)  # fmt: skip
_TRAIL_COLUMNS = ("at", "what", "entry", "measure", "division", "by", "corrects", "field", "member", "text")
_EVIDENCE_COLUMNS = ("entry", "kind", "state", "reason", "packed_as", "file_name", "url", "size", "sha256")


@dataclass(frozen=True)
class PackOrder:
    """Whose round is packed, as of when."""

    office: Office
    fiscal_year: FiscalYear
    round_number: int
    as_of: datetime


def write_pack(store: Store, files: Files, order: PackOrder, out: IO[bytes]) -> int:
    """Write the zip; returns how many files are in it. One piece of evidence is in memory at a time.

    The same books give the same bytes for the same instant. OperatorError when there is no plan.
    """
    books = _read(store, order)
    archive = Archive(out, order.as_of)
    _Packing(store, files, order, books, archive).write()
    return len(archive.packed)


@dataclass(frozen=True)
class _Books:
    """Everything of the round at one moment of the books; evidence is that of the whole office.

    `approvals` are what each version went through, `sealed` the office's audit trail, `signed` the
    documents of the newest version that all approved.
    """

    records: RoundRecords
    evidence: Sequence[Evidence]
    refs: Mapping[int, str]
    approvals: Sequence[Record]
    sealed: Sequence[Record]
    signed: Sequence[SnapshotFile]


@dataclass
class _Packing:
    store: Store
    files: Files
    order: PackOrder
    books: _Books
    archive: Archive

    def __post_init__(self) -> None:
        self.records = self.books.records
        self.index = PackIndex(self.order.office, self.records.round, self.order.as_of)

    def write(self) -> None:
        self._documents()
        self._signed()
        self._plan()
        evidence = list(self._evidence())
        self._records(evidence)
        self.archive.add(INDEX, self.index.page())
        self.archive.finish(SUMS)

    def _documents(self) -> None:
        order = self.order
        scope = (order.office, order.fiscal_year, order.round_number, order.as_of)
        report = build_report(self.store, *scope, Edition(files=self.files))
        for format_key in FORMATS:
            try:
                file = export(report, format_key)
            except OperatorError:
                self.index.documents_missing.append(format_key)
                continue
            self._add_document(file)
        page = summary_page(round_summary(self.store, *scope)).encode()
        self.index.add("documents", self.archive.add("documents/summary.html", page), say("pack.summary"))

    def _add_document(self, file: ReportFile) -> None:
        packed = self.archive.add(f"documents/{file.file_name}", file.data)
        self.index.add("documents", packed, file.file_name)

    def _signed(self) -> None:
        """The approved documents as they are kept, byte for byte."""
        for kept in self.books.signed:
            data = self.files.read(kept.sha256)
            if data is not None:
                packed = self.archive.add(f"signed/{safe_file_name(kept.file_name, kept.format)}", data)
                self.index.add("signed", packed, kept.file_name)

    def _plan(self) -> None:
        plan = self.records.plan
        self.index.add(
            "plan", self.archive.add("plan/plan.json", json_bytes(plan_document(plan))), "plan.json"
        )
        key = plan.layout if plan.layout in BUILT_IN_LAYOUTS else self.order.office.layout
        blank = compile_report(
            self.order.office, plan, (), load_layout(key), self.order.round_number, self.order.as_of
        )
        packed = self.archive.add("plan/plan.docx", export(blank, "docx").data)
        self.index.add("plan", packed, say("pack.blank_plan"))

    def _evidence(self) -> Iterator[Record]:
        """Put the evidence in, file by file; gives what is told of each piece."""
        pieces: dict[int | None, list[Evidence]] = {}
        for item in self.books.evidence:
            pieces.setdefault(item.entry_number, []).append(item)
        for entry in self.records.entries:
            for number, item in enumerate(pieces.get(entry.number, ()), start=1):
                data = self.files.read(item.content_hash) if item.content_hash else None
                path = None
                if data is not None:
                    path = evidence_path(entry.number, number, item)
                    label = say(
                        "pack.piece", number=entry.number, ref=self.books.refs.get(entry.measure_id, "-")
                    )
                    self.index.add("evidence", self.archive.add(path, data), label)
                yield {**evidence_record(item), "entry": entry.number, "packed_as": path}

    def _records(self, evidence: Sequence[Record]) -> None:
        office, said = self.order.office, self.records.entries
        shown = by_entry(said, self.books.evidence)
        lines = [entry_record(office, self.books.refs, one, shown.get(one.number, ())) for one in said]
        trail = self.records.trail()
        written = {
            "entries.json": json_bytes(entries_document(office, self.books.refs, said, shown)),
            "entries.csv": csv_bytes(lines, _ENTRY_COLUMNS),
            "evidence-list.csv": csv_bytes(evidence, _EVIDENCE_COLUMNS),
            "approvals.json": json_bytes({"approvals": list(self.books.approvals)}),
            "sealed-trail.json": json_bytes({"records": list(self.books.sealed)}),
            "audit.json": json_bytes({"events": trail}),
            "audit.csv": csv_bytes(trail, _TRAIL_COLUMNS),
            "office.json": json_bytes(self.records.office_record()),
        }
        for name, data in written.items():
            self.index.add("records", self.archive.add(f"records/{name}", data), name)


def evidence_path(entry_number: int, number: int, item: Evidence) -> str:
    """evidence/0012-01-ชื่อเดิม.pdf: in the order of the entries, under the name the sender gave it."""
    suffix = SUFFIXES.get(item.media_type or "", ".bin")
    name = safe_file_name(item.file_name or f"{item.kind}{suffix}", f"{item.kind}{suffix}")
    return f"evidence/{entry_number:04d}-{number:02d}-{name}"


def _read(store: Store, order: PackOrder) -> _Books:
    office, year, number = order.office, order.fiscal_year, order.round_number
    with store.reading() as books:
        records = RoundRecords(
            office=office,
            plan=plan_of(books, office, year),
            round=books.rounds.of_year(office.id, year)[number - 1],
            entries=books.entries.of_round(office.id, year, number, order.as_of),
            wordings=books.final_wordings.until(office.id, year, number, order.as_of),
            texts=books.office_texts.at(office.id, order.as_of),
        )
        evidence = books.evidence.of_office(office.id, order.as_of)
        versions = snapshots_until(books, office.id, year, number, order.as_of)
        return _Books(
            records,
            evidence,
            books.plans.refs(office.id),
            approval_records(versions),
            sealed_records(books.audit.of_office(office.id), order.as_of),
            _signed_files(books, versions),
        )


def _signed_files(books: Books, versions: Sequence[Snapshot]) -> list[SnapshotFile]:
    approved = [one for one in versions if one.state is SnapshotState.APPROVED]
    return list(approved_files(books, approved[-1]).values()) if approved else []
