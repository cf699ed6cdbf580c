"""สถานะ: the division's board; for the coordinator alone, the board of the office."""

from __future__ import annotations

from bot.chat import Reply
from bot.errors import Refusal
from bot.service.board import boards
from bot.service.collecting import collection_at
from bot.text.following import says_nothing
from handlers.boards import division_reply, office_reply
from handlers.routing import Audience, Command, Place, Turn


def run(turn: Turn) -> Reply:
    """Show how far each measure is that is reported here."""
    speaker = turn.speaker
    collection = collection_at(turn.books, speaker.office, turn.incoming.happened_at)
    found = boards(turn.books, speaker.office, speaker.looks_after, collection, turn.incoming.happened_at)
    if not found:
        raise Refusal("refusal.report_in_group")
    if not speaker.divisions:
        return office_reply(found, collection)
    if not any(board.lines for board in found):
        names = " ".join(speaker.division_names)
        raise Refusal("measures.none", year=collection.plan.fiscal_year.number, divisions=names)
    return division_reply([board for board in found if board.lines], collection)


COMMAND = Command(
    words=("สถานะ",),
    place=Place.ANYWHERE,
    audience=Audience.OFFICE,
    help_key="status.help",
    help_order=42,
    run=run,
    only_asks=True,
    fits=lambda _incoming, words: says_nothing(words),
)
