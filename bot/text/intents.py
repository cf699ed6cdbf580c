"""What a clause of free talk is about when it does not report: a question, a request, a joke …

The reviewed rows stand in intents.toml; rules: thai-language.md, section 8, step 8.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from bot.text.reviewed import reviewed
from bot.text.scanning import Scanner, plain_beginning

_PARTING = r"\s\"'“”(\[/,;:!?.~*-"
_BEGINNERS = ("แต่", "ส่วน", "ค่ะ", "คะ", "ครับ", "และ", "แล้วก็")


class Intent(StrEnum):
    """What talk can be about; intents.toml explains each by its rows."""

    NOTHING = "nothing"
    QUESTION = "question"
    REQUEST = "request"
    HYPOTHETICAL = "hypothetical"
    TEMPLATE = "template"
    PROMISE = "promise"
    COURTESY = "courtesy"
    AGENCY = "agency"
    FORM = "form"
    HEDGE = "hedge"
    CORRECTION = "correction"

    @property
    def mutes(self) -> bool:
        """Whether a clause of this kind reports nothing; doubt and mending still report something."""
        return self not in {Intent.NOTHING, Intent.HEDGE, Intent.CORRECTION}


MUTING = frozenset(intent for intent in Intent if intent.mutes)


class Place(StrEnum):
    """Where in a clause a row counts."""

    ANY = "any"
    START = "start"
    FIRST = "first"
    END = "end"


class Reach(StrEnum):
    """How far a row speaks for what follows it."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    MESSAGE = "message"


class IntentRow(NamedTuple):
    """One way of saying it, with sentences that do and do not hold it."""

    intent: Intent
    place: Place
    reach: Reach
    patterns: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Hit(NamedTuple):
    """A row found on the matching copy, between `begin` and `stop`."""

    row: IntentRow
    begin: int
    stop: int


@cache
def intent_rows() -> tuple[IntentRow, ...]:
    """The rows of intents.toml, typed."""
    tree = reviewed("intents.toml")
    return tuple(
        IntentRow(
            Intent(row["means"]),
            Place(row["place"]),
            Reach(row["scope"]),
            tuple(row["patterns"]),
            tuple(row["yes"]),
            tuple(row["no"]),
        )
        for row in tree["intent"]
    )


@lru_cache(maxsize=32)
def hits_in(plain: str, begin: int, stop: int, only: Intent | None = None) -> tuple[Hit, ...]:
    """The rows found in a stretch of the copy, those of the wrong place not yet left out.

    `plain` is the copy with addresses masked; `only` asks for the rows of one kind.
    """
    return tuple(map(Hit._make, _scanner(only).find(plain, begin, stop)))


@cache
def _scanner(only: Intent | None) -> Scanner[IntentRow]:
    return Scanner(
        (_placed(pattern, row.place), row)
        for row in intent_rows()
        for pattern in row.patterns
        if only is None or row.intent in {only, Intent.NOTHING}
    )


def _placed(pattern: str, place: Place) -> str:
    """The pattern held to where a clause can begin; the end of one is only known to its reader."""
    if place in {Place.ANY, Place.END}:
        return pattern
    word = plain_beginning(pattern)
    behind_words = "|".join(f"(?<={before}{word})" for before in _BEGINNERS)
    return rf"{word}(?:(?<![^{_PARTING}]{word})|{behind_words}){pattern[len(word) :]}"
