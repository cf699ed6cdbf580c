"""ความเห็น <ข้อความ>: whoever's turn it is says what the memo is to print."""

from __future__ import annotations

from bot.chat import Reply
from handlers.routing import Audience, Command, Place, Turn
from handlers.signing import answer_opinion


def run(turn: Turn) -> Reply:
    """Keep the opinion and show the card again."""
    return answer_opinion(turn)


COMMAND = Command(
    words=("ความเห็น",),
    place=Place.DIRECT,
    audience=Audience.BOARD,
    help_key="sign.help",
    help_order=61,
    run=run,
    fits=lambda incoming, _words: not incoming.chat.is_group,
)
