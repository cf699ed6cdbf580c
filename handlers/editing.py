"""Edited messages: what a message says now takes the place of what it said before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.chat import Bubble, Card, Incoming, OutgoingMessage, Reply
from bot.domain.entry import Entry
from bot.domain.evidence import EvidenceReason
from bot.links import NO_LINKS, Links
from bot.service.evidence import keep_links
from bot.service.speaking import Speaker
from bot.store.store import Books
from bot.text.links import only_links
from bot.wording.say import say
from handlers.listening import listen_in
from handlers.routing import Command, answer

_MOST_MESSAGES = 5


def answer_edited(
    books: Books,
    incoming: Incoming,
    speaker: Speaker | None,
    message_id: str,
    commands: tuple[Command, ...],
    now: datetime,
    links: Links = NO_LINKS,
) -> Reply | None:
    """Read the message anew, the way a new one is read; an edit older than one we know is passed over.

    Its entries are superseded by what it says now about the same; those it says nothing about any more
    are withdrawn. An edit that reaches us before its message is a new message.
    """
    office_id = speaker.office.id if speaker else None
    if not books.messages.mark_edited(incoming.chat.id, message_id, incoming.happened_at, office_id):
        return None
    earlier = tuple(books.entries.in_chat(incoming.chat.id, message_id))
    if earlier and (speaker is None or not speaker.divisions or earlier[0].office_id != office_id):
        return None  # the chat speaks for others now; what was reported for its divisions stays
    books.measure_questions.forget(incoming.chat.id, message_id)
    books.promises.forget(incoming.chat.id, message_id)
    reply = answer(books, incoming, speaker, commands, now, earlier, listen_in, links)
    kept = reply.entry_numbers if reply else ()
    withdrawn = _withdraw_others(books, earlier, kept, message_id, now)
    sent = only_links(incoming.spoken or "")
    if not (sent and speaker and keep_links(books, speaker, incoming, sent, now)):
        books.evidence.forget(incoming.chat.id, message_id, EvidenceReason.EDITED, now)
    if not withdrawn:
        return reply
    sentence = say("edited.withdrawn", numbers=" ".join(f"#{number}" for number in withdrawn))
    return _saying_also(reply, sentence) if reply else Reply((Bubble(sentence),))


def _saying_also(reply: Reply, sentence: str) -> Reply:
    """The reply with one more sentence, in as many messages as before."""
    first, *others = reply.messages
    match first:
        case Card(footer=footer):
            said: OutgoingMessage = replace(first, footer=f"{footer}\n{sentence}" if footer else sentence)
        case Bubble(text=text):
            said = Bubble(f"{sentence}\n{text}")
        case _:
            return replace(reply, messages=(Bubble(sentence), first, *others)[:_MOST_MESSAGES])
    return replace(reply, messages=(said, *others))


def _withdraw_others(
    books: Books, earlier: Sequence[Entry], kept: Collection[int], message_id: str, now: datetime
) -> list[int]:
    """Withdraw the entries that still count although the message no longer says them."""
    withdrawn = []
    for entry in earlier:
        present = books.entries.by_number(entry.office_id, entry.number)
        if present is not None and present.is_live and entry.number not in kept:
            books.entries.withdraw(entry.office_id, entry.number, now, message_id)
            withdrawn.append(entry.number)
    return withdrawn
