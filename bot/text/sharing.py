"""One measure of which two divisions of a chat each say how far they are.

"ข้อ 3 สำนักปลัดลงข่าวครบแล้ว กองการศึกษายังไม่ได้ลง" is two reports.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from bot.text.divisions import Divisions
from bot.text.patterns import lazily
from bot.text.statements import Statement
from bot.text.status import explicit_status

_EXCEPT = lazily(r" ?(?:ยกเว้น|เว้นแต่|เว้น|นอกจาก)")


def by_division(
    text: str, statements: Iterable[Statement], divisions: Divisions, mine: Collection[str]
) -> list[Statement]:
    """The statements, one for each division that speaks in it; `mine` are those of the chat."""
    return [part for statement in statements for part in _shared(text, statement, divisions, mine)]


def excepts(text: str, statement: Statement) -> bool:
    """Whether the measures of a statement are excepted from what was said before: "ยกเว้น 2.1"."""
    clause = next(iter((*statement.kept, *statement.left_out)), None)
    return bool(clause and clause.named and _EXCEPT.match(text, clause.begin, clause.named[0].start))


def leave_out_exceptions(text: str, statements: Sequence[Statement]) -> None:
    """Take the measures of "ยกเว้น 2.1 ที่ยังไม่ได้ทำ" out of the list they were excepted from."""
    for above, below in pairwise(statements):
        if excepts(text, below):
            excepted = {measure.ref for measure in below.measures}
            above.measures = tuple(found for found in above.measures if found.ref not in excepted)


def _shared(text: str, statement: Statement, divisions: Divisions, mine: Collection[str]) -> list[Statement]:
    """One statement, or one for each division that speaks in it."""
    if len(mine) > 1 and len(statement.kept) > 1 and statement.division:
        return _each_its_own(text, statement, divisions, mine)
    if len(mine) < 2 or len(statement.spans) != 1 or len(statement.kept) != 1 or not statement.measures:
        return [statement]
    begin, stop = statement.spans[0]
    found = [(name, place) for name, place in divisions.named_between(text, begin, stop) if name in mine]
    if len({name for name, _ in found}) < 2 or text[begin : found[0][1]].strip():
        return [statement]
    clause = statement.kept[0]
    shared: list[Statement] = []
    for (name, first), (_, last) in pairwise([*found, ("", stop)]):
        if explicit_status([text[first:last]]) is None:
            return [statement]
        kept = clause._replace(begin=first if shared else clause.begin, stop=last)
        kept = kept._replace(named=()) if shared else kept
        shared.append(statement.of_division(name, (first, last), kept))
    return shared


def _each_its_own(
    text: str, statement: Statement, divisions: Divisions, mine: Collection[str]
) -> list[Statement]:
    """One statement for each clause where every further one begins with another division of the chat.

    "กองช่าง 4.3 เสร็จแล้ว ส่วนกองคลังยังทำอยู่"
    """
    found = [divisions.at(text, begin, stop) for begin, stop in statement.spans]
    names = [statement.division, *(division.name if division else None for division in found[1:])]
    is_parted = len(statement.spans) == len(statement.kept) == len(set(names)) and set(names) <= set(mine)
    if not is_parted or any(explicit_status([text[slice(*span)]]) is None for span in statement.spans):
        return [statement]
    return [
        statement.of_division(name, span, clause)
        for name, span, clause in zip(names, statement.spans, statement.kept, strict=True)
    ]
