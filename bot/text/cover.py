"""What every letter of a report is there for: the words of a message nobody has given a part in it.

A message that nobody asked for is recorded only when it says nothing but what reports say. Whatever is
left over when the reviewed words, the words of the measure itself and everything read elsewhere
(references, statuses, dates, amounts) are taken away may turn its meaning round.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from bot.text.divisions import Divisions
from bot.text.doubts import says_finished
from bot.text.explaining import is_harmless, letters_of, own_names, unexplained_at
from bot.text.intents import Hit, Intent, hits_in
from bot.text.lexicon import Saying
from bot.text.masks import FILLER
from bot.text.message import Message, Span
from bot.text.names import without_names
from bot.text.patterns import lazily
from bot.text.progress import is_part_of_whole, stated_percent
from bot.text.status import sayings
from bot.text.strangeness import may_be_strange, strange_words
from bot.text.telling import told
from bot.text.untaken import names_untaken

if TYPE_CHECKING:
    from bot.domain.plan import Measure

_STRANGE = "ฮ"  # stands for a letter of somebody else's name: in no word
_RECEIVES = lazily(
    r"(?:แค่|รอ|ตรวจ|เฉพาะ|ใช้[ก-๎]{0,16}ของ|รวมของ|ให้|กับ|จาก|ต่อ|ที่|ถึง|พร้อม|ร่วม|เสนอ|ประสาน|ห้อง|ส่ง|แจ้ง) ?$"
)
_REACH = 24
_AROUND = 3  # letters before a status that make it a piece of a title
_OFFICE = lazily(r"(?:อบต|ทต|ทม)\. ?[ก-๎]{2,24}")
_ALIAS = lazily(r"คลัง|ช่าง|ปลัด(?<!ท่านปลัด)|สป(?=[. ]|กับ|และ)|ศึกษา|สวัสดิการ")
_ALIASES = {"สป": "ปลัด"}
_FIRST_STEP = "a first step"
_EXCEPTION = "exception"
_EVERYDAY = "everyday work"
_BEHIND_FIGURE = lazily(r"[0-9] ?$")
_OWN_STEP = 6  # letters that make a step one the measure names
_QUOTED = lazily(r'"[^"\n]{0,40}(?:เสร็จ|แล้ว|กำลัง|ยังไม่)[^"\n]{0,40}"')
_READ = frozenset({Intent.NOTHING, Intent.HEDGE, Intent.CORRECTION})


class Cover:
    """Explains the words of one message."""

    def __init__(
        self,
        message: Message,
        divisions: Divisions,
        mine: Collection[str],
        office: str,
        refs: Collection[str] = (),
    ) -> None:
        self._message = message
        self._divisions = divisions
        self._mine = frozenset(mine)
        self._own = own_names(office, tuple(mine))
        self._is_any_office = not office
        self._refs = frozenset(refs)
        self._lefts: dict[tuple[Span, tuple[Span, ...], str, bool], list[Span]] = {}

    def left_over(
        self,
        spans: Iterable[Span],
        measures: Iterable[Measure],
        named: Iterable[Span],
        *,
        is_open: bool,
        free_from: int | None = None,
    ) -> list[str]:
        """The stretches nobody has explained, in order.

        `measures` are those the text is about, `named` where they are referred to; `is_open` when it is
        read to say that the work is not finished. Behind `free_from` only what may turn it round counts.
        """
        taken = list(named)
        titles = self.own_letters(measures) + "|" + self._own
        return [
            left for span in spans for left in self._over(span, taken, titles, free_from, is_open=is_open)
        ]

    def _over(
        self, span: Span, taken: list[Span], titles: str, free_from: int | None, *, is_open: bool
    ) -> Iterator[str]:
        """What one stretch leaves over, but for letters held down and what tells freely of the work."""
        free: list[Span] | None = None if free_from is not None else []
        for begin, stop in self._left(span, taken, titles, is_open=is_open):
            left = self._message.text[begin:stop].lower()
            if left in {".", self._message.text[begin - 1 : begin] * len(left)}:
                continue
            if free is None:
                free = told(self._message.text, span, free_from or 0, titles, is_open=is_open)
            is_told = any(first <= begin and stop <= last for first, last in free)
            if not (is_told and is_harmless(left) and not self._is_division(begin, stop)):
                yield left

    def _left(self, span: Span, taken: list[Span], titles: str, *, is_open: bool) -> list[Span]:
        key = (span, tuple(taken), titles, is_open)
        if key not in self._lefts:
            read = self._read(span, taken)
            places = unexplained_at(self._text(span), read, self._said(span), titles, is_open=is_open)
            self._lefts[key] = [(span[0] + begin, span[0] + stop) for begin, stop in places]
        return self._lefts[key]

    def own_letters(self, measures: Iterable[Measure]) -> str:
        """The words of some measures and their steps without spaces."""
        return letters_of(tuple(text for measure in measures for text in (measure.title, *measure.steps)))

    def names_a_division(self, left: str) -> bool:
        """Whether a stretch that was left over is the name of a division, or what people say for one."""
        return bool(self._divisions.spans(left, 0, len(left)) or _ALIAS.search(left))

    def _is_division(self, begin: int, stop: int) -> bool:
        """Whether a stretch touches the name of a division."""
        named = self._divisions.spans(self._message.text, 0, len(self._message.text))
        return any(first < stop and begin < last for first, last in named)

    def says_only_titles(self, spans: Iterable[Span], measures: Iterable[Measure]) -> bool:
        """Whether every status read is a piece of the title: "E1 เวลารอคอย" waits for nothing."""
        titles = letters_of(tuple(measure.title for measure in measures))
        copy = self._message.text
        says_any = False
        for begin, stop in spans:
            for saying, first, last in sayings(copy[begin:stop]):
                if saying is not Saying.NOTHING:
                    says_any = True
                    if first < _AROUND or copy[begin + first - _AROUND : begin + last] not in titles:
                        return False
        return says_any

    def sounds_strange(
        self,
        spans: Iterable[Span],
        measures: Iterable[Measure],
        named: Iterable[Span],
        *,
        is_open: bool,
        but: Collection[str] = (),
    ) -> bool:
        """Whether words stand together in the text that turn a report round, `but` some that do not count."""
        spans = list(spans)
        if any(_QUOTED.search(self._message.text, *span) for span in spans):
            return True
        if not any(may_be_strange(self._message.plain, span) for span in spans):
            return False
        heads = frozenset(stop for _, stop in named)
        titles = self.own_letters(measures)
        said = [self._message.text[slice(*span)] for span in spans]
        if is_open and any(is_part_of_whole(text) or stated_percent(text) for text in said):
            but = {*but, _EXCEPTION}  # "3 กองจาก 5 กอง ที่เหลือสัปดาห์หน้า"
        beside = "open" if is_open else "done" if any(says_finished(text) for text in said) else "past"
        return any(
            means not in but
            and not (means == _EXCEPTION and is_open and not self._is_finished(span[0], begin))
            and self._turns(means, begin, heads, titles)
            for span in spans
            for means, begin, _ in strange_words(beside, self._message.plain, span)
        )

    def _is_finished(self, begin: int, stop: int) -> bool:
        """Whether something is said to be finished before its rest is: "ข้อ 3 เสร็จ ที่เหลือกำลังทำ"."""
        return says_finished(self._message.text[begin:stop])

    def _turns(self, means: str, begin: int, heads: frozenset[int], titles: str) -> bool:
        """Whether strange words say what they seem to: behind a measure, a first step or everyday work.

        A step the measure itself names is no first one: "ข้อ 4 แจ้งยอดให้ประชาชนทราบแล้ว".
        """
        if means == _EVERYDAY:
            is_near = any(0 <= begin - head < _OWN_STEP for head in heads)
            return is_near and self._message.text[begin : begin + _OWN_STEP] not in titles
        if means != _FIRST_STEP or not _BEHIND_FIGURE.search(self._message.plain, max(0, begin - 2), begin):
            return True
        is_own = self._message.text[begin : begin + _OWN_STEP] in titles
        return not is_own and not heads.isdisjoint((begin, begin - 1))

    def speaks_for_two(self, spans: Iterable[Span]) -> bool:
        """Whether two divisions of a chat that has several are named in the text, by any name."""
        if len(self._mine) < 2:
            return False
        copy = self._message.text
        named = {
            _ALIASES.get(alias[0], alias[0])
            for begin, stop in spans
            for alias in _ALIAS.finditer(copy, begin, stop)
        }
        return sum(any(alias in name for alias in named) for name in self._mine) > 1

    def names_another(self, spans: Iterable[Span], named: Iterable[Span]) -> bool:
        """Whether a measure is referred to in the text that nobody has taken as one."""
        return names_untaken(self._message.numbers, spans, list(named), self._refs)

    @cached_property
    def _hits(self) -> tuple[list[Hit], list[int]]:
        """What the rows of intents.toml explain, and where it begins."""
        hits = hits_in(self._message.plain, 0, len(self._message.plain))
        read = [hit for hit in hits if hit.row.intent in _READ]
        return read, [hit.begin for hit in read]

    def _text(self, span: Span) -> str:
        """A stretch of the copy without dates and amounts, and with other divisions made strange."""
        begin, stop = span
        copy = self._message.text
        text = self._message.numbers[begin:stop]
        for first, last in self._divisions.spans(copy, begin, stop):
            found = self._divisions.at(copy, first, stop)
            is_ours = found is not None and found.name in self._mine
            receives = _RECEIVES.search(copy, max(0, first - _REACH), first) is not None
            sign = " " if is_ours or receives else _STRANGE
            text = text[: first - begin] + sign * (last - first) + text[last - begin :]
        return without_names(text, begins=not begin).replace(FILLER, " ")

    def _said(self, span: Span) -> list[int]:
        """Where the statuses of a stretch begin."""
        found = sayings(self._message.text[slice(*span)])
        return [first for saying, first, _ in found if saying is not Saying.NOTHING]

    def _read(self, span: Span, named: list[Span]) -> list[Span]:
        """What of a stretch was read elsewhere, counted from its begin."""
        begin, stop = span
        read = [(first, last) for _, first, last in sayings(self._message.text[begin:stop])]
        read += [(first - begin, last - begin) for first, last in named]
        if self._is_any_office:
            read += [
                (found.start() - begin, found.end() - begin)
                for found in _OFFICE.finditer(self._message.text, begin, stop)
            ]
        hits, begins = self._hits
        inside = hits[bisect_left(begins, begin) : bisect_left(begins, stop)]
        read += [(hit.begin - begin, hit.stop - begin) for hit in inside if hit.stop <= stop]
        return read
