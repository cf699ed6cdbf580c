"""Questions asked under a report command: "รายงาน 3 ต้องทำยังไงคะ" reports nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from bot.text.intents import Hit, Intent, hits_in
from bot.text.message import Message, Span
from bot.text.particles import particle_spans
from bot.text.patterns import lazily
from bot.text.status import sayings

_ASKING = ("คะ", "ค่ะ", "ครับ", "คับ", "จ๊ะ", "จ้ะ", "ฮะ")
_LAST_HITS = 3
_MOST_ENDS = 8
_NEAR_THE_END = 12


class Questions:
    """The questions of one message."""

    def __init__(self, message: Message) -> None:
        self._message = message

    @cached_property
    def _hits(self) -> list[Hit]:
        """The rows of intents.toml that ask."""
        plain = self._message.plain
        hits = hits_in(plain, 0, len(plain), Intent.QUESTION)
        return [hit for hit in hits if hit.row.intent is Intent.QUESTION]

    @cached_property
    def _begins(self) -> list[int]:
        return [hit.begin for hit in self._hits]

    def kept(self, spans: Sequence[Span]) -> list[Span]:
        """The stretches of a report without the questions that stand behind its sentences."""
        if not self._hits and "?" not in self._message.text:
            return list(spans)
        return [part for span in spans for part in self._reported(span)]

    def _reported(self, span: Span) -> list[Span]:
        if not self._asks(span):
            return [span]
        begin, stop = span
        ends = [end for _, end in particle_spans(self._message.text, begin, stop) if end < stop]
        ends += [
            begin + last
            for _, _, last in sayings(self._message.text[begin:stop])
            if self._message.text[begin + last : begin + last + 1] == " "
        ]
        for end in sorted(ends, reverse=True)[:_MOST_ENDS]:
            if self._asks((end, stop)) and not self._asks((begin, end)) and self._is_sentence(begin, end):
                return [(begin, end)]
        return []

    def _is_sentence(self, begin: int, end: int) -> bool:
        return bool(sayings(self._message.text[begin:end])) and not self._is_tag(end)

    def _is_tag(self, end: int) -> bool:
        return _TAG.match(self._message.text, end) is not None

    def _asks(self, span: Span) -> bool:
        """Whether a stretch asks as people ask, not a title that holds a question word."""
        begin, stop = span
        text = self._message.text[begin:stop].rstrip()
        if text.endswith("?"):
            return True
        inside = self._hits[bisect_left(self._begins, begin) : bisect_left(self._begins, stop)]
        return any(self._closes(hit, text, begin) for hit in inside[-_LAST_HITS:])

    def _closes(self, hit: Hit, text: str, begin: int) -> bool:
        rest = text[hit.stop - begin :]
        said = rest.rstrip(" ?!.")
        return len(rest.strip()) <= _NEAR_THE_END or said.endswith(_ASKING) or "?" in rest[len(said) :]


_TAG = lazily(r"[ ,]*(?:ใช่|จริง|ถูก(?:ต้อง)?|หรือ|รึ|ไหม|มั้ย|เหรอ|หรอ|ป่าว|ปะ|ได้|พอ|ดี|โอเค|ok|ยัง|เปล่า)")
