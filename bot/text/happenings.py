"""Whether a statement without a status tells of something that was done, and on a day that is over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.text.dates import NamedTime
from bot.text.message import Message, Span
from bot.text.patterns import lazily
from bot.text.statements import Statement
from bot.text.times import named_times

_ACTS = lazily(
    r"[ ]*(?:ได้)?(?:ไม่มี|จัด|ประชุม|อบรม|ติด|แจก|ตั้ง|ออก(?=คำสั่ง|ประกาศ|หนังสือ)|ทำ|เผยแพร่|ประกาศ|แต่งตั้ง|มอบหมาย|ลงข่าว"
    r"|โพส|อัป|อัพ|เก็บ|รวบรวม|ทดสอบ|ร่าง|ชี้แจง|เวียน|ลง(?=ข่าว|ทะเบียน|สมุด|ประกาศ|บันทึก|พื้นที่|แค่|ไป)|มีการ|ดำเนินงาน|ทบทวน|ประเมิน"
    r"|ปรับปรุง|เปิด|สำรวจ|ตรวจ|จำหน่าย|สรุป|วาง|พิมพ์|บันทึก|ประชาสัมพันธ์|เสนอ|ดำเนินการ|ลงทะเบียน|ลงเว็บ|ลงเพจ)"
)
_WHEN = lazily(r"(?:เมื่อ|ตั้งแต่|ไป|ช่วง)(?:เดือน|ช่วง|ปลาย|ต้น|กลาง)* ?$")
_WHEN_REACH = 14
_LEAST_LETTERS = 8


class Happenings:
    """Reads the statements of one message; `days` are the days it names."""

    def __init__(self, message: Message, days: Sequence[NamedTime], said_on: date) -> None:
        self._message = message
        self._days = days
        self._said_on = said_on

    def acts(self, statement: Statement) -> bool:
        """Whether the text begins like something that was done."""
        return statement.letters >= _LEAST_LETTERS and any(
            _ACTS.match(self._message.text, *span) for span in statement.spans
        )

    def has_past_day(self, spans: Iterable[Span]) -> bool:
        """Whether a day that is over is named."""
        return any(
            first <= day.begin < last and day.last < self._said_on
            for first, last in spans
            for day in self._days
        )

    def has_past_time(self, spans: Sequence[Span]) -> bool:
        """Whether a week or month that is over is named as when it happened, and none still to come."""
        times = named_times(self._message, self._said_on)
        inside = [time for time in times if any(first <= time.begin < last for first, last in spans)]
        over = [time for time in inside if time.last < self._said_on]
        return len(over) == len(inside) and any(
            _WHEN.search(self._message.text, max(0, time.begin - _WHEN_REACH), time.begin) for time in over
        )
