"""Who said what, what came back, what was stored: every story is a TOML file a coordinator can read.

A turn has `who` and `where` ("1:1" for a direct chat), and what the person does there: `says` (with
`quotes`, a piece of the message quoted), `chatters` (many lines in a row), `presses` a button or quick
reply that shows, `presses_again` whatever was pressed there last, `posts` data no button of ours holds,
`edits` or `unsends` (a piece of) an earlier message. `bot` says that it is "removed" or "invited".
Then come `answers` (pieces the answer must contain), or `silent = true`; `stores`, the entries that must
be new, field by field; `promises`, how many promises there are then; and `bot_stays`, whether the bot is
in the group then. `traps` names the traps of the LINE platform a turn is about (test_coverage.py).
"""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.clock import aware_utc
from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry
from bot.domain.office import Office
from bot.domain.person import Role
from bot.domain.plan import Plan
from bot.line.simulator.buttons import buttons, quick_replies
from bot.line.simulator.mentions import Mentioned
from bot.line.simulator.messages import Message
from bot.line.simulator.people import Group, Person, Place
from bot.line.simulator.transcript import visible_words
from bot.store.store import Store
from tests.support.line_openapi import check_messages
from tests.support.stage import Stage, a_stage
from tests.support.village import found_village

LONG_AGO = "2020-01-01T00:00:00+00:00"
STORIES = sorted(Path(__file__).parent.joinpath("stories").glob("*.toml"))


@pytest.mark.shared
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story(path: Path, sqlite_store: Store) -> None:
    story = tomllib.loads(path.read_text(encoding="utf-8"))
    with a_stage(sqlite_store, story.get("at", "2026-03-10T09:00:00+07:00")) as stage:
        players = Players(stage)
        for number, turn in enumerate(story["turn"], start=1):
            players.play(turn, f"{path.stem}, turn {number}")
        assert stage.platform.quota.used(stage.clock.now()) == 0, "answers are free"
        for record in stage.platform.requests.of():
            assert record.status == 200, record.answer
            if isinstance(record.body, dict):
                assert check_messages(record.body.get("messages", [])) == []


