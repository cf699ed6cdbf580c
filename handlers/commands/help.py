"""วิธีใช้: what this person can say in this place."""

from __future__ import annotations

from itertools import groupby

from bot.chat import Bubble, Card, Carousel, OutgoingMessage, Reply, Row, Say
from bot.domain.person import Role
from bot.text.following import says_nothing
from bot.wording.say import say
from handlers.routing import Audience, Command, Place, Turn, may_use

_HINT = " – "
"""What parts the words of a command from what they do, in the wording."""

_REPORTING, _LOOKING = 3, 4
"""Topics: commands that need a division to report for, and those that need nothing more to be said."""


def run(turn: Turn) -> Reply:
    """A card for each topic of what can be said here; and what is needed first, when nothing much can."""
    usable = [command for command in turn.commands if _is_of_use(command, turn)]
    topics = groupby(usable, key=_topic)
    cards = tuple(_card(topic, list(commands)) for topic, commands in topics)
    messages: list[OutgoingMessage] = [_together(cards)] if cards else []
    return Reply((*messages, *(Bubble(words) for words in _first_steps(turn))), _choices(usable))


def _is_of_use(command: Command, turn: Turn) -> bool:
    """Whether it is for this person in this place, and not what they do to read this."""
    speaker = turn.known_speaker
    if command is COMMAND or not may_use(command, speaker, turn.incoming.chat.is_group):
        return False
    if command.place is Place.DIRECT and command.audience is Audience.ANYONE:
        return speaker is None
    if command.audience is not Audience.OFFICE or speaker is None:
        return True
    return bool(speaker.divisions if _topic(command) == _REPORTING else speaker.looks_after)


def _topic(command: Command) -> int:
    """Commands are declared in tens: what is alike stands together."""
    return command.help_order // 10


def _card(topic: int, commands: list[Command]) -> Card:
    rows = []
    for command in commands:
        words, _, hint = say(command.help_key).partition(_HINT)
        rows.append(Row(None, words, note=hint))
    return Card(say("help.heading"), say(f"help.topics.topic{topic}"), tuple(rows))


def _together(cards: tuple[Card, ...]) -> Card | Carousel:
    return cards[0] if len(cards) == 1 else Carousel(say("help.heading"), cards)


def _first_steps(turn: Turn) -> list[str]:
    speaker = turn.known_speaker
    if turn.incoming.chat.is_group:
        return [] if speaker is not None and speaker.divisions else [say("help.unbound")]
    if speaker is None:
        return [say("help.unknown_person")]
    if speaker.looks_after:
        return []
    is_executive = speaker.member is not None and speaker.member.role is Role.EXECUTIVE
    key = "help.executive" if is_executive else "help.staff"
    return [say(key, office=speaker.office.full_name)]


def _choices(usable: list[Command]) -> tuple[Say, ...]:
    """The commands that need nothing more to be said."""
    return tuple(Say(one.words[0], one.words[0]) for one in usable if _topic(one) == _LOOKING)


COMMAND = Command(
    words=("วิธีใช้", "ช่วยเหลือ", "help"),
    place=Place.ANYWHERE,
    audience=Audience.ANYONE,
    help_key="help.help",
    help_order=90,
    run=run,
    only_asks=True,
    fits=lambda _incoming, words: says_nothing(words),
)
