"""A plan with titles people would use, and listening as a group of the secretariat does."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.plan import Measure, Plan, Responsible, Scope
from bot.text.listening import Context, Listened, listen
from tests.builders import a_measure, a_plan
from tests.unit.text.plans import DIVISIONS, TODAY

PALAD = ("สำนักปลัด",)
TITLES = {
    "1": "จัดทำแนวทางรับเรื่องร้องเรียนของทุกกอง",
    "2.1": "เปิดศูนย์บริการเบ็ดเสร็จ",
    "2.2": "จัดทำแผ่นพับขั้นตอนการขออนุญาต",
    "3": "เผยแพร่รายงานการประชุมสภาทางเว็บไซต์",
    "4": "จัดทำบัญชีครุภัณฑ์คอมพิวเตอร์",
    "5": "ประกาศเจตนารมณ์สุจริตของผู้บริหาร",
    "6": "จัดทำแผ่นพับสิทธิผู้สูงอายุ",
}
KLANG_ONLY = ("4",)


def _measure(ref: str, title: str) -> Measure:
    responsible = Responsible(Scope.LIST, ("กองคลัง",)) if ref in KLANG_ONLY else Responsible(Scope.ALL)
    return a_measure(ref, title, number=ref, responsible=responsible, steps=("วางแผน", "ดำเนินการ"))


def titled_plan() -> Plan:
    """1, 2.1, 2.2, 3 … 6, each with a title of its own; 4 is the finance division's alone."""
    return a_plan(*(_measure(ref, title) for ref, title in TITLES.items()))


def context(
    quoted: tuple[str, ...] = (),
    *,
    addressed: bool = False,
    asked_about: tuple[str, ...] = (),
    speaks_for: Collection[str] = PALAD,
) -> Context:
    """What surrounds a message said TODAY in a group of the secretariat."""
    return Context(titled_plan(), TODAY, DIVISIONS, speaks_for, quoted, addressed, asked_about)


def hear(words: str, *quoted: str, addressed: bool = False, asked_about: tuple[str, ...] = ()) -> Listened:
    """Listen to words as typed."""
    return listen(words, words, context(quoted, addressed=addressed, asked_about=asked_about))


def recorded(listened: Listened) -> dict[str, str | None]:
    """The status of each measure recorded."""
    return {update.measure.ref: update.status and update.status.value for update in listened.updates}
