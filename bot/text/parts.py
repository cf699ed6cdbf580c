"""Cutting a report into parts: which lines are about which measures and which column.

A reference at the head of the message, or at the head of a further line when it is written as one
(ข้อ 3, มาตรการ 3, E5, รายงาน 3, or 2.2 after 2.1), opens a part; the lines below belong to it, list
numbers and dashes included. Where the head names no measure, list numbers are the measures. A number
inside a line never opens a part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.entry import EntryField
from bot.text.divisions import Divisions
from bot.text.floods import READ_AT_ONCE, most_reports, names_too_many
from bot.text.heads import Head, head_at
from bot.text.lexicon import LabelField
from bot.text.listing import Listing
from bot.text.message import Message, Span
from bot.text.problems import Problem
from bot.text.references import Kind, Mention, Named, references_at
from bot.text.resolving import Resolver
from bot.text.splitting import report_spans
from bot.text.status import explicit_status

if TYPE_CHECKING:
    from bot.domain.plan import Measure

_MOST_LINES = 150  # more is a flood, not a report: what follows stays one piece of text
_HEADING_LINES = 5
_LAST_BRACKET = 80


class Part:
    """Lines of a message about the same measures and column.

    `lines` are spans of the matching copy; `states` are what `สถานะ:` lines say; `said` is the
    reference as typed. A part without measures swallows the text of a reference nobody understood.
    """

    def __init__(
        self,
        measures: tuple[Measure, ...],
        field: EntryField,
        said: str,
        division: str | None,
        lines: list[Span],
    ) -> None:
        self.measures = measures
        self.field = field
        self.said = said
        self.division = division
        self.lines = lines
        self.states: list[Span] = []

    def goes_on_in(self, other: Part) -> bool:
        """Whether the other part is about the same, so that its lines belong here."""
        return (self.measures, self.field, self.division) == (other.measures, other.field, other.division)


class Cutter:
    """Cuts one message; use once."""

    def __init__(
        self, message: Message, resolver: Resolver, divisions: Divisions, default: EntryField
    ) -> None:
        self._message = message
        self._resolver = resolver
        self._divisions = divisions
        self._default = default
        self._listing = Listing(resolver)
        self._heading: list[Span] = []
        self._division: str | None = None
        self.parts: list[Part] = []
        self.problems: dict[Problem, None] = {}
        self._opened = 0
        self.is_flood = False

    def cut(self) -> None:
        """Fill `parts` and `problems`; `is_flood` when more is reported than is read at once."""
        self.is_flood = names_too_many(self._message.text)
        if self.is_flood:
            return
        lines = list(self._message.lines())
        for number, line in enumerate(lines[:_MOST_LINES]):
            spans = report_spans(self._message, line, self._resolver)
            self._count(len(spans) - 1)
            if self.is_flood:
                return
            for place, span in enumerate(spans):
                head = self._head(span) if span[0] < span[1] else Head(span[0])
                self._line(span, head, on_command_line=number == 0 or place > 0)
        self._count()
        if self.parts and lines[_MOST_LINES:]:
            self._add(lines[_MOST_LINES][0], lines[-1][1])
        if not self.parts and not self.problems:
            self._named_in_last_brackets()
        signed = self._divisions.signed(self._message.text)
        for part in self.parts:
            part.division = part.division or signed

    def _count(self, coming: int = 0) -> None:
        """Whether the reports opened so far, and those a line opens for sure, are too many."""
        count = self._opened + coming
        self.is_flood = count > READ_AT_ONCE and count > most_reports(self._message.text)

    def cut_head(self) -> int | None:
        """Read the references of the first line only; where the text behind them begins, if any."""
        span = next((span for span in self._message.lines() if span[0] < span[1]), (0, 0))
        head = self._head(span)
        if not head.named or not self._opens(head, head.named, on_command_line=True):
            return None
        self._open(head, head.named, is_list=False)
        return head.end

    def _head(self, span: Span) -> Head:
        return head_at(
            self._message,
            span,
            self._divisions,
            is_first=not self.parts,
            after_numbers=self._listing.is_explicit,
        )

    def _line(self, span: Span, head: Head, *, on_command_line: bool) -> None:
        start, end = span
        if head.named and self._opens(head, head.named, on_command_line=on_command_line):
            self._open(head, head.named, is_list=not on_command_line and not head.is_introduced)
            rest = (head.end, end)
            if head.label is LabelField.STATUS:
                self._label(head.label, rest, rest)
            else:
                self._add(*rest)
        elif head.label_end and head.label:
            self._label(head.label, span, (head.label_end, end))
        elif self.parts:
            self._add(start, end)
        elif start < end:
            if self._division is None and len(self._heading) < _HEADING_LINES:
                found = self._divisions.somewhere(self._message.text, start, end)
                self._division = found.name if found else None
            self._heading.append(span)

    def _opens(self, head: Head, named: Named, *, on_command_line: bool) -> bool:
        """Whether the reference at the head of a line is one, and not part of the text."""
        if head.label_end and (self.parts or named.kind is Kind.BARE):
            return False
        key = named.mentions[0].first
        if named.kind is Kind.BARE and not on_command_line and not head.is_introduced:
            return self._listing.opens(named) and not self._heading_reports()
        return (
            self._resolver.has_ref(key)
            or named.kind is Kind.WORD
            or (named.kind is Kind.SHORT and not self.parts)
            or (named.kind is Kind.CODE and self._resolver.has_codes_like(key))
            or (named.kind is Kind.BARE and on_command_line)
        )

    def _heading_reports(self) -> bool:
        """Whether the lines above a list already report something, so the list is its items."""
        text = self._message.text
        return not self.parts and explicit_status([text[slice(*span)] for span in self._heading]) is not None

    def _open(self, head: Head, named: Named, *, is_list: bool) -> None:
        self._opened += 1
        self._listing.note(named, is_list=is_list)
        typing = self._resolver.all_of(named.mentions)
        if typing:
            self.problems[typing] = None
        found = [
            () if typing else self._resolve(mention, names_all=head.names_all) for mention in named.mentions
        ]
        measures = found[0]
        if len(found) > 1:
            measures = tuple({measure.ref: measure for several in found for measure in several}.values())
        if not self.parts:
            self._division = head.speaker or self._division
        part = Part(
            measures,
            self._field(head.label) or self._default,
            self._message.copy.cut(named.start, named.mentions[-1].end),
            head.division or head.speaker or self._division,
            [],
        )
        if not (self.parts and self.parts[-1].goes_on_in(part)):
            self.parts.append(part)

    def _resolve(self, mention: Mention, *, names_all: bool) -> tuple[Measure, ...]:
        below = self._resolver.children(mention.first) if names_all and not mention.last else ()
        if below:
            return below
        resolved = self._resolver.resolve(mention, self._message.copy)
        if resolved.problem:
            self.problems[resolved.problem] = None
        return resolved.measures

    def _label(self, label: LabelField, line: Span, rest: Span) -> None:
        """A line that opens with a label: its part goes on in another column, or its status is said."""
        column = self._field(label)
        if column is None:
            text = self._message.text[slice(*rest)]
            if self.parts and explicit_status([text]) is not None:
                self.parts[-1].states.append(rest)
            elif self.parts:
                self._add(*line)
            return
        if not self.parts:
            self._default = column
            return
        open_part = self.parts[-1]
        self.parts.append(Part(open_part.measures, column, open_part.said, open_part.division, []))
        self._add(*rest)

    def _field(self, label: LabelField | None) -> EntryField | None:
        return None if label is None or label is LabelField.STATUS else EntryField(label)

    def _add(self, start: int, end: int) -> None:
        self.parts[-1].lines.append((start, end))

    def _named_in_last_brackets(self) -> None:
        """The measure in brackets behind a whole report: "… แล้วค่ะ (ม.2 ขั้นที่ 3)"."""
        text = self._message.text.rstrip()
        opened = text.rfind("(", max(0, len(text) - _LAST_BRACKET))
        if opened < 0 or not text.endswith(")"):
            return
        named = references_at(text, self._message.numbers, opened + 1, len(text) - 1)
        if named is None or named.kind is Kind.BARE:
            return
        self._open(Head(named.end, named), named, is_list=False)
        for start, end in self._message.lines():
            self._add(start, max(start, min(end, opened)))
