"""The days of a message, and whether what has no status tells of something that is done and over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from bot.text.dates import Doubt, NamedTime, doubtful_days, named_days
from bot.text.message import Message, Span
from bot.text.patterns import lazily
from bot.text.statements import Statement
from bot.text.times import named_times

_ACTS = lazily(
    r"[ ]*(?:เมื่อ(?:เช้า|กี้|วานนี้|วาน))?(?:ได้|เพิ่ง)?"
    r"(?:ไม่มี|จัด|ประชุม|อบรม|ติด|แจก|ตั้ง|ออก(?=คำสั่ง|ประกาศ|หนังสือ)|ทำ|เผยแพร่|ประกาศ|แต่งตั้ง|มอบหมาย|ลงข่าว"
    r"|โพส|อัป|อัพ|เก็บ|รวบรวม|ทดสอบ|ร่าง|ชี้แจง|เวียน|ลง(?=ข่าว|ทะเบียน|สมุด|ประกาศ|บันทึก|พื้นที่|แค่|ไป|เพิ่ม)|มีการ|ดำเนินงาน|ทบทวน|ประเมิน"
    r"|ปรับปรุง|เปิด|สำรวจ|ตรวจ|จำหน่าย|สรุป|วาง|พิมพ์|บันทึก|ประชาสัมพันธ์|เสนอ|ดำเนินการ|ลงทะเบียน|ลงเว็บ|ลงเพจ)"
)
_LACKS = lazily(r"ไม่(?:ได้)?(?:มี|จัด|ทำ|ใช้)(?!ใคร|ปัญหา|อะไร|เวลา)|ยัง[ก-๎]{2,10}ไม่ได้")
_WHEN = lazily(r"(?:เมื่อ|ตั้งแต่|ไป|ช่วง)(?:เดือน|ช่วง|ปลาย|ต้น|กลาง)* ?$")
_WHEN_REACH = 14
_AGO = lazily(r"(?:ที่แล้ว|ก่อน|ที่ผ่านมา)$")
_LEAST_LETTERS = 8


class Happenings:
    """Reads the statements of one message, said on a day about a plan that begins `since` another."""

    def __init__(self, message: Message, said_on: date, since: date) -> None:
        self._message = message
        self._said_on = said_on
        self._since = since

    @cached_property
    def days(self) -> tuple[NamedTime, ...]:
        """The days it names."""
        return named_days(self._message.dates, self._said_on, self._since)

    @cached_property
    def doubts(self) -> list[tuple[int, Doubt]]:
        """Where it names a day on which nothing can have happened."""
        return doubtful_days(self._message.dates, self._said_on, self._since)

    @cached_property
    def _times(self) -> tuple[NamedTime, ...]:
        """The times it names, read as over."""
        return named_times(self._message, self._said_on)

    def acts(self, statement: Statement) -> bool:
        """Whether the text begins like something that was done."""
        return statement.letters >= _LEAST_LETTERS and any(
            _ACTS.match(self._message.text, *span) for span in statement.spans
        )

    def lacks(self, statement: Statement) -> bool:
        """Whether it is said, in words that state nothing, that something is not there or was not done."""
        return any(_LACKS.search(self._message.text, *span) for span in statement.spans)

    def answers(self, statement: Statement) -> bool:
        """Whether a quoted message is answered with a day that is over: "ไปมาแล้วค่ะ เมื่อ 12 ก.พ."."""
        return not statement.named and self.has_past_day(statement.spans)

    def has_past_day(self, spans: Iterable[Span]) -> bool:
        """Whether a day that is over is named."""
        return any(
            first <= day.begin < last and day.last < self._said_on
            for first, last in spans
            for day in self.days
        )

    def has_past_time(self, spans: Sequence[Span]) -> bool:
        """Whether a week or month that is over is named as when it happened, and none still to come."""
        inside = [time for time in self._times if any(first <= time.begin < last for first, last in spans)]
        over = [time for time in inside if time.last < self._said_on]
        text = self._message.text
        return len(over) == len(inside) and any(
            _AGO.search(text, time.begin, time.stop)
            or _WHEN.search(self._message.text, max(0, time.begin - _WHEN_REACH), time.begin)
            for time in over
        )
