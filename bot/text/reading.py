"""Reading what somebody typed after a command word: which measures, and what about each.

Pure, never raises on what a person typed, and never rewrites what will be printed: the text of an
update is made of pieces of the message as typed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.entry import EntryField
from bot.text.corrections import corrected, mends
from bot.text.dates import named_days
from bot.text.divisions import Divisions
from bot.text.doubts import names_work
from bot.text.explaining import letters_of
from bot.text.floods import is_expanded
from bot.text.matching import canon
from bot.text.message import Message, message_of
from bot.text.parts import Cutter, Part
from bot.text.patterns import lazily
from bot.text.problems import Problem, ProblemKind
from bot.text.questions import Questions
from bot.text.resolving import Resolver
from bot.text.status import explicit_status
from bot.text.topics import names_only_things
from bot.text.updates import Update, updates_of

if TYPE_CHECKING:
    from bot.domain.plan import Measure, Plan

__all__ = [
    "Problem",
    "ProblemKind",
    "Reading",
    "References",
    "Update",
    "read_references",
    "read_report",
    "read_statement",
]


_PLATE = "ทะเบียน"
_PLATE_REACH = 100  # letters at the end of a text in which a plate can stand
_A_PLATE = lazily(_PLATE + r" ?[0-9]?[ก-ฮ]{1,2} ?[0-9]{1,4}$")
_FROM_TO = lazily(r"[^ก-๎]*จาก ?[^\n]{1,30}เป็น ?[0-9]")
# "6 วันที่เป็น 21 มี.ค." names a day instead of another and says nothing of the work.
_ONLY_THE_DAY = lazily(
    r"[^ก-๎]*(?:(?:ข้อ|มาตรการ)(?: ?ที่)? ?[0-9A-Z.]{1,6} )?(?:วันที่(?! ?[0-9])[ก-๎ ]{1,24}|เป็น ?(?:วันที่)? ?)[0-9]"
)


_A_THING = 6  # letters
_LONGEST_MENDING = 1_000  # letters: more is a report, whatever it mends on the way


class Reading(NamedTuple):
    """Everything understood, and everything to ask back; of a flood nothing is understood."""

    updates: tuple[Update, ...]
    problems: tuple[Problem, ...]


class References(NamedTuple):
    """The measures somebody named, in the order named, and what is left of the words as typed."""

    measures: tuple[Measure, ...]
    problems: tuple[Problem, ...]
    rest: str


def read_report(
    words: str,
    plan: Plan,
    said_on: date,
    divisions: Sequence[str],
    speaks_for: Collection[str],
    field: EntryField = EntryField.RESULTS,
) -> Reading:
    """Read the text after a command word.

    `said_on` is the Bangkok day of the event, `divisions` the office's division names, `speaks_for`
    those the chat is bound to (they decide between a row number and a question code), `field` the
    column the command is about.
    """
    message = message_of(words)
    cutter = Cutter(message, Resolver(plan, speaks_for), Divisions(divisions), field)
    cutter.cut()
    if cutter.is_flood or is_expanded(message.copy):
        return Reading((), (Problem(ProblemKind.TOO_MUCH, ""),))
    asked = _without_questions(cutter.parts, message)
    updates = updates_of(cutter.parts, message, named_days(message.dates, said_on, plan.fiscal_year.start))
    if _PLATE in message.text:
        updates = [update for update in updates if not _names_only_a_car(update)]
    updates = [update for update in updates if not _names_only_a_thing(update)]
    problems = [*cutter.problems, *asked]
    if not cutter.parts:
        problems.append(Problem(ProblemKind.NO_MEASURE, words.strip()))
    answered = {update.measure.ref for update in updates} | {ref for problem in asked for ref in problem.refs}
    for part in cutter.parts:
        refs = tuple(measure.ref for measure in part.measures if measure.ref not in answered)
        if refs:
            answered.update(refs)
            problems.append(Problem(ProblemKind.NO_TEXT, part.said, refs))
    if len(message.text) <= _LONGEST_MENDING and _is_correction(message):
        updates = [_corrected(update) for update in updates]
    return Reading(tuple(updates), tuple(problems))


def _is_correction(message: Message) -> bool:
    return bool(mends(message) or _FROM_TO.match(message.text) or _ONLY_THE_DAY.match(message.text))


def _names_only_a_car(update: Update) -> bool:
    """Whether a command is followed by a car and nothing that was done with it: "4.3 รถตู้ทะเบียน นข 4120"."""
    if _A_PLATE.search(canon(update.text[-_PLATE_REACH:])) is None:
        return False
    line = canon(update.text)
    return explicit_status([line]) is None and not names_work(line)


def _names_only_a_thing(update: Update) -> bool:
    """Whether a command is followed by a thing and nothing that was done: "7.1 ป้ายงดรับของขวัญ"."""
    line = canon(update.text)
    if update.field is not EntryField.RESULTS or update.dates or explicit_status([line]) is not None:
        return False
    return names_only_things(line) or _is_of_a_step(update)


def _is_of_a_step(update: Update) -> bool:
    """Whether only the end of a step is said, without its act: "4.3 สมุดบันทึกการใช้รถ"."""
    own = letters_of((update.measure.title, *update.measure.steps))
    said = letters_of((update.text,))
    return len(said) >= _A_THING and said in own and not any(text.startswith(said) for text in own.split("|"))


def _without_questions(parts: list[Part], message: Message) -> list[Problem]:
    """Take the questions out of the parts; a part that was nothing else becomes a problem."""
    questions = Questions(message)
    asked: list[Problem] = []
    for part in parts:
        kept = questions.kept(part.lines)
        says_something = any(begin < stop for begin, stop in part.lines)
        if says_something and not any(begin < stop for begin, stop in kept) and not part.states:
            refs = tuple(measure.ref for measure in part.measures)
            asked.append(Problem(ProblemKind.QUESTION, part.said, refs))
        part.lines = kept
    return asked


def _corrected(update: Update) -> Update:
    """The update as a correction when its words mend something: "แก้เป็น 14 มี.ค. ไม่ใช่ 12"."""
    if update.field is not EntryField.RESULTS:
        return update
    return corrected(update, [canon(line) for line in update.text.split("\n")]) or update


def read_statement(words: str, measure: Measure, said_on: date, field: EntryField) -> Update | None:
    """Read what is said about a measure that is already known; None when it says nothing."""
    message = message_of(words)
    part = Part((measure,), field, measure.ref, None, list(message.lines()))
    return next(iter(updates_of([part], message, named_days(message.dates, said_on))), None)


def read_references(words: str, plan: Plan, speaks_for: Collection[str]) -> References:
    """Read the measures named after a command that takes only references ("มาตรการ 2.1 และ 3")."""
    message = message_of(words)
    cutter = Cutter(message, Resolver(plan, speaks_for), Divisions(()), EntryField.RESULTS)
    end = cutter.cut_head()
    if end is None:
        return References((), (Problem(ProblemKind.NO_MEASURE, words.strip()),), words.strip())
    measures = tuple(measure for part in cutter.parts for measure in part.measures)
    return References(measures, tuple(cutter.problems), message.copy.after(end).strip())
