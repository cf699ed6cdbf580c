"""ยกเลิก #<เลขรายการ> or ยกเลิก <เลขมาตรการ>: take an entry back."""

from __future__ import annotations

from bot.chat import Reply
from bot.errors import Refusal
from bot.service.collecting import collection_at
from handlers.naming_entries import named_entry
from handlers.naming_measures import names_or_quotes
from handlers.routing import Audience, Command, Place, Turn, sentence


def run(turn: Turn) -> Reply:
    """Mark the named entry as withdrawn; the entry itself stays in the books."""
    office = turn.speaker.office
    collection = collection_at(turn.books, office, turn.incoming.happened_at)
    named = named_entry(turn, collection)
    number = named.entry.number
    withdrawn = named.entry.is_live and turn.books.entries.withdraw(
        office.id, number, turn.now, turn.incoming.message_id
    )
    if not withdrawn:
        raise Refusal("withdraw.already", number=number)
    return sentence("withdraw.done", number=number, ref=named.measure.ref)


COMMAND = Command(
    words=("ยกเลิก",),
    place=Place.ANYWHERE,
    audience=Audience.OFFICE,
    help_key="withdraw.help",
    help_order=34,
    run=run,
    fits=names_or_quotes,
)
