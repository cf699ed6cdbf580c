"""Listening to free talk: what is recorded, what is asked about, and what is none of our business.

Silence is the default. A message is recorded when it names a measure of the plan, by number, by a
quoted message of ours or by its title, and says how far the work is; it is asked about when that is
likely but not certain (thai-language.md, section 8, steps 8 to 10, and section 13).
"""

from __future__ import annotations

import re

from bot.text.assembly import Assembly
from bot.text.clarity import Clarity
from bot.text.cover import Cover
from bot.text.divisions import Divisions
from bot.text.floods import LONG_TALK, LONGEST_TALK, lists_measures, says_too_much
from bot.text.lexicon import Saying
from bot.text.loose import Loose
from bot.text.message import Message, message_of
from bot.text.outcomes import Judge
from bot.text.patterns import lazily
from bot.text.resolving import Resolver
from bot.text.sharing import excepts
from bot.text.statements import Statement
from bot.text.status import sayings
from bot.text.unclear import ask_about_unclear
from bot.text.verdicts import Context, Listened, Promise, Question, Verdict, Why

__all__ = ["Context", "Listened", "Promise", "Question", "Verdict", "Why", "listen"]

_NAMES = lazily(r"[0-9]|ข้อ|มาตรการ|มาตราการ|มาตการ|ม\.|จุด|เปอร์|ร้อยละ|ขอ้")
_IN_SUM = lazily(r" ?(?:เป็นอัน|ถือว่า|เลย|สรุปว่า|เท่ากับ|ก็เท่ากับ|ปิด(?:ได้|งาน|จ๊อบ))")
_OUR_NAME = lazily(r"@(?:ตามงาน|tamngan)(?![ก-๎A-Za-z0-9])", re.IGNORECASE)


def listen(text: str, verbatim: str, context: Context) -> Listened:
    """What a message without a command comes to.

    `text` is the message with mentions blanked by spaces, as long as `verbatim`, of which the texts
    of updates are pieces. Never raises on what a person typed.
    """
    if len(text) > LONGEST_TALK or (len(text) > LONG_TALK and not lists_measures(text)):
        return Listened(Verdict.SILENT, rule="flood")
    message = _heard(text, verbatim)
    if _says_nothing_of_work(message, context):
        return Listened(Verdict.SILENT, rule="silence")
    if says_too_much(message.text):
        return Listened(Verdict.SILENT, rule="flood")
    divisions = Divisions(context.divisions, context.office)
    resolver = Resolver(context.plan, context.speaks_for)
    assembly = Assembly(
        message,
        resolver,
        divisions,
        frozenset(context.speaks_for),
        is_to_us=context.addressed or bool(context.asked_about),
        this=context.quoted[0] if len(context.quoted) == 1 else None,
    )
    assembly.read()
    cover = Cover(message, divisions, context.speaks_for, context.office, resolver.refs_beside_numbers)
    judge = Judge(message, context, Clarity(message, cover))
    _join_what_stands_before(assembly, judge)
    if assembly.loose.spans or assembly.loose.left_out:
        Loose(message, context, divisions, judge).decide(assembly.loose)
    judge.has_list = _is_list(assembly, judge)
    if _stands_before(assembly, judge):
        first = assembly.statements[0]
        judge.ask(first, Why.HEDGE)
        return _listened(judge)
    if assembly.statements:
        judge.clarity.beside = assembly.loose.kept
        judge.is_unclear = judge.clarity.leaves_over(assembly.loose, assembly.statements)
    for statement in assembly.statements:
        judge.decide(statement, "number")
        if judge.is_unclear and len(text) > LONG_TALK:
            break  # nothing of it will be recorded
    judge.leave_what_is_unclear()
    ask_about_unclear(message, judge, assembly)
    return _listened(judge)


def _says_nothing_of_work(message: Message, context: Context) -> bool:
    """Whether a message has neither a number nor a status: most talk, which nothing more is asked of."""
    if context.addressed or context.quoted or context.asked_about or _NAMES.search(message.text):
        return False
    return "%" not in message.text and all(
        saying is Saying.NOTHING for line in message.text.split("\n") for saying, _, _ in sayings(line)
    )


def _heard(text: str, verbatim: str) -> Message:
    """The message read from what was said, its pieces cut from what was typed."""
    spoken = _OUR_NAME.sub(lambda name: " " * len(name[0]), text) if "@" in text else text
    message = message_of(spoken)
    if spoken == verbatim or len(text) != len(verbatim):
        return message
    return message._replace(copy=message.copy._replace(original=verbatim))


def _join_what_stands_before(assembly: Assembly, judge: Judge) -> None:
    """Text before the first measure belongs to it, unless that one says something by itself."""
    loose, first = assembly.loose, next(iter(assembly.statements), None)
    if first is None or not loose.spans or first.is_muted or excepts(assembly.message.text, first):
        return
    if judge.status(first) and not (judge.status(loose) and _concludes(assembly.message, first)):
        return
    first.spans = [*loose.spans, *first.spans]
    first.intents |= loose.intents
    loose.spans, loose.kept, loose.left_out = [], [], []


def _stands_before(assembly: Assembly, judge: Judge) -> bool:
    """Whether each status may stand before its measures: "เสร็จแล้ว ข้อ 1 ยังไม่เสร็จ ข้อ 3"."""
    statements = assembly.statements
    if len(statements) < 2 or not statements[-1].says_nothing or statements[0].is_muted:
        return False
    return judge.status(assembly.loose) is not None and judge.status(statements[0]) is not None


def _concludes(message: Message, statement: Statement) -> bool:
    """Whether a statement only draws a line under what was said before: "… เป็นอันจบข้อ 4.2"."""
    return any(_IN_SUM.match(message.text, *span) for span in statement.spans)


def _is_list(assembly: Assembly, judge: Judge) -> bool:
    """Whether the measures are named one below the other, and others of them say how far they are."""
    text = assembly.message.text
    lines = {text.count("\n", 0, found.spans[0][0]) for found in assembly.statements if found.spans}
    return len(lines) > 1 and any(judge.status(found) for found in assembly.statements if not found.is_muted)


def _listened(judge: Judge) -> Listened:
    updates, outcome = tuple(judge.finish()), judge.outcome
    verdict = Verdict.SILENT
    if updates:
        verdict = Verdict.RECORD
    elif outcome.questions:
        verdict = Verdict.ASK
    elif outcome.promises:
        verdict = Verdict.PROMISE
    rule = ", ".join(dict.fromkeys(outcome.rules)) or "silence"
    return Listened(verdict, updates, tuple(outcome.questions), tuple(outcome.promises), rule)
