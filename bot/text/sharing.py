"""One measure of which two divisions of a chat each say how far they are.

"ข้อ 3 สำนักปลัดลงข่าวครบแล้ว กองการศึกษายังไม่ได้ลง" is two reports.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from bot.text.divisions import Divisions
from bot.text.statements import Statement
from bot.text.status import explicit_status


def by_division(
    text: str, statement: Statement, divisions: Divisions, mine: Collection[str]
) -> list[Statement]:
    """The statement, or one for each division that speaks in it; `mine` are those of the chat."""
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
        shared.append(replace(statement, division=name, spans=[(first, last)], kept=[kept]))
    return shared