class Players:
    """The people and groups of the invented village office."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.office, self.plan = found_village(stage)
        self.coordinator = stage.coordinator(self.office)
        self.people: dict[str, Person] = {"อรุณี": self.coordinator}
        self.groups: dict[str, Group] = {}
        self.pressed: dict[str, str] = {}
        for division in self.office.divisions[:4]:
            person = stage.platform.add_user(f"คน{division.name}")
            self.people[person.name] = person
            self.groups[division.name] = stage.division_group(self.coordinator, division.name, [person])
        self.codes = {
            role.value: stage.invite(
                self.office, role, self.office.divisions[2] if role is Role.STAFF else None
            )
            for role in Role
        }
        self.codes["anywhere"] = stage.invite(self.office, Role.STAFF)
        self.codes["moved"] = stage.invite(self.office, Role.STAFF, self.office.divisions[3])
        self.codes["staff2"] = stage.invite(self.office, Role.STAFF, self.office.divisions[1])

    def play(self, turn: dict[str, Any], where: str) -> None:
        if "at" in turn:
            self.stage.at(turn["at"])
        person = self._person(turn["who"])
        place = (
            person
            if turn["where"] == "1:1"
            else self._group(turn["where"], person, bot_in=turn.get("bot") != "invited")
        )
        before = self._entries()
        with self.stage.watching(place) as answers:
            self._act(turn, person, place)
        self._check_answers(answers, turn, where)
        fresh = [entry for entry in self._entries() if entry.number > len(before)]
        self._check_entries(fresh, turn.get("stores", []), where)
        if "bot_stays" in turn:
            assert isinstance(place, Group)
            assert place.bot_in == turn["bot_stays"], where
        if "promises" in turn:
            with self.stage.store.reading() as books:
                kept = books.promises.since(self.office.id, aware_utc(datetime.fromisoformat(LONG_AGO)))
            assert len(kept) == turn["promises"], where

    def _act(self, turn: dict[str, Any], person: Person, place: Place) -> None:
        platform = self.stage.platform
        if "presses" in turn:
            self._press(person, place, turn["presses"])
        elif "presses_again" in turn or "posts" in turn:
            platform.press_data(person, place, turn.get("posts", self.pressed.get(place.id, "")))
        elif "edits" in turn:
            platform.edit(self._message(place, turn["edits"], person), turn["says"].strip("\n"))
        elif "unsends" in turn:
            platform.unsend(self._message(place, turn["unsends"], person))
        elif "bot" in turn and isinstance(place, Group):
            (platform.remove_bot if turn["bot"] == "removed" else platform.invite_bot)(place)
        elif "joins" in turn and isinstance(place, Group):
            platform.join_member(place, platform.add_user(turn["joins"]))
        else:
            for line in turn["chatters"].strip("\n").split("\n") if "chatters" in turn else [turn["says"]]:
                self._say(person, place, line, turn.get("quotes"))

    def _say(self, person: Person, place: Place, words: str, quotes: str | None) -> None:
        text = words.strip("\n")
        for role, code in self.codes.items():
            text = text.replace(f"<{role}>", code)
        name = f"@{self.stage.platform.channel.name}"
        mentions = [Mentioned.BOT] if name in text else []
        quoted = self._message(place, quotes) if quotes is not None else None
        self.stage.platform.say(person, place, text, quoted, mentions)

    def _press(self, person: Person, place: Place, label: str) -> None:
        """A lasting button of any message of ours, or a quick reply under the newest one."""
        for message in reversed(self.stage.platform.messages(place)):
            if message.sender is not None:
                continue
            for button in (*buttons(message), *quick_replies(message)):
                if button.label.startswith(label):
                    self.pressed[place.id] = button.field("data") or ""
                    if button.is_quick:
                        self.stage.platform.tap(person, place, button.label)
                    else:
                        self.stage.platform.press(person, message, button.label)
                    return
        raise AssertionError(f"no button {label!r}")

    def _message(self, place: Place, piece: str, sender: Person | None = None) -> Message:
        """The newest message with that piece, of whomever or of the sender."""
        for message in reversed(self.stage.platform.messages(place)):
            is_theirs = sender is None or message.sender is sender
            if is_theirs and any(piece in line for line in visible_words(message)):
                return message
        raise AssertionError(f"no message with {piece!r}")

    def _check_answers(self, answers: list[Message], turn: dict[str, Any], where: str) -> None:
        shown = "\n".join(line for message in answers for line in visible_words(message))
        if turn.get("silent"):
            assert answers == [], f"{where}: {shown}"
            return
        assert answers, f"{where}: the bot said nothing"
        for piece in turn.get("answers", []):
            assert piece in shown, f"{where}: {piece!r} is not in {shown!r}"
        for piece in turn.get("answers_not", []):
            assert piece not in shown, f"{where}: {piece!r} is in {shown!r}"

    def _check_entries(self, fresh: list[Entry], wanted: list[dict[str, Any]], where: str) -> None:
        told = [describe(entry, self.office, self.plan) for entry in fresh]
        assert len(told) == len(wanted), f"{where}: stored {told}"
        for got, expected in zip(told, wanted, strict=True):
            picked = {name: got[name] for name in expected}
            assert picked == expected, where

    def _entries(self) -> list[Entry]:
        with self.stage.store.reading() as books:
            return books.entries.of_year(self.office.id, FiscalYear(2569))

    def _person(self, name: str) -> Person:
        if name not in self.people:
            self.people[name] = self.stage.platform.add_user(name, friend=True, consent=name != "ไม่เผยตัว")
        return self.people[name]

    def _group(self, name: str, person: Person, *, bot_in: bool) -> Group:
        if name not in self.groups:
            self.groups[name] = self.stage.platform.add_group(name, [], bot_in=bot_in)
        group = self.groups[name]
        if person not in group.members:
            group.members.append(person)
        return group


def describe(entry: Entry, office: Office, plan: Plan) -> dict[str, Any]:
    measure = plan.by_id(entry.measure_id)
    return {
        "number": entry.number,
        "measure": measure.ref if measure else None,
        "division": office.division(entry.division_id).name,
        "field": entry.field.value,
        "status": entry.status.value if entry.status else "",
        "text": entry.text,
        "percent": entry.percent,
        "dates": [said.value.isoformat() for said in entry.dates],
        "round": entry.round_number,
        "year": entry.fiscal_year.number,
    }
