"""Evidence: what somebody sends belongs to the entry they just made, or waits until somebody says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.chat import Incoming, Media
from bot.domain.entry import Entry, live
from bot.domain.evidence import Evidence, EvidenceDraft, EvidenceKind, EvidenceReason, EvidenceState
from bot.errors import Refusal
from bot.service.collecting import collection_at, entries_of
from bot.service.filing import LARGEST_BYTES
from bot.service.speaking import Speaker
from bot.store.store import Books

RIGHT_AFTER = timedelta(minutes=10)
"""How long after an entry what the same person sends belongs to it (product.md, "The conversation")."""

MOST_CHOICES = 13
"""The quick replies LINE shows under a message."""

SUBJECT = "attach"
"""What questions about evidence are filed under."""

_KINDS = {
    "image": EvidenceKind.PHOTO,
    "video": EvidenceKind.VIDEO,
    "audio": EvidenceKind.AUDIO,
    "file": EvidenceKind.FILE,
}


class Notice(Enum):
    """What there is to say about something sent: nothing, where it went, where it should go, no room."""

    NOTHING = auto()
    TIED = auto()
    ASKED = auto()
    TOO_LARGE = auto()


@dataclass(frozen=True)
class Kept:
    """What became of something sent: the entry it went to, and the entries it might go to instead."""

    kind: EvidenceKind
    notice: Notice
    entry: Entry | None = None
    choices: tuple[Entry, ...] = ()


def keep_media(
    books: Books, speaker: Speaker, incoming: Incoming, media: Media, now: datetime
) -> Kept | None:
    """Keep a photo, file, video or voice note as evidence; its content is fetched afterwards.

    None when it is none: it lies outside LINE, nobody here reports, or it was kept before.
    """
    kind = _KINDS.get(media.kind)
    if kind is None or not speaker.divisions:
        return None
    reason = EvidenceReason.TOO_LARGE if (media.file_size or 0) > LARGEST_BYTES else None
    recent = _just_said(books, speaker, incoming)
    entry = _entry_of_set(books, speaker, incoming, media) or (recent[-1] if recent else None)
    is_first_photo = entry is not None and kind is EvidenceKind.PHOTO and not _has_photo(books, entry)
    draft = EvidenceDraft(
        office_id=speaker.office.id,
        kind=kind,
        chat_id=incoming.chat.id,
        message_id=media.message_id,
        sent_at=incoming.happened_at,
        line_user_id=incoming.user_id,
        entry_number=entry.number if entry else None,
        set_id=media.set_id,
        file_name=media.file_name,
        size=media.file_size,
        reason=reason,
    )
    if not books.evidence.add(draft, now):
        return None
    if entry is None:
        return _asked(books, speaker, incoming, kind) if reason is None else Kept(kind, Notice.NOTHING)
    if reason is not None:
        return Kept(kind, Notice.TOO_LARGE, entry)
    siblings = tuple(one for one in recent if one.message_id == entry.message_id and one != entry)
    return Kept(kind, Notice.TIED if is_first_photo else Notice.NOTHING, entry, siblings)


def keep_links(
    books: Books, speaker: Speaker, incoming: Incoming, links: Sequence[str], now: datetime
) -> bool:
    """Keep the links of a message as evidence of the entry just made; False when there is none.

    Links in an edited message stay with the entry the message's links had.
    """
    if incoming.message_id is None or not speaker.divisions:
        return False
    before = books.evidence.of_message(incoming.chat.id, incoming.message_id)
    recent = _just_said(books, speaker, incoming)
    number = before[0].entry_number if before else recent[-1].number if recent else None
    if number is None:
        return False
    books.evidence.forget(incoming.chat.id, incoming.message_id, EvidenceReason.EDITED, now)
    for position, link in enumerate(links, start=1):
        draft = EvidenceDraft(
            office_id=before[0].office_id if before else speaker.office.id,
            kind=EvidenceKind.LINK,
            chat_id=incoming.chat.id,
            message_id=incoming.message_id,
            sent_at=incoming.happened_at,
            line_user_id=incoming.user_id,
            entry_number=number,
            position=position,
            url=link,
        )
        books.evidence.add(draft, now)
    return True


def tie_overtaken(books: Books, incoming: Incoming, entry: Entry) -> None:
    """Tie to the entry what its author sent after it, where that reached us before the entry did."""
    overtaken = [item.id for item in _unassigned(books, incoming) if item.sent_at >= incoming.happened_at]
    books.evidence.assign(overtaken, entry.number)


def sent_just_before(books: Books, incoming: Incoming) -> Evidence | None:
    """What the author of a report sent shortly before it and is still tied to nothing, if anything."""
    before = [item for item in _unassigned(books, incoming) if item.sent_at <= incoming.happened_at]
    return before[-1] if before else None


def _unassigned(books: Books, incoming: Incoming) -> list[Evidence]:
    """What the person sent shortly before or after, and is tied to nothing."""
    chat_id, user_id, moment = incoming.chat.id, incoming.user_id, incoming.happened_at
    if user_id is None:
        return []
    found = books.memory.recall(
        ("unassigned", chat_id, user_id, moment),
        lambda: books.evidence.unassigned_of(chat_id, user_id, moment - RIGHT_AFTER, moment + RIGHT_AFTER),
        ["evidence"],
    )
    return [item for item in found if item.state in {EvidenceState.WAITING, EvidenceState.STORED}]


def _just_said(books: Books, speaker: Speaker, incoming: Incoming) -> list[Entry]:
    """The person's live entries in this chat that what they send now may belong to, oldest first."""
    if incoming.user_id is None:
        return []
    since, until = incoming.happened_at - RIGHT_AFTER, incoming.happened_at
    return books.entries.of_person(speaker.office.id, incoming.chat.id, incoming.user_id, since, until)


