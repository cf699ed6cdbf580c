"""How sure it is what a statement says: of the work, of this measure, and beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.status import Status
from bot.text.doubts import goes_on, may_not_be_done, names_work, says_something_unread, tells_of_others
from bot.text.intents import Intent
from bot.text.lexicon import Saying
from bot.text.matching import canon
from bot.text.message import Message
from bot.text.patterns import lazily
from bot.text.references import Kind
from bot.text.statements import Statement
from bot.text.status import explicit_status, judged, sayings
from bot.text.titles import relates
from bot.text.topics import says_more_than_work

_DOUBT = lazily(r"น่าจะ|คาดว่า|คิดว่า|คงจะ")
_OPEN = frozenset({Status.IN_PROGRESS, Status.NOT_STARTED})
_TIME = lazily(r"[0-9]|เดือน|ไตรมาส|สัปดาห์|อาทิตย์|วัน|ปี|รอบ|หลัง|ช่วง|หน้า|เร็ว ?ๆ|เปิดเทอม|สงกรานต์|งบ|ต่อไป|ภายใน|ก่อน")


def stated_status(lines: Sequence[str]) -> Status | None:
    """How far the work is, as the lines of a statement say it.

    An intention counts only with a time: "จะทำข้อ 4.1" asks for help more often than it reports.
    """
    status = explicit_status(lines)
    if status is Status.NOT_STARTED and not any(_TIME.search(line) for line in lines):
        said = {saying for line in lines for saying, _, _ in sayings(line)}
        if said <= {Saying.PLANNED, Saying.NOTHING}:
            return None
    return status


def is_sure(message: Message, statement: Statement) -> bool:
    """Whether "done" is said of the work: nothing denies it or goes on, and it is work that was done."""
    lines = _lines(message.text, statement)
    titles = canon(" ".join(measure.title for measure in statement.measures))
    if any(may_not_be_done(line, titles) or goes_on(line) or says_something_unread(line) for line in lines):
        return False
    if _says_status_only(message, statement) or _is_about(message, statement):
        return True
    return statement.kind is not Kind.SHORT and any(names_work(line) for line in lines)


def is_of_others(message: Message, statement: Statement) -> bool:
    """Whether the words tell of wishes, conditions or other people: then it is asked about."""
    return any(tells_of_others(line) for line in _lines(message.text, statement))


def is_a_village(message: Message, statement: Statement) -> bool:
    """Whether what is said of "ม.3" has nothing to do with measure 3: then it is village 3."""
    if statement.kind is not Kind.SHORT or _is_about(message, statement):
        return False
    if _says_status_only(message, statement):
        return False
    return any(says_more_than_work(_without_status(line)) for line in _lines(message.numbers, statement))


def is_measure(message: Message, statement: Statement) -> bool:
    """Whether "ม.40" was meant as a measure, though the plan has none: nothing but a status is said.

    ม. is a village, a school year and an article of law as well.
    """
    lines = _lines(message.text, statement)
    return statement.kind is not Kind.SHORT or all(judged(line).is_overall for line in lines)


def is_hedged(message: Message, statement: Statement) -> bool:
    """Whether the doubt is about what is reported; "กำลังทำ น่าจะครบอาทิตย์หน้า" is sure of the first."""
    if Intent.HEDGE not in statement.intents:
        return False
    hedged = [clause for clause in statement.kept if Intent.HEDGE in clause.intents]
    sure = [clause for clause in statement.kept if Intent.HEDGE not in clause.intents]
    if all(_is_sure_before(message.text[clause.begin : clause.stop]) for clause in hedged):
        return False
    if any(explicit_status([message.text[clause.begin : clause.stop]]) is None for clause in hedged):
        return True
    stated = explicit_status([message.text[clause.begin : clause.stop] for clause in sure])
    return stated in {None, Status.DONE}


def _is_sure_before(clause: str) -> bool:
    """Whether a clause says that the work is open before it says how it may go on."""
    doubt = _DOUBT.search(clause)
    return doubt is not None and explicit_status([clause[: doubt.start()]]) in _OPEN


def _lines(text: str, statement: Statement) -> list[str]:
    return [text[slice(*span)] for span in statement.spans]


def _without_status(line: str) -> str:
    for _, begin, stop in reversed(sayings(line)):
        line = line[:begin] + " " + line[stop:]
    return line


def _says_status_only(message: Message, statement: Statement) -> bool:
    """Whether every line is a status and nothing else, days and amounts not counted."""
    both = zip(_lines(message.text, statement), _lines(message.numbers, statement), strict=True)
    return all(judged(line).is_overall or judged(bare).is_overall for line, bare in both)


def _is_about(message: Message, statement: Statement) -> bool:
    lines = _lines(message.text, statement)
    return any(relates(line, measure) for line in lines for measure in statement.measures)
