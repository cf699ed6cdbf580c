"""แก้ไข #<เลขรายการ> or แก้ไข <เลขมาตรการ>: a newer entry takes the place of an older one."""

from __future__ import annotations

from bot.chat import Incoming, Reply
from bot.domain.entry import Entry
from bot.errors import Refusal
from bot.service.collecting import collection_at
from bot.service.progress import record
from bot.text.following import names_measure
from bot.text.reading import read_statement
from handlers.naming_entries import named_entry
from handlers.recording import confirmation
from handlers.routing import Audience, Command, Place, Turn


def run(turn: Turn) -> Reply:
    """Replace the named entry's text; its measure, division, field and round stay."""
    collection = collection_at(turn.books, turn.speaker.office, turn.said_at)
    named = named_entry(turn, collection)
    if not named.entry.is_live and not _was_corrected_here(turn, named.entry):
        raise Refusal("withdraw.already", number=named.entry.number)
    update = read_statement(named.rest, named.measure, turn.said_on, named.entry.field)
    if update is None:
        raise Refusal("correct.no_text", number=named.entry.number)
    recording = record(
        turn.books,
        turn.speaker,
        collection,
        [update],
        turn.incoming,
        turn.now,
        supersedes=named.entry,
        earlier=turn.earlier,
    )
    return confirmation(recording.recorded, collection)


def _names_or_quotes(incoming: Incoming, words: str) -> bool:
    return incoming.quoted_message_id is not None or names_measure(words)


def _was_corrected_here(turn: Turn, entry: Entry) -> bool:
    """Whether this very message corrected the entry before it was edited."""
    return entry.superseded_by in {one.number for one in turn.earlier}


COMMAND = Command(
    words=("แก้ไข",),
    place=Place.ANYWHERE,
    audience=Audience.OFFICE,
    help_key="correct.help",
    help_order=33,
    run=run,
    fits=_names_or_quotes,
)
