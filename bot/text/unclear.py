"""What is asked rather than met with silence when a message is unclear and nothing of it was recorded.

Silence on a report is what people notice most. So one short question is asked where a measure is named beyond
doubt and something is said of it, and nothing in the message tells of a question, a wish, a joke or others.
"""

from __future__ import annotations

from bot.domain.entry import EntryField
from bot.text.assembly import Assembly
from bot.text.core import NOT_MEANT
from bot.text.intents import Intent
from bot.text.message import Message
from bot.text.outcomes import Judge
from bot.text.patterns import lazily
from bot.text.verdicts import Why

_REPORTS = frozenset({Intent.NOTHING, Intent.COURTESY, Intent.HEDGE, Intent.CORRECTION})
_LONGEST = 400  # letters; what is longer was copied from somewhere
_TELLS_NOTHING = lazily(rf"{NOT_MEANT}|เล่น|ประชด|คะแนน|สมัย|เทศบาล|อบจ")
_JOKES = lazily(r"ประชด|ล้อเล่น|พูดเล่น|โกหก")
_STILL_TO_COME = lazily(r"จะ|ต้อง|นี่|แค่|เดี๋ยว|ขอ|ควร")
_SHORTEST, _LONGEST_SAYING = 6, 60


def ask_about_unclear(message: Message, judge: Judge, assembly: Assembly) -> None:
    """Ask about the first statement that likely reports; where none has a status, about the only one."""
    if not judge.is_unclear or judge.outcome.size or len(message.text) > _LONGEST:
        return
    about = [found for found in assembly.statements if found.measures and found.field is EntryField.RESULTS]
    stated = [found for found in about if judge.status(found) and not found.is_muted]
    heard = [assembly.loose, *stated] if stated else [assembly.loose, *assembly.statements]
    kept = [clause for found in heard for clause in found.kept]
    if any(_TELLS_NOTHING.search(message.plain, clause.begin, clause.stop) for clause in kept):
        return
    if _JOKES.search(message.plain):
        return
    if not (stated or _REPORTS.issuperset(assembly.intents)):
        return
    if stated and all(judge.may_report(found) for found in stated):
        judge.ask(stated[0], Why.HEDGE)
    elif not stated and len(assembly.statements) == 1 and not assembly.loose.kept:
        only = assembly.statements[0]
        is_short = _SHORTEST <= only.letters <= _LONGEST_SAYING and len(only.measures) == 1
        if is_short and only.at_head and not _STILL_TO_COME.search(message.text) and judge.may_report(only):
            judge.ask(only, Why.STATUS_MISSING)
