"""Publishing: an approved report on its public page, exactly as it was approved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.audit import AuditAction
from bot.domain.calendar import FiscalYear
from bot.domain.office import Office
from bot.domain.signing import Snapshot, SnapshotState
from bot.errors import Refusal
from bot.store.files import Files
from bot.store.publications import Publication
from bot.store.snapshots import APPROVED, SnapshotFile
from bot.store.store import Books
from bot.text.private_words import private_words


@dataclass(frozen=True)
class PrivatePlace:
    """Where the report says what looks private: the measure, or None outside the table, and the words."""

    ref: str | None
    column: str
    words: str


@dataclass(frozen=True)
class Published:
    """A round's public page: what it shows, and the approved documents by format."""

    office: Office
    publication: Publication
    snapshot: Snapshot
    files: dict[str, SnapshotFile]


def publish(
    books: Books,
    files: Files,
    office: Office,
    actor: str,
    snapshot_id: int,
    is_confirmed: bool,
    now: datetime,
) -> None:
    """Show the approved snapshot on the round's public page from now on.

    Refuses what is not approved or not written yet, and, unless the coordinator has confirmed that they
    are the office's own, a report with phone numbers or other private data in it.
    """
    snapshot = books.snapshots.held(office.id, snapshot_id)
    if snapshot is None or snapshot.state is not SnapshotState.APPROVED:
        raise Refusal("web.sign_off.not_approved")
    kept = approved_files(books, snapshot)
    if "html" not in kept:
        raise Refusal("web.sign_off.not_written")
    places = private_places(files, snapshot, kept)
    if places and not is_confirmed:
        raise Refusal("web.sign_off.private", count=len(places))
    scope = (office.id, snapshot.fiscal_year, snapshot.round_number)
    books.publications.publish(*scope, snapshot.id, actor, now)
    facts = {"version": snapshot.version, "private_places": len(places)}
    books.audit.note(office.id, actor, AuditAction.PUBLISHED, snapshot.subject, now, facts)


def private_places(
    files: Files, snapshot: Snapshot, kept: dict[str, SnapshotFile]
) -> tuple[PrivatePlace, ...]:
    """Every place of the approved report where a phone number or the like stands."""
    data = files.read(kept["json"].sha256) if "json" in kept else None
    document: dict[str, Any] = json.loads(data) if data else {}
    places = list(_in_tables(document)) + list(_around(document))
    for place in snapshot.chain:
        places += _found(place.post, "", snapshot.opinion_of(place.place) or "")
    return tuple(places)


def approved_files(books: Books, snapshot: Snapshot) -> dict[str, SnapshotFile]:
    """The approved documents of a snapshot by format."""
    return {one.format: one for one in books.snapshots.files_of(snapshot.id) if one.stage == APPROVED}


def published(books: Books, office_id: int, year: int, round_number: int) -> Published | None:
    """What the public page of a round shows; None before anything was published."""
    office = books.offices.get(office_id)
    found = books.publications.get(office_id, FiscalYear(year), round_number) if office else None
    snapshot = books.snapshots.get(office_id, found.snapshot_id) if found else None
    if office is None or found is None or snapshot is None:
        return None
    return Published(office, found, snapshot, approved_files(books, snapshot))


def published_offices(books: Books) -> list[tuple[Office, list[Publication]]]:
    """Every office with something published, by name, with its rounds, the newest first."""
    shown: dict[int, list[Publication]] = {}
    for publication in books.publications.all():
        shown.setdefault(publication.office_id, []).append(publication)
    offices = [office for office in books.offices.all() if office.id in shown]
    return [(office, shown[office.id]) for office in sorted(offices, key=lambda one: one.full_name)]


def _in_tables(document: dict[str, Any]) -> Iterator[PrivatePlace]:
    for block in document.get("blocks", ()):
        headers = {column["field"]: column["header"] for column in block.get("columns", ())}
        for row in block.get("rows", ()):
            for key, cell in row.get("cells", {}).items():
                yield from _found(row["ref"], headers.get(key, key), cell["text"])


def _around(document: dict[str, Any]) -> Iterator[PrivatePlace]:
    lines = [*document.get("preface", ()), *(photo["caption"] for photo in document.get("photos", ()))]
    for line in lines:
        yield from _found(None, "", line)


def _found(ref: str | None, column: str, text: str) -> Sequence[PrivatePlace]:
    return [PrivatePlace(ref, column, words) for words in private_words(text)]
