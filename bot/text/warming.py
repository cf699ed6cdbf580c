"""Making the first message as fast as the others: every pattern compiled, every table read."""

from __future__ import annotations

from datetime import date

from bot.domain.calendar import FiscalYear
from bot.domain.plan import Measure, Plan, Responsible, Scope, Section
from bot.text.listening import Context, listen
from bot.text.patterns import compile_all
from bot.text.reading import read_report

_DAY = date(2000, 1, 3)
_SPOKEN = (
    "ข้อ 1 จัดอบรมผู้นำ 30 คน คืบหน้า 80 % เมื่อ 2 ม.ค. 43 แล้วค่ะ ส่วนข้อ 2 ยังไม่ได้ทำ ต้องส่งเมื่อไหร่คะ",
    "แผ่นพับขั้นตอนการขออนุญาต พิมพ์แล้ว",
    "ข้อ 1 ขอส่งภายในวันศุกร์หน้าค่ะ",
    "ข้อ 2 เสร็จแล้วค่ะ",
    "ข้อ 1 แก้เป็นยังไม่เสร็จ ที่ถูกคือ 1 ม.ค. 43",
    "ข้อ 1 กับสอง จัดอบรมเพลินดีที่ฮอลล์แล้ว",
    "ม.1 น้ำท่วมแล้ว 2 ม.ค. 43",
    "เพิ่งลงข่าวข้อ 1 เส็รจ",
    "ส่ง 2 ที่ขั้นตอนอนุญาตแผ่นพับแล้ว",
    "แผ่นพับขั้นตอนขออนุญาต ทำแล้วค่ะ",
    "1 เสร็จ 2 เสร็จ",
)


def warm_up() -> None:
    """Read a few sentences of no office; takes about half a second, once in a process."""
    responsible = Responsible(Scope.ALL)
    titles = ("จัดทำแผ่นพับขั้นตอนการขออนุญาต", "เผยแพร่ข่าวทางเว็บไซต์")
    measures = tuple(
        Measure(ref=str(row), number=str(row), row=row, title=title, responsible=responsible)
        for row, title in enumerate(titles, start=1)
    )
    plan = Plan(FiscalYear.of(_DAY), "any", (Section(None, None, measures),))
    for words in _SPOKEN:
        listen(words, words, Context(plan, _DAY, ("กองช่าง",), ("กองช่าง",)))
        read_report(words, plan, _DAY, ("กองช่าง",), ("กองช่าง",))
    compile_all()
