"""สรุป: the board of all divisions, for the coordinator."""

from __future__ import annotations

from bot.chat import Reply
from bot.service.board import boards
from bot.service.collecting import collection_at
from bot.text.following import says_nothing
from handlers.boards import office_reply
from handlers.routing import Audience, Command, Place, Turn


def run(turn: Turn) -> Reply:
    """Show what every division has reported this round and what it owes."""
    office = turn.speaker.office
    collection = collection_at(turn.books, office, turn.incoming.happened_at)
    found = boards(turn.books, office, office.divisions, collection, turn.incoming.happened_at)
    return office_reply(found, collection)


COMMAND = Command(
    words=("สรุป",),
    place=Place.ANYWHERE,
    audience=Audience.COORDINATOR,
    help_key="summary.help",
    help_order=43,
    run=run,
    only_asks=True,
    fits=lambda _incoming, words: says_nothing(words),
)
