"""Routing: declared commands, the one that claims a message, and the one place refusals are worded."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from bot.chat import Bubble, Incoming, IncomingKind, Reply
from bot.clock import bangkok_day
from bot.errors import Refusal
from bot.service.speaking import Speaker, who_speaks
from bot.store.store import Books
from bot.text.opening import Opening, opening
from bot.wording.say import say


class Place(Enum):
    """Where a command may be used."""

    GROUP = auto()
    DIRECT = auto()
    ANYWHERE = auto()


class Audience(Enum):
    """Who may use a command: anyone at all, people of an office, or its coordinators."""

    ANYONE = auto()
    OFFICE = auto()
    COORDINATOR = auto()


@dataclass(frozen=True)
class Turn:
    """One message with everything a command may need; `words` is what followed the command word."""

    books: Books
    incoming: Incoming
    word: str
    words: str
    known_speaker: Speaker | None
    now: datetime
    commands: tuple[Command, ...]

    @property
    def said_on(self) -> date:
        """The day in Thailand when the message was sent; relative dates count from it."""
        return bangkok_day(self.incoming.happened_at)

    @property
    def speaker(self) -> Speaker:
        """The speaker, for commands whose audience makes sure there is one."""
        if self.known_speaker is None:
            raise Refusal("refusal.not_registered")
        return self.known_speaker


@dataclass(frozen=True)
class Command:
    """A command as declared: its words (the first is the name), who and where, its help, what it does."""

    words: tuple[str, ...]
    place: Place
    audience: Audience
    help_key: str
    help_order: int
    run: Callable[[Turn], Reply | None]


@dataclass(frozen=True)
class Claim:
    """The command a message opens with, and the verbatim rest of the message."""

    command: Command
    opening: Opening


def discover() -> tuple[Command, ...]:
    """Every command declared in handlers/commands, in help order.

    Two commands claiming one word is a fault of ours, found at start.
    """
    package = importlib.import_module("handlers.commands")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    commands = [importlib.import_module(f"handlers.commands.{name}").COMMAND for name in names]
    words = [word for command in commands for word in command.words]
    twice = {word for word in words if words.count(word) > 1}
    if twice:
        raise ValueError(f"two commands claim the same word: {sorted(twice)}")
    return tuple(sorted(commands, key=lambda command: command.help_order))


def claim(incoming: Incoming, commands: Iterable[Command]) -> Claim | None:
    """The one command whose word opens the message, or None: the message is not for us."""
    if incoming.kind is not IncomingKind.MESSAGE or incoming.text is None:
        return None
    by_word = {word: command for command in commands for word in command.words}
    found = opening(incoming.spoken or incoming.text, incoming.text, by_word)
    return Claim(by_word[found.word], found) if found else None


def answer(books: Books, incoming: Incoming, commands: tuple[Command, ...], now: datetime) -> Reply | None:
    """What the bot says to a message, after doing what it asks; None is silence.

    A refusal undoes whatever the command had already written.
    """
    claimed = claim(incoming, commands)
    if claimed is None:
        return None
    turn = Turn(
        books=books,
        incoming=incoming,
        word=claimed.opening.word,
        words=claimed.opening.rest,
        known_speaker=who_speaks(books, incoming),
        now=now,
        commands=commands,
    )
    try:
        with books.attempt():
            _admit(claimed.command, turn)
            return claimed.command.run(turn)
    except Refusal as refusal:
        return sentence(refusal.key, **{"word": turn.word, **refusal.facts})


def sentence(key: str, **facts: object) -> Reply:
    """A reply of one sentence."""
    return Reply((Bubble(say(key, **facts)),))


def may_use(command: Command, speaker: Speaker | None, in_group: bool) -> bool:
    """Whether the command is for this person in this place; help shows only these."""
    if command.place is Place.GROUP and not in_group:
        return False
    if command.place is Place.DIRECT and in_group:
        return False
    if command.audience is Audience.COORDINATOR:
        return speaker is not None and speaker.is_coordinator
    return command.audience is Audience.ANYONE or speaker is not None


def _admit(command: Command, turn: Turn) -> None:
    in_group = turn.incoming.chat.is_group
    speaker = turn.known_speaker
    if command.place is Place.GROUP and not in_group:
        raise Refusal("refusal.group_only")
    if command.place is Place.DIRECT and in_group:
        raise Refusal("refusal.direct_only")
    if command.audience is Audience.COORDINATOR and (speaker is None or not speaker.is_coordinator):
        raise Refusal("refusal.coordinator_only")
    if command.audience is Audience.OFFICE:
        if in_group and (speaker is None or not speaker.divisions):
            raise Refusal("refusal.unbound_group")
        if speaker is None:
            raise Refusal("refusal.not_registered")
