"""A command is one file, its sentences and a dialogue: what is missing of it is named here.

Small and without a database, so that whoever adds a command learns in a second what is left to do.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from bot.wording.say import sentences
from handlers.routing import Command
from tests.documents.making.chat_commands import declared

STORIES = Path(__file__).parent / "stories"
COMMANDS = {module.__name__.rpartition(".")[2]: (module, command) for module, command in declared()}
SAID = [
    turn["says"].strip("\n")
    for path in STORIES.glob("*.toml")
    for turn in tomllib.loads(path.read_text(encoding="utf-8"))["turn"]
    if "says" in turn and turn.get("answers")
]
_KEY = re.compile(r'(?:sentence|say|Refusal)\(\s*"([a-z_]+\.[a-z_.0-9]+)"')


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_command_has_its_sentences(name: str) -> None:
    module: ModuleType
    command: Command
    module, command = COMMANDS[name]
    code = Path(module.__file__ or "").read_text(encoding="utf-8")
    missing = sorted({command.help_key, *_KEY.findall(code)} - sentences().keys())

    assert missing == [], f"bot/wording/th.toml lacks sentences of handlers/commands/{name}.py"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_command_has_its_dialogue(name: str) -> None:
    _module, command = COMMANDS[name]
    unsaid = [word for word in command.words if not any(word in text for text in SAID)]

    assert unsaid == [], f"no dialogue says it and is answered; write tests/dialogues/stories/{name}.toml"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_command_has_a_topic_in_the_help(name: str) -> None:
    _module, command = COMMANDS[name]
    topic = f"help.topics.topic{command.help_order // 10}"

    assert topic in sentences() or command.help_key == "help.help", f"bot/wording/th.toml lacks {topic}"


def test_the_help_speaks_of_no_command_that_is_not_there() -> None:
    helped = {key for key, text in sentences().items() if key.endswith(".help") and " – " in text}
    orphans = sorted(helped - {command.help_key for _module, command in COMMANDS.values()})

    assert orphans == [], "bot/wording/th.toml has help of commands no file in handlers/commands declares"
