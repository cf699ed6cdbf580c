"""Previewing: whoever is to sign opens the very documents from a signed link, without signing in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.signing import Snapshot
from bot.links import LinkProblem, Links
from bot.reports.exporting import ReportFile, export
from bot.service.linking import IN_A_BROWSER
from bot.service.signed_documents import signed_report
from bot.store.files import Files
from bot.store.snapshots import APPROVED, SnapshotFile
from bot.store.store import Store

LINK_LASTS = timedelta(days=30)
PREVIEWS_PATH = "/sign"

_PURPOSE = "preview"


@dataclass(frozen=True)
class Previewed:
    """Which document of which snapshot a link shows."""

    office_id: int
    snapshot_id: int
    format_key: str


def preview_link(links: Links, snapshot: Snapshot, format_key: str, now: datetime) -> str | None:
    """The address of the document; None where this installation cannot give any."""
    if not links.are_possible:
        return None
    claims = {"office": snapshot.office_id, "snapshot": snapshot.id, "format": format_key}
    token = links.token(_PURPOSE, claims, now + LINK_LASTS)
    return links.address(f"{PREVIEWS_PATH}/{token}?{IN_A_BROWSER}")


def previewed(links: Links, token: str, now: datetime) -> Previewed | LinkProblem:
    """What the token of such an address shows."""
    claims = links.claims(_PURPOSE, token, now)
    if isinstance(claims, LinkProblem):
        return claims
    return Previewed(int(str(claims["office"])), int(str(claims["snapshot"])), str(claims["format"]))


def signed_file(store: Store, files: Files, wanted: Previewed) -> ReportFile | None:
    """The document as it was frozen, or as approved when all have; made up now where it is not kept yet.

    None when there is no such document. OperatorError as `export` has it.
    """
    with store.reading() as books:
        snapshot = books.snapshots.get(wanted.office_id, wanted.snapshot_id)
        kept = books.snapshots.files_of(wanted.snapshot_id) if snapshot else []
    if snapshot is None:
        return None
    found = kept_file(files, kept, wanted.format_key)
    if found is not None:
        return found
    report = signed_report(store, files, snapshot)
    return None if report is None else export(report, wanted.format_key)


def kept_file(files: Files, kept: list[SnapshotFile], format_key: str) -> ReportFile | None:
    """The document in that format among those kept, the approved one before the frozen one."""
    of_format = [one for one in kept if one.format == format_key]
    for one in sorted(of_format, key=lambda one: one.stage != APPROVED):
        data = files.read(one.sha256)
        if data is not None:
            return ReportFile(one.file_name, one.media_type, data)
    return None
