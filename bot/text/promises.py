"""Whether what is said of a measure only promises to hand it in, and by which day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from bot.text.dates import NamedTime
from bot.text.deadlines import promised_day
from bot.text.intents import Intent
from bot.text.patterns import lazily
from bot.text.statements import Statement

_HANDS_IN = lazily(
    r"ส่ง(?!เจ้าหน้าที่|จนท|พนักงาน|คน|ตัวแทน|ผู้แทน|ครู|บุคลากร|ทีม|ข้าราชการ|ลูกจ้าง|เข้า)|รายงาน|แจ้ง(?!เวียน)|อัป|อัพ|ตอบ"
)
_ON = lazily(r" ?(?:เป็น|ภายใน|ไม่เกิน|ประมาณ|วัน|พรุ่งนี้|มะรืน)")
_FURTHEST = timedelta(days=180)  # "ส่งแล้ว 14 มี.ค." said on the 18th is not promised for next March


def promise_in(
    text: str, statement: Statement, coming: Callable[[], Sequence[NamedTime]], said_on: date
) -> date | None:
    """The day a statement without a status names for handing in, or None.

    `coming` gives the days it may be; it is only asked for where something is promised.
    """
    if not statement.measures or statement.problem:
        return None
    spans = [
        (clause.begin, clause.stop)
        for clause in statement.left_out
        if {intent for intent in clause.intents if intent.mutes} == {Intent.PROMISE}
    ]
    kept = [(clause.begin, clause.stop) for clause in statement.kept]
    spans += [span for span in kept if _HANDS_IN.search(text, *span) or (spans and _ON.match(text, *span))]
    days = (promised_day(text, span, coming(), said_on) for span in spans)
    return next((day for day in days if day and day - said_on <= _FURTHEST), None)
