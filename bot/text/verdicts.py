"""What listening comes to: a record, one question, a promise, or silence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bot.text.updates import Update

if TYPE_CHECKING:
    from bot.domain.plan import Plan


class Context(NamedTuple):
    """Everything that surrounds a message and decides what it means.

    `said_on` is the Bangkok day of the event, `divisions` the office's division names, `speaks_for`
    those of the chat. `quoted` are the refs of the measures a quoted message of ours was about,
    `asked_about` those of a question that is open to this person. `addressed` when we were mentioned
    or a command word opened the message. `office` is the office's name, which is no other agency.
    """

    plan: Plan
    said_on: date
    divisions: Sequence[str]
    speaks_for: Collection[str]
    quoted: tuple[str, ...] = ()
    addressed: bool = False
    asked_about: tuple[str, ...] = ()
    office: str = ""


class Verdict(StrEnum):
    """What to do about a message. RECORD may come with questions about another part of it."""

    RECORD = "record"
    ASK = "ask"
    PROMISE = "promise"
    SILENT = "silent"


class Why(StrEnum):
    """Why something that is likely a report is asked about instead of recorded."""

    UNKNOWN_MEASURE = "unknown_measure"
    PARENT = "parent"
    AMBIGUOUS = "ambiguous"
    HEDGE = "hedge"
    IMPOSSIBLE_DATE = "impossible_date"
    FUTURE_DATE = "future_date"
    STATUS_MISSING = "status_missing"
    BARE_DONE = "bare_done"


class Question(NamedTuple):
    """One thing to ask back. `said` is what was typed, `refs` the candidates, best first.

    `update` is what would be recorded for the first candidate, so that one press completes it; None
    when there is no candidate.
    """

    why: Why
    said: str
    refs: tuple[str, ...]
    update: Update | None


class Promise(NamedTuple):
    """The day somebody says these measures will be reported by."""

    refs: tuple[str, ...]
    until: date


class Listened(NamedTuple):
    """What a message without a command comes to; `rule` names the rule that decided, to explain it."""

    verdict: Verdict
    updates: tuple[Update, ...] = ()
    questions: tuple[Question, ...] = ()
    promises: tuple[Promise, ...] = ()
    rule: str = ""
