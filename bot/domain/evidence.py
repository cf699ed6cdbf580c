"""Evidence: photos, files and links that show what an entry says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.entry import Entry


class EvidenceKind(StrEnum):
    """What was sent."""

    PHOTO = "photo"
    FILE = "file"
    VIDEO = "video"
    AUDIO = "audio"
    LINK = "link"


class EvidenceState(StrEnum):
    """What became of its content.

    WAITING: still to be fetched from LINE. STORED: we have it; of a link, its address. FAILED: it
    could not be kept. GONE: LINE has it no longer, or the sender took it back.
    """

    WAITING = "waiting"
    STORED = "stored"
    FAILED = "failed"
    GONE = "gone"


class EvidenceReason(StrEnum):
    """Why there is no content.

    TOO_LARGE and UNREADABLE are about the content itself; UNAVAILABLE: LINE did not hand it over for
    a day; EXPIRED: LINE has it no longer; UNSENT: the sender took the message back; EDITED: the
    message says something else now; UNCLAIMED: nobody said in time which entry it belongs to.
    """

    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    UNAVAILABLE = "unavailable"
    EXPIRED = "expired"
    UNSENT = "unsent"
    EDITED = "edited"
    UNCLAIMED = "unclaimed"


@dataclass(frozen=True)
class EvidenceDraft:
    """Evidence about to be kept; `position` counts the links of one message from 1.

    A link comes with its `url` and is stored at once. Anything else is fetched later, unless
    `reason` says why that is of no use.
    """

    office_id: int
    kind: EvidenceKind
    chat_id: str
    message_id: str
    sent_at: datetime
    line_user_id: str | None = None
    entry_number: int | None = None
    position: int = 1
    set_id: str | None = None
    file_name: str | None = None
    size: int | None = None
    url: str | None = None
    reason: EvidenceReason | None = None


@dataclass(frozen=True)
class Evidence:
    """Something sent to show what was done, as stored; without `entry_number` it is unassigned.

    `file_name` is what the sender called it, data and never a path. `media_type` is told from the
    content, `size` counts its bytes, and the hashes (SHA-256, hexadecimal) name the stored content
    and a small picture of it. `set_id` joins the photos sent together.
    """

    id: int
    office_id: int
    entry_number: int | None
    kind: EvidenceKind
    state: EvidenceState
    chat_id: str
    message_id: str
    line_user_id: str | None
    sent_at: datetime
    set_id: str | None = None
    file_name: str | None = None
    url: str | None = None
    media_type: str | None = None
    size: int | None = None
    content_hash: str | None = None
    thumbnail_hash: str | None = None
    reason: EvidenceReason | None = None


def by_entry(entries: Iterable[Entry], evidence: Iterable[Evidence]) -> Mapping[int, tuple[Evidence, ...]]:
    """The evidence of each entry by its number, that of the entries it corrects included.

    Oldest first. Both must be of one office; entries without evidence are left out.
    """
    newer = {entry.number: entry.superseded_by for entry in entries}
    found: dict[int, list[Evidence]] = {}
    for item in sorted(evidence, key=lambda one: (one.sent_at, one.id)):
        number = item.entry_number
        while number is not None:
            found.setdefault(number, []).append(item)
            number = newer.get(number)
    return {number: tuple(items) for number, items in found.items()}
