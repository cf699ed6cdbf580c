"""เลื่อนกำหนด <วันที่>: the coordinator moves the reply deadline of this round."""

from __future__ import annotations

from bot.chat import Reply
from bot.clock import bangkok_day
from bot.domain.calendar import short_date
from bot.errors import Refusal
from bot.service.collecting import collection_at
from bot.service.postponing import move_reply_deadline
from bot.text.deadlines import coming_day, opens_with_day
from bot.text.following import says_nothing
from handlers.routing import Audience, Command, Place, Turn, sentence


def run(turn: Turn) -> Reply:
    """Keep the day named as the deadline, and say what it was before."""
    office = turn.speaker.office
    present = collection_at(turn.books, office, turn.incoming.happened_at).round
    day = coming_day(turn.words, turn.said_on)
    if day is None:
        raise Refusal("postpone.no_day", example=short_date(present.report_deadline))
    moved = move_reply_deadline(turn.books, office, present, day, turn.said_on)
    return sentence(
        "postpone.done",
        round=moved.number,
        before=short_date(present.reply_deadline),
        day=short_date(moved.reply_deadline),
    )


COMMAND = Command(
    words=("เลื่อนกำหนด", "เลื่อนกำหนดส่ง"),
    place=Place.ANYWHERE,
    audience=Audience.COORDINATOR,
    help_key="postpone.help",
    help_order=50,
    run=run,
    fits=lambda incoming, words: (
        says_nothing(words) or opens_with_day(words, bangkok_day(incoming.happened_at))
    ),
)
