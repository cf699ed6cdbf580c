"""แก้ไข #<เลขรายการ> or แก้ไข <เลขมาตรการ>: a newer entry takes the place of an older one."""

from __future__ import annotations

from bot.chat import Card, Reply
from bot.errors import Refusal
from bot.service.collecting import collection_at
from bot.service.progress import record
from bot.text.reading import read_statement
from bot.wording.say import say
from handlers.naming_entries import named_entry
from handlers.recording import confirmation
from handlers.routing import Audience, Command, Place, Turn


def run(turn: Turn) -> Reply:
    """Replace the named entry's text; its measure, division, field and round stay."""
    collection = collection_at(turn.books, turn.speaker.office, turn.incoming.happened_at)
    named = named_entry(turn, collection)
    if not named.entry.is_live:
        raise Refusal("withdraw.already", number=named.entry.number)
    update = read_statement(named.rest, named.measure, turn.said_on, named.entry.field)
    if update is None:
        raise Refusal("correct.no_text", number=named.entry.number)
    recording = record(
        turn.books, turn.speaker, collection, [update], turn.incoming, turn.now, supersedes=named.entry
    )
    reply = confirmation(recording.recorded, collection)
    facts = {"number": recording.recorded[0].entry.number, "old": named.entry.number}
    card = reply.messages[0]
    if isinstance(card, Card):
        card = Card(say("correct.summary", **facts), say("correct.heading", **facts), card.rows, card.footer,
                    card.buttons)  # fmt: skip
    return Reply((card,), reply.choices, reply.measure_ids, reply.entry_numbers)


COMMAND = Command(
    words=("แก้ไข",),
    place=Place.ANYWHERE,
    audience=Audience.OFFICE,
    help_key="correct.help",
    help_order=33,
    run=run,
)
