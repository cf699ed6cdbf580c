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
from bot.domain.entry import Entry
from bot.errors import Refusal
from bot.links import NO_LINKS, Links
from bot.service.restraint import has_heard_enough
from bot.service.speaking import Speaker
from bot.store.store import Books
from bot.text.opening import Opening, names_us, opening
from bot.wording.say import say

_SPOKEN = frozenset({IncomingKind.MESSAGE, IncomingKind.EDITED})


class Place(Enum):
    """Where a command may be used."""

    GROUP = auto()
    DIRECT = auto()
    ANYWHERE = auto()


class Audience(Enum):
    """Who may use a command: anyone at all, people of an office, its coordinators and executives, or
    its coordinators alone."""

    ANYONE = auto()
    OFFICE = auto()
    BOARD = auto()
    COORDINATOR = auto()


@dataclass(frozen=True)
class Turn:
    """One message with everything a command may need; `words` is what followed the command word.

    Of an edited message `earlier` is every entry it gave before. `links` makes addresses to hand out.
    """

    books: Books
    incoming: Incoming
    word: str
    words: str
    known_speaker: Speaker | None
    now: datetime
    commands: tuple[Command, ...]
    earlier: tuple[Entry, ...] = ()
    links: Links = NO_LINKS

    @property
    def said_at(self) -> datetime:
        """When the message was sent, an edited one for the first time, as far as we know."""
        return min((entry.event_at for entry in self.earlier), default=self.incoming.happened_at)

    @property
    def said_on(self) -> date:
        """The day in Thailand when the message was sent; relative dates count from it."""
        return bangkok_day(self.said_at)

    @property
    def speaker(self) -> Speaker:
        """The speaker, for commands whose audience makes sure there is one."""
        if self.known_speaker is None:
            raise Refusal("refusal.not_registered")
        return self.known_speaker


def _always(_incoming: Incoming, _words: str) -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """A command as declared: its words (the first is the name), who and where, its help, what it does.

    `fits` says whether what follows makes an ordinary word this command, where nobody called us;
    `only_asks` that it puts nothing on record, so that a flood of it may go unheard.
    """

    words: tuple[str, ...]
    place: Place
    audience: Audience
    help_key: str
    help_order: int
    run: Callable[[Turn], Reply | None]
    fits: Callable[[Incoming, str], bool] = _always
    only_asks: bool = False


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


def _silence(_turn: Turn) -> Reply | None:
    return None


def claim(incoming: Incoming, commands: Iterable[Command]) -> Claim | None:
    """The one command whose word opens the message, or None: the message is not for us."""
    if incoming.kind not in _SPOKEN or incoming.text is None:
        return None
    by_word = {word: command for command in commands for word in command.words}
    found = opening(incoming.spoken or incoming.text, incoming.text, by_word)
    if found is None:
        return None
    command = by_word[found.word]
    is_meant = is_called(incoming) or command.fits(incoming, found.rest)
    return Claim(command, found) if is_meant else None


def is_called(incoming: Incoming) -> bool:
    """Whether the message is said to us: one to one, or with our name before it."""
    called = not incoming.chat.is_group or incoming.mentions_bot
    return called or names_us(incoming.spoken or incoming.text or "")


def answer(
    books: Books,
    incoming: Incoming,
    speaker: Speaker | None,
    commands: tuple[Command, ...],
    now: datetime,
    earlier: tuple[Entry, ...] = (),
    unclaimed: Callable[[Turn], Reply | None] = _silence,
    links: Links = NO_LINKS,
) -> Reply | None:
    """What the bot says to a message, after doing what it asks; None is silence.

    `earlier` is what an edited message gave before; `unclaimed` does what is to be done with a message
    no command claims.
    """
    claimed = claim(incoming, commands)
    turn = Turn(
        books=books,
        incoming=incoming,
        word=claimed.opening.word if claimed else "",
        words=claimed.opening.rest if claimed else incoming.text or "",
        known_speaker=speaker,
        now=now,
        commands=commands,
        earlier=earlier,
        links=links,
    )

    def run() -> Reply | None:
        if claimed is None:
            return unclaimed(turn)
        if claimed.command.only_asks and has_heard_enough(books, incoming, now):
            return None
        _admit(claimed.command, turn)
        return claimed.command.run(turn)

    return wording_refusals(books, turn.word, run)


def wording_refusals(books: Books, word: str, act: Callable[[], Reply | None]) -> Reply | None:
    """What the act gives; a refusal undoes whatever it had already written and becomes a sentence.

    `word` is the word the person used, for sentences that tell how to use it.
    """
    try:
        with books.attempt():
            return act()
    except Refusal as refusal:
        return sentence(refusal.key, **{"word": word, **refusal.facts})


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
    if command.audience is Audience.BOARD:
        return speaker is not None and speaker.may_see_board
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
    if command.audience is Audience.BOARD and (speaker is None or not speaker.may_see_board):
        raise Refusal("refusal.board_only")
    if command.audience is Audience.OFFICE:
        if in_group and (speaker is None or not speaker.divisions):
            raise Refusal("refusal.unbound_group")
        if speaker is None:
            raise Refusal("refusal.not_registered")