def _entry_of_set(books: Books, speaker: Speaker, incoming: Incoming, media: Media) -> Entry | None:
    """The entry that photos sent together with this one went to, unless it was taken back."""
    if media.set_id is None:
        return None
    for item in books.evidence.of_set(incoming.chat.id, media.set_id):
        if item.entry_number is not None and item.office_id == speaker.office.id:
            entry = books.entries.by_number(item.office_id, item.entry_number)
            return entry if entry and entry.withdrawn_at is None else None
    return None


def _has_photo(books: Books, entry: Entry) -> bool:
    tied = books.evidence.of_entry(entry.office_id, entry.number)
    return any(item.kind is EvidenceKind.PHOTO for item in tied)


def _asked(books: Books, speaker: Speaker, incoming: Incoming, kind: EvidenceKind) -> Kept:
    """The question which entry it belongs to, unless it is open already or has no answer to offer."""
    choices = _recent(books, speaker, incoming)
    if incoming.user_id is None or incoming.message_id is None or not choices:
        return Kept(kind, Notice.NOTHING)
    is_asked = books.questions.ask(
        speaker.office.id,
        incoming.chat.id,
        incoming.user_id,
        SUBJECT,
        incoming.message_id,
        incoming.happened_at,
        incoming.happened_at + RIGHT_AFTER,
    )
    return Kept(kind, Notice.ASKED, choices=choices) if is_asked else Kept(kind, Notice.NOTHING)


def _recent(books: Books, speaker: Speaker, incoming: Incoming) -> tuple[Entry, ...]:
    """This round's entries of the speaker's divisions: the person's own first, the newest first."""
    try:
        collection = collection_at(books, speaker.office, incoming.happened_at)
    except Refusal:
        return ()
    ids = {division.id for division in speaker.divisions}
    said = [e for e in live(entries_of(books, speaker.office, collection)) if e.division_id in ids]
    newest_first = reversed(said)
    own_first = sorted(newest_first, key=lambda entry: entry.line_user_id != incoming.user_id)
    return tuple(own_first[:MOST_CHOICES])
