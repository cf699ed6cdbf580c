"""The text of a clause that names a measure, and the division that speaks in it."""

from __future__ import annotations

from bot.domain.entry import EntryField
from bot.text.clauses import LETTER, Clause
from bot.text.contrasts import behind_contrast
from bot.text.divisions import Divisions
from bot.text.heads import Head, head_at, head_of
from bot.text.lexicon import LabelField
from bot.text.message import Message, Span
from bot.text.particles import particle_spans
from bot.text.patterns import lazily
from bot.text.statements import Statement
from bot.text.status import explicit_status

_WHICH = lazily(r" ?(?:ข้อ(?:เดียว|สุดท้าย) ?)?ที่(?=ยัง|กำลัง|อยู่ระหว่าง|เสร็จ|รอ|ไม่)")
_SIGN = lazily(r"[^ก-๎A-Za-z0-9✅✔☑⏳🔄🟡]*[✅✔☑⏳🔄🟡]")
_DOES = lazily(
    r" ?(?:เขา|เค้า|ก็|ได้|เป็นคน|เป็นผู้)*(?:ทำ|ลง(?!มติ)|จัด|แจ้ง|ส่ง|ดำเนินการ|ตรวจ|บอก|ติด|ประกาศ|แก้|รายงาน|เสร็จ)"
)
_OWN_TAIL = lazily(r"[ ,.]*(?:ของ|ใน(?=ส่วน|รอบ)|นี้|นั้น|นะ|ค่ะ|คะ|ครับ|คับ|จ้า|\)|$)")
_RECEIVES = lazily(r"(?:รอ|ส่ง(?:ให้)?|ให้|กับ|จาก|แจ้ง|ประสาน|เสนอ|ต่อ|ไปที่|ที่) ?$")
_RECEIVER_REACH = 12


class ClauseTexts:
    """Reads the clauses of one message; `heading` is the division a line above them all named."""

    def __init__(self, message: Message, divisions: Divisions, mine: frozenset[str]) -> None:
        self._message = message
        self._divisions = divisions
        self._mine = mine
        self.heading: str | None = None

    def read(self, clause: Clause, statement: Statement) -> Span:
        """The text of a clause without the reference at its head or its end.

        Notes in the statement its column, its division, and whether it begins with the reference.
        """
        text, named = self._message.text, clause.named
        start = behind_contrast(text, clause.begin, clause.stop)
        head = self._head(start, clause)
        begin, stop = start, clause.stop
        if head.named and head.named.start == named[0].start:
            begin = max(head.end, named[-1].end)
            statement.at_head = True
            if head.label and head.label is not LabelField.STATUS:
                statement.field = EntryField(head.label)
        elif not self._says_more(named[-1].end, clause.stop):
            stop = named[0].start
            stop -= len(text[begin:stop]) - len(text[begin:stop].rstrip(" (["))
        elif text[named[0].start - 1] == " " and not _OWN_TAIL.match(text, named[-1].end, clause.stop):
            tail = text[named[-1].end : clause.stop]
            if explicit_status([text[begin : named[0].start]]) and not explicit_status([tail]):
                begin = named[-1].end  # "สอบเสร็จแล้ว ข้อ 5 ยากสุดเลย" says nothing about 5
        self._note_division(clause, statement, head, (start, begin))
        sign = _SIGN.match(text, clause.begin, named[0].start)
        if sign and not self._says_more(begin, stop):
            return sign.span()
        relative = _WHICH.match(text, begin, stop)
        return (relative.end() if relative else begin), stop

    def _head(self, start: int, clause: Clause) -> Head:
        if start == clause.named[0].start:
            return head_of(self._message, clause.named[0], clause.stop, self._divisions)
        span = (start, clause.stop)
        return head_at(self._message, span, self._divisions, is_first=True, after_numbers=False)

    def _note_division(
        self, clause: Clause, statement: Statement, head: Head, starts: tuple[int, int]
    ) -> None:
        text, named = self._message.text, clause.named
        actors = (self._divisions.at(text, start, clause.stop) for start in starts)
        actor = next((found.name for found in actors if found), None)
        name = head.speaker or head.division or actor or self._other_before(starts[0], named[0].start)
        name = name or self._other_behind(named[-1].end, clause.stop)
        name = name or self._divisions.mentioned(text, starts[0], clause.stop, self._mine) or self.heading
        statement.division = name if name in self._mine else None
        statement.is_other_division = name is not None and name not in self._mine

    def _says_more(self, begin: int, stop: int) -> bool:
        """Whether anything but politeness stands between two places."""
        text = self._message.text[begin:stop]
        for first, last in reversed(particle_spans(self._message.text, begin, stop)):
            text = text[: first - begin] + text[last - begin :]
        return LETTER.search(text) is not None

    def _other_behind(self, start: int, stop: int) -> str | None:
        """Another division that is said to have done it: "ข้อ 5 พี่นิดกองคลังลงให้แล้ว"."""
        text = self._message.text
        for begin, end in self._divisions.spans(text, start, stop):
            found = self._divisions.at(text, begin, stop)
            is_receiver = _RECEIVES.search(text, max(start, begin - _RECEIVER_REACH), begin)
            if found and found.name not in self._mine and not is_receiver and _DOES.match(text, end, stop):
                return found.name
        return None

    def _other_before(self, start: int, stop: int) -> str | None:
        """Another division that does what the clause tells, named before the measure."""
        others = self._divisions.named_between(self._message.text, start, stop)
        for name, begin in others:
            is_receiver = _RECEIVES.search(self._message.text, max(start, begin - _RECEIVER_REACH), begin)
            if name not in self._mine and not is_receiver:
                return name
        return None
