"""Attaching: evidence that was tied to nothing, or to another entry, goes where somebody says."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.entry import Entry
from bot.domain.evidence import Evidence, EvidenceKind
from bot.errors import Refusal
from bot.service.evidence import RIGHT_AFTER
from bot.service.progress import entry_of_speaker
from bot.service.speaking import Speaker
from bot.store.store import Books


@dataclass(frozen=True)
class Attached:
    """Evidence somebody tied to an entry by saying so."""

    kind: EvidenceKind
    entry: Entry


def attach(books: Books, speaker: Speaker, chat_id: str, message_id: str, entry_number: int) -> Attached:
    """Tie what the message brought, and what was sent along with it, to that entry or its correction.

    Done again it changes nothing. Refuses when the evidence was taken back, or when the entry is not
    of a division the speaker reports for or was taken back itself.
    """
    named = books.evidence.of_message(chat_id, message_id)
    if not named or named[0].office_id != speaker.office.id:
        raise Refusal("evidence.gone")
    entry = entry_of_speaker(books, speaker, entry_number)
    while entry.superseded_by is not None:
        entry = entry_of_speaker(books, speaker, entry.superseded_by)
    if entry.withdrawn_at is not None:
        raise Refusal("withdraw.already", number=entry.number)
    together = [*named, *_sent_along(books, named[0])]
    books.evidence.assign({item.id for item in together}, entry.number)
    return Attached(named[0].kind, entry)


def _sent_along(books: Books, named: Evidence) -> list[Evidence]:
    """The other photos of its set, and what else the sender left without an entry around that time."""
    along = books.evidence.of_set(named.chat_id, named.set_id) if named.set_id is not None else []
    if named.entry_number is None and named.line_user_id is not None:
        around = (named.sent_at - RIGHT_AFTER, named.sent_at + RIGHT_AFTER)
        along += books.evidence.unassigned_of(named.chat_id, named.line_user_id, *around)
    return along
