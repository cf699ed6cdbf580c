"""วิธีใช้: the commands this person can use in this place, built from their declarations."""

from __future__ import annotations

from bot.chat import Bubble, Reply
from bot.text.following import says_nothing
from bot.wording.say import say
from handlers.routing import Audience, Command, Place, Turn, may_use


def run(turn: Turn) -> Reply:
    """List what can be said here, and what is needed first when nothing much can."""
    in_group = turn.incoming.chat.is_group
    speaker = turn.known_speaker
    bound = speaker is not None and bool(speaker.looks_after)
    lines = [say("help.heading")]
    for command in turn.commands:
        needs_division = command.audience is Audience.OFFICE and not bound
        if may_use(command, speaker, in_group) and not needs_division:
            lines.append("• " + say(command.help_key))
    if in_group and not bound:
        lines.append(say("help.unbound"))
    if not in_group and speaker is None:
        lines.append(say("help.unknown_person"))
    return Reply((Bubble("\n".join(lines)),))


COMMAND = Command(
    words=("วิธีใช้", "ช่วยเหลือ", "help"),
    place=Place.ANYWHERE,
    audience=Audience.ANYONE,
    help_key="help.help",
    help_order=90,
    run=run,
    fits=lambda _incoming, words: says_nothing(words),
)
