"""Plans of an office that does not exist, in the numberings real plans come in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from bot.domain.entry import EntryField
from bot.domain.plan import Measure, Plan, Responsible, Scope
from bot.text.reading import Reading, read_report
from tests.builders import a_measure, a_plan

TODAY = date(2025, 3, 20)
DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนา และวัฒนธรรม")
CHANG = ("กองช่าง",)


def owned(ref: str, *divisions: str, code: str | None = None, steps: int = 2) -> Measure:
    """A measure of the divisions, of all when none is named."""
    responsible = Responsible(Scope.LIST, divisions) if divisions else Responsible(Scope.ALL)
    return a_measure(
        ref,
        number=None if code else ref,
        question_code=code,
        responsible=responsible,
        steps=tuple(f"ขั้นที่ {step}" for step in range(1, steps + 1)),
    )


def dotted_plan() -> Plan:
    """1, 2.1, 2.2, 3 … 7.2: some measures have numbered parts."""
    return a_plan(*(owned(ref) for ref in ("1", "2.1", "2.2", "3", "4", "5", "6", "7.1", "7.2")))


def plain_plan() -> Plan:
    """1 to 4, with many steps each."""
    return a_plan(*(owned(str(number), steps=5) for number in range(1, 5)))


def coded_plan() -> Plan:
    """Questions with codes; two rows at the end carry their row number because no code is printed."""
    questions = [owned("I12", "กองคลัง", code="I12"), owned("I20", "กองคลัง", code="I20")]
    questions += [owned(f"E{number}", code=f"E{number}") for number in (1, 2, 3, 5, 12)]
    return a_plan(*questions, owned("8", "สำนักปลัด"), owned("20", "สำนักปลัด"))


def read(
    words: str,
    plan: Plan | None = None,
    speaks_for: Collection[str] = CHANG,
    field: EntryField = EntryField.RESULTS,
) -> Reading:
    """Read words said TODAY in a group of the works division."""
    return read_report(words, plan or dotted_plan(), TODAY, DIVISIONS, speaks_for, field)
