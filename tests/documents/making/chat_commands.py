"""The chat commands, from what handlers/commands declares; the examples are said in the dialogues.

A command's module opens with `<words>: <what it does>`, and one of the turns in tests/dialogues that says it
and is answered becomes the example.
"""

from __future__ import annotations

import pkgutil
import tomllib
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from types import ModuleType

import handlers.commands
from bot.text.opening import opening
from bot.wording.say import say, sentences
from handlers.routing import Audience, Command, Place
from tests.architecture.sources import ROOT
from tests.documents.making.tables import code, table

STORIES = ROOT / "tests" / "dialogues" / "stories"
_WHERE = {Place.GROUP: "group", Place.DIRECT: "1:1", Place.ANYWHERE: "group, 1:1"}
_WHO = {
    Audience.ANYONE: "anyone",
    Audience.OFFICE: "people of the office",
    Audience.BOARD: "coordinator, executive",
    Audience.COORDINATOR: "coordinator",
}
_TOPICS = {
    1: "To begin",
    2: "A division's group",
    3: "To report",
    4: "To look",
    5: "The coordinator's work",
    6: "To sign",
    9: "Help",
}
_REFUSALS = tuple(text[:20] for key, text in sentences().items() if key.startswith("refusal."))


def chat_commands() -> str:
    """A heading and a table for each topic of the help."""
    found = sorted(declared(), key=lambda one: one[1].help_order)
    parts = []
    for topic, of_topic in groupby(found, key=lambda one: one[1].help_order // 10):
        rows = [_row(module, command) for module, command in of_topic]
        header = ("say", "or", "where", "who", "what it does", "for example")
        parts.append(f"### {_TOPICS.get(topic) or say(f'help.topics.topic{topic}')}\n\n{table(header, rows)}")
    return "\n".join(parts)


def declared() -> Iterator[tuple[ModuleType, Command]]:
    """Each command with the module that declares it."""
    for found in pkgutil.iter_modules(handlers.commands.__path__):
        module = import_module(f"handlers.commands.{found.name}")
        yield module, module.COMMAND


def what_it_does(module: ModuleType) -> str:
    """The English half of the line the module opens with; empty when it has none."""
    return (module.__doc__ or "").partition("\n")[0].partition(": ")[2]


def example(module: ModuleType, command: Command) -> str:
    """What somebody says in a dialogue to use the command and is answered; its own story comes first."""
    own = module.__name__.rpartition(".")[2]
    stories = sorted(STORIES.glob("*.toml"), key=lambda path: (path.stem != own, path.stem))
    said = [
        turn["says"].strip("\n")
        for path in stories
        for turn in tomllib.loads(path.read_text(encoding="utf-8"))["turn"]
        if turn.get("answers") and "says" in turn and not _is_refused(turn["answers"])
    ]
    fitting = [text for text in said if _opens_with(command, text)]
    if "<" not in say(command.help_key).partition(" – ")[0]:
        return min(fitting, key=len, default="")
    return next((text for text in fitting if " " in text), "")


def _is_refused(answers: list[str]) -> bool:
    return any(piece[:12] in refusal for piece in answers for refusal in _REFUSALS)


def _opens_with(command: Command, text: str) -> bool:
    found = opening(text, text, dict.fromkeys(command.words, command))
    return found is not None and not text.startswith("@")


def _row(module: ModuleType, command: Command) -> tuple[str, ...]:
    usage = say(command.help_key).partition(" – ")[0]
    aliases = ", ".join(
        code(word) for word in command.words if not usage.startswith(word) or word != command.words[0]
    )
    shown = code(example(module, command).replace("\n", " ⏎ "))
    return (code(usage), aliases, _WHERE[command.place], _WHO[command.audience], what_it_does(module), shown)
