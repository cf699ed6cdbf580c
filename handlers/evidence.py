"""What is said about photos, files and links: where they went, or the one question where they belong."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.chat import Bubble, Choice, Incoming, Press, Reply
from bot.domain.entry import Entry
from bot.domain.evidence import EvidenceKind
from bot.errors import Refusal
from bot.service.attaching import attach
from bot.service.evidence import Kept, Notice, keep_media
from bot.service.filing import LARGEST_BYTES
from bot.service.speaking import Speaker
from bot.store.store import Books
from bot.wording.say import say

ATTACH = "attach"
"""What the postback of a button says that ties evidence to an entry (handlers/pressing.py)."""


def answer_media(books: Books, incoming: Incoming, speaker: Speaker | None, now: datetime) -> Reply | None:
    """Keep what was sent; silence but for an entry's first photo, a question, or what is too large."""
    if speaker is None or incoming.media is None:
        return None
    kept = keep_media(books, speaker, incoming, incoming.media, now)
    return _notice(books, speaker, incoming, kept) if kept else None


def answer_attach(books: Books, speaker: Speaker, incoming: Incoming, facts: list[str]) -> Reply:
    """Tie the evidence of the named message to the named entry, as a pressed button asks.

    Refuses what `attach` refuses, and a button that names neither.
    """
    if len(facts) != 2 or not (facts[1].isascii() and facts[1].isdigit() and len(facts[1]) < 10):
        raise Refusal("evidence.gone")
    attached = attach(books, speaker, incoming.chat.id, facts[0], int(facts[1]))
    return _tied(attached.kind, attached.entry, ())


def attach_choice(label: str, shown: str, message_id: str, entry_number: int) -> Press:
    """A button that ties the evidence of a message, and what was sent along with it, to an entry."""
    return Press(label, f"v1:{ATTACH}:{message_id}:{entry_number}", shown)


def kind_word(kind: EvidenceKind) -> str:
    """What a person calls evidence of that kind."""
    return say(f"evidence.kinds.{kind}")


def _notice(books: Books, speaker: Speaker, incoming: Incoming, kept: Kept) -> Reply | None:
    if kept.notice is Notice.TIED and kept.entry is not None:
        return _tied(kept.kind, kept.entry, _choices(books, speaker, incoming, kept.choices))
    if kept.notice is Notice.ASKED:
        question = Bubble(say("evidence.question", what=kind_word(kept.kind)))
        return Reply((question,), _choices(books, speaker, incoming, kept.choices))
    if kept.notice is Notice.TOO_LARGE:
        limit = LARGEST_BYTES // 1024 // 1024
        return Reply((Bubble(say("evidence.too_large", what=kind_word(kept.kind), limit=limit)),))
    return None


def _tied(kind: EvidenceKind, entry: Entry, choices: tuple[Choice, ...]) -> Reply:
    said = Bubble(say("evidence.kept", what=kind_word(kind), number=entry.number))
    return Reply((said,), choices, measure_ids=(entry.measure_id,), entry_numbers=(entry.number,))


def _choices(
    books: Books, speaker: Speaker, incoming: Incoming, entries: Iterable[Entry]
) -> tuple[Choice, ...]:
    """A button for each entry the evidence may belong to."""
    refs = books.plans.refs(speaker.office.id)
    return tuple(
        attach_choice(
            say("evidence.choice", number=entry.number, ref=refs.get(entry.measure_id, "")).strip(),
            say("evidence.choice_shown", number=entry.number),
            incoming.message_id or "",
            entry.number,
        )
        for entry in entries
    )
