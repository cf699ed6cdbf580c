"""The dialogues cover every command, every sentence the bot can say, and every trap a group bot meets.

What no dialogue covers is named, so that a new command or sentence comes with its dialogue.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.text.opening import opening
from bot.wording.say import sentences
from handlers.routing import Audience, Command, Place, discover

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STORIES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["turn"]
    for path in sorted(HERE.joinpath("stories").glob("*.toml"))
}
TURNS: list[dict[str, Any]] = [turn for turns in STORIES.values() for turn in turns]
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(HERE.glob("test_*.py")))
COMMANDS = discover()
OUR_NAME = "@ตามงาน"

TRAPS = {
    1: "replying to everything",
    2: "treating chat as report",
    4: "deduplicating only what says it is redelivered",
    5: "trusting the order of arrival",
    6: "ignoring edited messages",
    7: "ignoring unsent messages",
    9: "a late reply token",
    15: "nobody is named",
    16: "names change, and differ from group to group",
    18: "photos without context, sets out of order",
    19: "late, missing or outside content",
    20: "a file name used as a path",
    24: "quick replies that are gone",
    25: "old buttons pressed again",
    28: "standby mode",
    29: "a second official account in the group",
    33: "kinds nobody knows",
    37: "removed from the group, and invited again",
    101: "two people report the same measure",
    102: "a report after the deadline",
    103: "an old multi-person room",
}
"""Those of the traps list (line-platform.md, section 9) a chat can show; from 101 on, our own."""

IN_CODE = {
    4: "test_an_edit_told_twice_counts_once",
    5: "test_an_edit_that_overtakes_its_message_stands",
    6: "test_an_edited_report_takes_the_place_of_what_it_said",
    7: "test_an_unsending_that_overtakes_its_message_holds",
    9: "test_an_answer_whose_token_has_died_is_not_sent_late",
    16: "test_names_are_kept_with_the_entry_as_they_were",
    18: "test_a_set_of_photos_in_any_order_is_kept_together_and_confirmed_once",
    19: "test_a_photo_that_lives_outside_line_is_passed_over",
    20: "test_the_name_of_a_file_is_data_and_its_type_is_what_its_bytes_say",
    28: "test_in_standby_nothing_is_said_and_nothing_is_kept",
    29: "test_beside_a_second_account_the_bot_stays_outside_without_harm",
    33: "test_kinds_nobody_knows_do_not_hold_up_what_follows",
    103: "test_an_old_room_works_like_a_group",
}
"""Traps that need more than words: the test that plays each."""

NEVER_ON_THE_SCREEN = frozenset(
    {
        *(key for key in sentences() if key.endswith(("summary", "summary_many"))),
        *("help.heading", "help.help", "ask.word", "report.many_line", "measures.reported_line"),
        *("register.no_identity", "bind.other_office"),
        *("remind.resting", "remind.resting_text", "remind.short"),
    }
)
"""What notifications show, what only carries facts, and two guards: LINE names whoever writes one to one, and
whoever speaks in a bound group speaks to the office it is bound to. The last three take a month's quota or a
whole division's promises: tests/unit/service/test_asking_now.py brings them about."""

_STRETCH, _LEAST = 9, 3
_HOLE = re.compile(r"\{[a-z_]+\}|\n")


def words_of(command: Command) -> list[str]:
    """The command words people use for it in the stories."""
    by_word = {word: one for one in COMMANDS for word in one.words}
    said = [turn["says"].strip("\n") for turn in TURNS if "says" in turn]
    found = [opening(text.replace(OUR_NAME, " " * len(OUR_NAME)), text, by_word) for text in said]
    used = [one.word for one in found if one is not None]
    used += [f"{turn.get('presses', '')} ".split(" ")[0] for turn in TURNS if "presses" in turn]
    return [word for word in used if by_word.get(word) is command]


