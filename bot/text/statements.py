"""Putting the clauses of a message together: what is said about which measures.

Clauses that ask, request, promise or joke are left out; clauses without a measure belong to the one
named above them, and what stands before the first measure joins it when it says nothing itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as made

from bot.domain.entry import EntryField
from bot.domain.plan import Measure
from bot.text.clauses import Clause, Line, behind_contrast
from bot.text.divisions import Divisions
from bot.text.heads import head_at
from bot.text.intents import Intent
from bot.text.labels import label_at
from bot.text.lexicon import LabelField
from bot.text.mentions import QUANTITY
from bot.text.message import Message, Span
from bot.text.particles import particle_spans
from bot.text.problems import Problem
from bot.text.references import Kind, Mention, Named, references_at
from bot.text.resolving import Resolver
from bot.text.status import explicit_status

_MOST_LINES = 100  # more was copied from somewhere, nobody types it into a group
_LETTER = re.compile(r"[ก-๎A-Za-z0-9]")
_ALL_BELOW = re.compile(
    r"ทุกข้อ(?:ย่อย)?|ทั้ง ?(?:สอง|สาม|สี่|ห้า|หมด|[2-9]) ?(?:ข้อ|มาตรการ)(?:ย่อย)?|ทั้งหมดทุกข้อ"
)
_NUMBER_OR_CODE = re.compile(r"[0-9A-Za-z]")
_LIKEWISE = re.compile(r"[ ]*(?:ก็)?(?:เช่นกัน|เหมือนกัน|เช่นเดียวกัน|ด้วย(?:เช่นกัน)?)[^ก-๎]*(?:ค่ะ|คะ|ครับ|คับ|จ้า)?[^ก-๎]*$")
_HEADING = re.compile(
    r"รายงาน(?:ผล|ความ|ของ|กอง|สำนัก|สป|ประจำ| |$)(?!การประชุม|ตัว)|สรุปผล(?!ประชุม|การประชุม)|ผลการ(?:ดำเนิน|ปฏิบัติ)|ผลดำเนิน"
    r"|ส่งผล|แจ้งผล|มาตรการ|ความคืบหน้า"
)
_BLANK = re.compile(r"[(\[] ?[)\]]|_{2,}|☐|□|แล้ว ?/ ?(?:ยัง|อยู่|กำลัง|ไม่)|ข้อ ?\.{2,}")
_DOTTED_HEAD = re.compile(r"[-•* ]*[0-9]{1,2}\.[0-9]{1,2}(?![0-9])")
_OWN_TAIL = re.compile(r"[ ,.]*(?:ของ|ใน(?=ส่วน|รอบ)|นี้|นั้น|นะ|ค่ะ|คะ|ครับ|คับ|จ้า|\)|$)")
_RECEIVES = re.compile(r"(?:ส่ง(?:ให้)?|ให้|กับ|จาก|แจ้ง|ประสาน|เสนอ|ต่อ|ไปที่|ที่) ?$")
_LISTED = re.compile(r"[0-9]{1,2} ?[.):)]|[0-9]{1,2} ")


@dataclass
class Statement:
    """What is said about some measures; without `named`, about none that is named.

    `spans` are its text on the matching copy, `intents` what its clauses were about, those left out
    included; `left_out` are these. `problem` is what is wrong with its reference.
    """

    measures: tuple[Measure, ...] = ()
    named: bool = False
    field: EntryField = EntryField.RESULTS
    said: str = ""
    division: str | None = None
    problem: Problem | None = None
    is_other_division: bool = False
    is_muted: bool = False
    at_head: bool = False
    kind: Kind | None = None
    spans: list[Span] = made(default_factory=list)
    kept: list[Clause] = made(default_factory=list)
    left_out: list[Clause] = made(default_factory=list)
    intents: set[Intent] = made(default_factory=set)

    def add(self, text: str, begin: int, stop: int) -> None:
        """Take in a stretch of the copy; one that follows the last on its line lengthens it."""
        if not _LETTER.search(text, begin, stop):
            return
        if self.spans:
            first, last = self.spans[-1]
            between = text[last:begin]
            if begin >= last and "\n" not in between and not _LETTER.search(between):
                self.spans[-1] = (first, stop)
                return
        self.spans.append((begin, stop))


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
    ) -> None:
        self._is_to_us = is_to_us
        self.message = message
        self._resolver = resolver
        self._divisions = divisions
        self._mine = mine
        self._in_list = False
        self._last: tuple[int, ...] = ()
        self._division: str | None = None
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
        self._silenced = len(lines) > _MOST_LINES or _BLANK.search(self.message.plain) is not None
        for span in lines:
            if span[0] < span[1] and not self._silenced:
                self._line(span)
        if self._silenced:
            self.statements.clear()
            self.loose = Statement(is_muted=True, intents=self.loose.intents)
        self._copy_likewise()

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
                self._open_below(above, column)
            if column is not EntryField.RESULTS:
                self.statements[-1].add(text, label.end, end)
                return
            begin = label.end
        line = Line(self.message, (begin, end), self._resolver, self._divisions, is_to_us=self._is_to_us)
        listed = None if line.mentions else self._listed(begin, end)
        for clause in line.clauses():
            if listed and clause.begin <= listed.start < clause.stop:
                clause = clause._replace(named=(listed,))
            self._take(clause)
            if clause.is_for_message:
                self._silenced = True
                return
        if not line.mentions:
            found = self._divisions.somewhere(text, *span)
            self._division = self._division or (found.name if found and not self.statements else None)
            self._heading = self._heading or bool(_HEADING.search(text, *span))

    def _open_below(self, above: Statement, column: EntryField) -> None:
        self.statements.append(
            Statement(above.measures, True, column, above.said, above.division, above.problem)
        )

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
        return named if self._resolver.has_ref(key) and _path(key) > self._last else None

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
            target.add(self.message.text, start, clause.stop)

    def _open(self, clause: Clause) -> None:
        named = clause.named
        measures, problem = self._resolved(clause)
        said = self.message.copy.cut(named[0].start, named[-1].mentions[-1].end)
        statement = Statement(measures, True, said=said, problem=problem, intents=set(clause.intents))
        statement.kind = None if named[0].is_dotted else named[0].kind
        self._in_list = named[0].kind is Kind.BARE or (self._in_list and not self.statements)
        self._last = _path(named[-1].mentions[-1].first)
        previous = self.statements[-1] if self.statements else None
        if previous and not previous.spans and not previous.left_out and not previous.is_muted and not previous.problem:
            self.statements.pop()
            statement.measures = tuple({m.ref: m for m in (*previous.measures, *measures)}.values())
        self.statements.append(statement)
        begin, stop = self._text_of(clause, statement)
        is_proposal = statement.field is not EntryField.RESULTS and Intent.QUESTION not in clause.intents
        if (clause.muted and not is_proposal) or self._is_quoted(named[0].start):
            statement.is_muted = True
            statement.left_out.append(clause)
        else:
            statement.kept.append(clause)
            statement.add(self.message.text, begin, stop)

    def _is_quoted(self, place: int) -> bool:
        return self._quotes and self.message.text.count('"', 0, place) % 2 == 1

    def _text_of(self, clause: Clause, statement: Statement) -> Span:
        """The text of a clause without the reference at its head or its end; notes the division."""
        text, named = self.message.text, clause.named
        start = behind_contrast(text, clause.begin, clause.stop)
        head = head_at(self.message, (start, clause.stop), self._divisions, is_first=True, after_numbers=False)
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
        speaker = head.speaker or head.division
        actor = self._divisions.at(text, start, clause.stop) or self._divisions.at(text, begin, clause.stop)
        name = speaker or (actor.name if actor else None) or self._other_before(start, named[0].start)
        if name is None:
            found = self._divisions.mentioned(text, start, clause.stop, self._mine)
            name = found or self._division
        statement.division = name if name in self._mine else None
        statement.is_other_division = name is not None and name not in self._mine
        return begin, stop

    def _says_more(self, begin: int, stop: int) -> bool:
        """Whether anything but politeness stands between two places."""
        text = self.message.text[begin:stop]
        for first, last in reversed(particle_spans(self.message.text, begin, stop)):
            text = text[: first - begin] + text[last - begin :]
        return _LETTER.search(text) is not None

    def _other_before(self, start: int, stop: int) -> str | None:
        """Another division that does what the clause tells, named before the measure."""
        others = self._divisions.named_between(self.message.text, start, stop)
        for name, begin in others:
            is_receiver = _RECEIVES.search(self.message.text, max(start, begin - 12), begin)
            if name not in self._mine and not is_receiver:
                return name
        return None

    def _resolved(self, clause: Clause) -> tuple[tuple[Measure, ...], Problem | None]:
        found: dict[str, Measure] = {}
        problem: Problem | None = None
        all_below = bool(_ALL_BELOW.search(self.message.text, clause.begin, clause.stop))
        for mention in (mention for named in clause.named for mention in named.mentions):
            measures, trouble = self._resolve(mention, all_below=all_below)
            found |= {measure.ref: measure for measure in measures}
            problem = problem or trouble
        return tuple(found.values()), problem

    def _resolve(self, mention: Mention, *, all_below: bool) -> tuple[tuple[Measure, ...], Problem | None]:
        below = self._resolver.children(mention.first) if all_below and not mention.last else ()
        if below and not self._resolver.has_ref(mention.first):
            return below, None
        number = _NUMBER_OR_CODE.search(self.message.text, mention.start)
        begin = number.start() if number else mention.start
        resolved = self._resolver.resolve(mention, self.message.copy.cut(begin, mention.end))
        return resolved.measures, resolved.problem

    def _copy_likewise(self) -> None:
        """ "ข้อ 3 ก็เช่นกัน" says of 3 what was said of the measure before."""
        for above, below in zip(self.statements, self.statements[1:], strict=False):
            if len(below.spans) == 1 and _LIKEWISE.fullmatch(self.message.text[slice(*below.spans[0])]):
                below.spans = list(above.spans)


def _path(key: str) -> tuple[int, ...]:
    return tuple(int(part) for part in key.split(".") if part.isdecimal())
