"""Filing: the content of evidence, once fetched, becomes files; what was taken back leaves them again."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.evidence import EvidenceKind, EvidenceReason, EvidenceState
from bot.store.contents import KeptContent, ToFetch
from bot.store.files import Files, StagedFile
from bot.store.media_types import JPEG, M4A, MP4, PICTURES, media_type_of
from bot.store.pictures import UnreadablePicture, cleaned
from bot.store.places import without_place
from bot.store.store import Books, Store

LARGEST_BYTES = 20 * 1024 * 1024
"""The largest content that is kept: it is held in memory while it is fetched. A phone's photo in full
size, a scanned order of a hundred pages or half a minute of video stay below it."""

LEASE = timedelta(minutes=2)
"""How long a fetcher has something to itself, should its process die over it."""

FIRST_RETRY = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=30)
PATIENCE = timedelta(days=1)
"""LINE promises no time for which it keeps content; what it has not handed over in a day, it will not."""

_DISCARDED_AT_A_TIME = 20


@dataclass(frozen=True)
class _Prepared:
    """Content as it will be kept."""

    data: bytes
    media_type: str
    thumbnail: bytes | None = None


def take_up(books: Books, now: datetime, limit: int) -> list[ToFetch]:
    """Evidence to be fetched by this process now."""
    return books.contents.to_fetch(now, now + LEASE, limit)


def file_content(store: Store, files: Files, fetched: ToFetch, data: bytes, now: datetime) -> None:
    """Keep the content, pictures without what they tell beside their pixels, and settle the evidence.

    A picture that cannot be read is given up. Content whose evidence was settled or taken back
    meanwhile leaves no trace.
    """
    try:
        prepared = _prepared(fetched.kind, data)
    except UnreadablePicture:
        give_up(store, fetched, EvidenceState.FAILED, EvidenceReason.UNREADABLE, now)
        return
    with ExitStack() as stack:
        whole = stack.enter_context(files.staged(prepared.data))
        small = stack.enter_context(files.staged(prepared.thumbnail)) if prepared.thumbnail else None
        content = KeptContent(
            media_type=prepared.media_type,
            size=len(prepared.data),
            content_hash=whole.name,
            thumbnail_hash=small.name if small else None,
        )
        _settle(store, fetched, content, [whole, small] if small else [whole], now)


def is_hopeless(fetched: ToFetch, now: datetime) -> bool:
    """Whether it was tried in vain for so long that nobody should try again, our own crashes included."""
    return fetched.attempts > 1 and now - fetched.recorded_at >= PATIENCE


def try_later(store: Store, fetched: ToFetch, now: datetime) -> None:
    """The content is not to be had now: ask again, less and less often."""
    pause = min(FIRST_RETRY * 2 ** min(fetched.attempts - 1, 10), LONGEST_PAUSE)
    with store.writing() as books:
        books.contents.retry(fetched.id, now + pause)


def give_up(
    store: Store, fetched: ToFetch, state: EvidenceState, reason: EvidenceReason, now: datetime
) -> None:
    """There will be no content."""
    with store.writing() as books:
        books.contents.give_up(fetched.id, state, reason, now)


def discard_forgotten(books: Books, files: Files) -> int:
    """Remove the files of evidence that was taken back, where nothing else has the same content.

    Returns how much evidence was seen to. Repeated after a crash it ends the same.
    """
    discarded = books.contents.discarded(_DISCARDED_AT_A_TIME)
    for name in sorted({name for names in discarded.values() for name in names}):
        books.contents.hold_file(name)
        if not books.contents.is_referred_to(name):
            files.remove(name)
    if discarded:
        books.contents.mark_discarded(discarded)
    return len(discarded)


def _settle(
    store: Store, fetched: ToFetch, content: KeptContent, staged: list[StagedFile], now: datetime
) -> None:
    with store.writing() as books:
        for name in sorted(file.name for file in staged):
            books.contents.hold_file(name)
        if books.contents.settle(fetched.id, content, now):
            for file in staged:
                file.keep()


def _prepared(kind: EvidenceKind, data: bytes) -> _Prepared:
    """Pictures sent as files are cleaned like photos: they tell as much about where they were taken.

    Of what cannot be painted anew, videos and HEIC pictures, the place is blanked.
    """
    media_type = media_type_of(data)
    if kind is EvidenceKind.PHOTO or media_type in PICTURES:
        picture = cleaned(data)
        return _Prepared(picture.data, JPEG, picture.thumbnail)
    if kind is EvidenceKind.AUDIO and media_type == MP4:
        media_type = M4A  # phones label a voice note as the container of a video
    return _Prepared(without_place(data), media_type)