def said_to(command: Command) -> list[dict[str, Any]]:
    """The turns where somebody says the command, by whatever word."""
    return [
        turn
        for turn in TURNS
        if any(
            turn.get("says", "").strip("\n").removeprefix(OUR_NAME).strip().startswith(w)
            for w in command.words
        )
    ]


def shown() -> list[str]:
    """Everything a dialogue says it expects or finds on the screen."""
    pieces: list[str] = []
    for turn in TURNS:
        pieces += turn.get("answers", [])
        pieces += [turn[key] for key in ("presses", "quotes") if key in turn]
    literals = [node.value for node in ast.walk(ast.parse(CODE)) if isinstance(node, ast.Constant)]
    return [*pieces, *(text for text in literals if isinstance(text, str))]


def signs_of(key: str) -> set[str]:
    """Good stretches of a sentence, those no other sentence has if it has any; and its short parts."""
    parts = [part.strip() for part in _HOLE.split(sentences()[key].partition(" – ")[0])]
    stretches = {
        part[begin : begin + _STRETCH] for part in parts for begin in range(len(part) - _STRETCH + 1)
    }
    others = "\n".join(text for name, text in sentences().items() if name != key)
    own = {stretch for stretch in stretches if stretch not in others}
    short = {part for part in parts if _LEAST <= len(part) < _STRETCH}
    return own or stretches | short


def is_shown(key: str, pieces: Iterable[str]) -> bool:
    signs = signs_of(key)
    return any(sign in piece for piece in pieces for sign in signs)


def test_every_word_of_every_command_is_said() -> None:
    unsaid = {word for command in COMMANDS for word in set(command.words) - set(words_of(command))}

    assert unsaid == set()


def test_every_command_is_tried_where_it_does_not_belong() -> None:
    groups = {Place.GROUP: "1:1", Place.DIRECT: "not 1:1"}
    untried = []
    for command in COMMANDS:
        tried = {"1:1" if turn["where"] == "1:1" else "not 1:1" for turn in said_to(command)}
        if command.place in groups and groups[command.place] not in tried:
            untried.append(command.words[0])

    assert untried == []


def test_every_command_of_the_coordinator_is_tried_by_somebody_else() -> None:
    untried = [
        command.words[0]
        for command in COMMANDS
        if command.audience is Audience.COORDINATOR
        and not any(turn["who"] != "อรุณี" and turn.get("answers") for turn in said_to(command))
    ]

    assert untried == []


def test_every_ordinary_word_that_is_a_command_is_also_heard_in_talk() -> None:
    """A command with a condition on what follows must have stayed silent about something."""
    always = next(command for command in COMMANDS if command.words[0] == "ผูกกลุ่ม").fits
    talk = "\n".join(turn.get("chatters", turn.get("says", "")) for turn in TURNS if turn.get("silent"))
    unheard = [
        command.words[0]
        for command in COMMANDS
        if command.fits is not always
        and not any(re.search(f"^{word}", talk, re.MULTILINE) for word in command.words)
    ]

    assert unheard == []


def keys_of_the_door() -> set[str]:
    """The sentences the door of the conversation speaks; others stand on pages or are said unasked."""
    files = [
        path for path in ROOT.joinpath("handlers").rglob("*.py") if "web" not in path.relative_to(ROOT).parts
    ]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r"[\"']([a-z_]+\.[a-z_.0-9]+)[\"']", code))


def test_every_answer_is_shown_in_a_dialogue() -> None:
    pieces, answers = shown(), keys_of_the_door() - NEVER_ON_THE_SCREEN
    unseen = {
        key: template for key, template in sentences().items() if key in answers and not is_shown(key, pieces)
    }

    assert unseen == {}


def test_every_trap_is_walked_into() -> None:
    marked = {trap for turn in TURNS for trap in turn.get("traps", [])}
    written = {trap for trap, name in IN_CODE.items() if f"def {name}(" in CODE}

    assert {trap: TRAPS[trap] for trap in TRAPS.keys() - marked - written} == {}
    assert marked | IN_CODE.keys() <= TRAPS.keys()
