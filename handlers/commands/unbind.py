"""ยกเลิกผูกกลุ่ม: this group no longer speaks for a division."""

from __future__ import annotations

from bot.chat import Reply
from bot.errors import Refusal
from handlers.routing import Audience, Command, Place, Turn, sentence


def run(turn: Turn) -> Reply:
    """Undo ผูกกลุ่ม; what was reported stays."""
    if not turn.speaker.divisions:
        raise Refusal("unbind.not_bound")
    turn.books.chats.unbind(turn.incoming.chat.id, turn.now)
    return sentence("unbind.done")


COMMAND = Command(
    words=("ยกเลิกผูกกลุ่ม",),
    place=Place.GROUP,
    audience=Audience.COORDINATOR,
    help_key="unbind.help",
    help_order=21,
    run=run,
)
