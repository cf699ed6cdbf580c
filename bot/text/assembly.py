"""Putting the clauses of a message together: what is said about which measures.

Clauses that ask, request, promise or joke are left out; clauses without a measure belong to the one
named above them, and what stands before the first measure joins it when it says nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.entry import EntryField
from bot.text.clause_texts import ClauseTexts
from bot.text.clauses import Clause, Line
from bot.text.contrasts import behind_contrast
from bot.text.divisions import Divisions
from bot.text.floods import READ_AT_ONCE, is_flood
from bot.text.intents import Intent
from bot.text.labels import label_at
from bot.text.lexicon import LabelField
from bot.text.masks import FILLER
from bot.text.mentions import QUANTITY
from bot.text.message import Message, Span
from bot.text.patterns import lazily
from bot.text.problems import Problem, ProblemKind
from bot.text.references import Kind, Mention, Named, path_of, references_at
from bot.text.resolving import Resolver
from bot.text.sharing import by_division, leave_out_exceptions
from bot.text.statements import Statement

if TYPE_CHECKING:
    from bot.domain.plan import Measure

_MOST_LINES = 100  # more was copied from somewhere, nobody types it into a group
_ALL_BELOW = lazily(r"ทุกข้อ(?:ย่อย)?|ทั้ง ?(?:สอง|สาม|สี่|ห้า|หมด|[2-9]) ?(?:ข้อ|มาตรการ)(?:ย่อย)?|ทั้งหมดทุกข้อ")
_LIKEWISE = lazily(r"[ ]*(?:ก็)?(?:เช่นกัน|เหมือนกัน|เช่นเดียวกัน|ด้วย(?:เช่นกัน)?)[^ก-๎]*(?:ค่ะ|คะ|ครับ|คับ|จ้า)?[^ก-๎]*$")
_HEADING = lazily(
    r"รายงาน(?:ผล|ความ|ของ|กอง|สำนัก|สป|ประจำ|รอบ| |$)(?!การประชุม|ตัว)|สรุปผล(?!ประชุม|การประชุม)"
    r"|สรุป(?:ของ|งาน)?(?:กอง|สำนัก|สป\.)"
    r"|ผลการ(?:ดำเนิน|ปฏิบัติ)|ผลดำเนิน|ส่งผล|แจ้งผล|มาตรการ|ความคืบหน้า|ส่งการบ้าน|อัปเดต|อัพเดต|อัพเดท|อัปเดท"
)
_BLANK = lazily(r"\( ?[)\]]|\[ ?[)\]]|__|☐|□|แล้ว ?/ ?(?:ยัง|อยู่|กำลัง|ไม่)|ข้อ ?\.{2,}")
_DOTTED_HEAD = lazily(r"[-•* ]*[0-9]{1,2}\.[0-9]{1,2}(?![0-9])")
_SPEAKS = lazily(
    r" ?(?::|(?:ขอ)?(?:แจ้ง|รายงาน|ส่ง|อัปเดต|อัพเดต)|(?:เอง)?(?:นะคะ|(?:นะ)?(?:ค่ะ|ครับ|คับ|จ้า))(?![ก-๎]))"
)
_ON_BEHALF = lazily(r"(?:ของ|ทาง|จาก) ?(?=[ก-๎])|(?:พี่|น้อง|หนู|ครู)[ก-๎]{1,6}?(?=กอง|สำนัก|สป\.)")
_OF_WHAT_FOLLOWS = lazily(r"วันนี้|เมื่อวาน|เมื่อเช้า|เช้านี้")
_LISTED = lazily(r"[0-9]{1,2} ?[.):)]|[0-9]{1,2} ")


class Assembly:
    """Reads one message into statements; use once."""

    def __init__(
        self,
        message: Message,
        resolver: Resolver,
        divisions: Divisions,
        mine: frozenset[str],
        *,
        is_to_us: bool,
        this: str | None = None,
    ) -> None:
        self._is_to_us = is_to_us
        self._mine = mine
        self._this = this
        self.message = message
        self._resolver = resolver
        self._divisions = divisions
        self._texts = ClauseTexts(message, divisions, mine)
        self._in_list = False
        self._last: tuple[int, ...] = ()
        self._heading = False
        self._silenced = False
        self._quotes = message.text.count('"') >= 2 or "“" in message.copy.original
        self.loose = Statement()
        self.statements: list[Statement] = []
        self.intents: set[Intent] = set()

    def read(self) -> None:
        """Fill `statements` and `loose`, which holds what names no measure."""
        lines = list(self.message.lines())
        self._in_list = any(self._is_dotted_head(span) for span in lines)
        self._silenced = len(lines) > _MOST_LINES or is_flood(self.message.text)
        self._silenced = self._silenced or _BLANK.search(self.message.plain) is not None
        for span in lines:
            if span[0] < span[1] and not self._silenced:
                self._line(span)
        if self._silenced:
            self.statements.clear()
            self.loose = Statement(intents=self.loose.intents)
            self.loose.is_muted = True
        self._copy_likewise()
        leave_out_exceptions(self.message.text, self.statements)
        self.statements = by_division(self.message.text, self.statements, self._divisions, self._mine)

    def _is_dotted_head(self, span: Span) -> bool:
        found = _DOTTED_HEAD.match(self.message.numbers, *span)
        if found is None or QUANTITY.match(self.message.text, found.end()):
            return False
        return self._resolver.has_ref(found[0].strip("-•* "))

    def _line(self, span: Span) -> None:
        begin, end = span
        text = self.message.text
        label = label_at(text, begin, end, after_numbers=False)
        if label and label.is_closed and self.statements:
            column = None if label.field is LabelField.STATUS else EntryField(label.field)
            above = self.statements[-1]
            if column is not None and column is not above.field:
                self.statements.append(above.below(column))
            if column is not EntryField.RESULTS:
                self.statements[-1].add(text, label.end, end)
                return
            begin = label.end
        line = Line(
            self.message,
            (begin, end),
            self._resolver,
            self._divisions,
            is_to_us=self._is_to_us,
            this=self._this,
        )
        listed = None if line.mentions else self._listed(begin, end)
        clauses = line.clauses()
        if clauses is None:
            self._silenced = True
            return
        behalf = _ON_BEHALF.match(text, begin, end)
        start = behalf.end() if behalf else begin
        speaker = self._divisions.at(text, start, end) if line.mentions else None
        if speaker and _SPEAKS.match(text, speaker.end, end):
            self._texts.heading = speaker.name
        for clause in clauses:
            is_listed = listed and clause.begin <= listed.start < clause.stop
            self._take(clause._replace(named=(listed,)) if listed and is_listed else clause)
            if clause.is_for_message or len(self.statements) > READ_AT_ONCE:
                self._silenced = True
                return
        if not line.mentions:
            found = None if self.statements else self._divisions.somewhere(text, *span)
            self._texts.heading = self._texts.heading or (found.name if found else None)
            self._heading = self._heading or bool(_HEADING.search(text, *span))

    def _listed(self, begin: int, end: int) -> Named | None:
        """The measure a whole number at the head of a line names, in a list that makes it plain.

        Either the heading announced a report and every number so far named a measure, or the list already
        named dotted ones without a word before them. Numbers rise.
        """
        text = self.message.text
        if not (self._heading or self._in_list) or not _LISTED.match(text, begin, end):
            return None
        named = references_at(text, self.message.numbers, begin, end)
        if named is None or named.kind is not Kind.BARE or named.is_dotted or QUANTITY.match(text, named.end):
            return None
        if self.statements and not self._in_list:
            return None
        key = named.mentions[0].first
        return named if self._resolver.has_ref(key) and path_of(key) > self._last else None

    def _take(self, clause: Clause) -> None:
        self.intents |= clause.intents
        if clause.named:
            self._open(clause)
            return
        target = self.statements[-1] if self.statements else self.loose
        target.intents |= clause.intents
        if clause.muted:
            target.left_out.append(clause)
        else:
            target.kept.append(clause)
            start = behind_contrast(self.message.text, clause.begin, clause.stop)
            target.add(self.message.text, start if start < clause.stop else clause.begin, clause.stop)

    def _open(self, clause: Clause) -> None:
        clause = self._behind_day(clause)
        named = clause.named
        measures, problem = self._resolved(clause)
        said = self.message.copy.cut(named[0].start, named[-1].mentions[-1].end)
        statement = Statement(measures, named=True, said=said, problem=problem, intents=clause.intents)
        statement.kind = None if named[0].is_dotted else named[0].kind
        self._in_list = named[0].kind is Kind.BARE or (self._in_list and not self.statements)
        self._last = path_of(named[-1].mentions[-1].first)
        previous = self.statements[-1] if self.statements else None
        if previous and previous.says_nothing:
            self.statements.pop()
            statement.measures = tuple({m.ref: m for m in (*previous.measures, *measures)}.values())
        self.statements.append(statement)
        begin, stop = self._texts.read(clause, statement)
        is_proposal = statement.field is not EntryField.RESULTS and Intent.QUESTION not in clause.intents
        if (clause.muted and not is_proposal) or self._is_quoted(named[0].start):
            statement.is_muted = True
            statement.left_out.append(clause)
        else:
            statement.kept.append(clause)
            statement.add(self.message.text, begin, stop)

    def _behind_day(self, clause: Clause) -> Clause:
        """The clause without a day that stands before its measure and belongs to what was said before.

        "ข้อ 7 เปิดแล้วครับ 1 ก.ค. 68 ข้อ 10 ครบแล้ว"
        """
        start = clause.named[0].start
        is_day = bool(self.message.text[clause.begin : start].strip())
        is_day = is_day and not self.message.numbers[clause.begin : start].replace(FILLER, "").strip()
        if (
            not self.statements
            or not is_day
            or _OF_WHAT_FOLLOWS.search(self.message.text, clause.begin, start)
        ):
            return clause
        self.statements[-1].add(self.message.text, clause.begin, start)
        return clause._replace(begin=start)

    def _is_quoted(self, place: int) -> bool:
        return self._quotes and self.message.text.count('"', 0, place) % 2 == 1

    def _resolved(self, clause: Clause) -> tuple[tuple[Measure, ...], Problem | None]:
        found: dict[str, Measure] = {}
        problem: Problem | None = None
        all_below = bool(_ALL_BELOW.search(self.message.text, clause.begin, clause.stop))
        mentions = [mention for named in clause.named for mention in named.mentions]
        typing = self._resolver.all_of(mentions)
        if typing:
            return (), typing
        for mention in mentions:
            measures, trouble = self._resolve(mention, clause, all_below=all_below)
            found |= {measure.ref: measure for measure in measures}
            problem = problem or trouble
        return tuple(found.values()), problem

    def _resolve(
        self, mention: Mention, clause: Clause, *, all_below: bool
    ) -> tuple[tuple[Measure, ...], Problem | None]:
        below = self._resolver.children(mention.first) if all_below and not mention.last else ()
        if below and not self._resolver.has_ref(mention.first):
            return below, None
        resolved = self._resolver.resolve(mention, self.message.copy)
        if resolved.step:
            refs = tuple(measure.ref for measure in resolved.measures)
            return (), Problem(ProblemKind.UNKNOWN_MEASURE, mention.first, refs)
        return resolved.measures, resolved.problem

    def _copy_likewise(self) -> None:
        """ "ข้อ 3 ก็เช่นกัน" says of 3 what was said of the measure before."""
        for above, below in zip(self.statements, self.statements[1:], strict=False):
            if len(below.spans) == 1 and _LIKEWISE.fullmatch(self.message.text[slice(*below.spans[0])]):
                below.spans = list(above.spans)
