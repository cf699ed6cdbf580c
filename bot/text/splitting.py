"""Several measures on one line of a report: "ข้อ 1 เสร็จแล้ว ข้อ 3 ยังไม่ได้ทำ" is two reports.

Only where both sides say how far the work is; "ตามข้อ 1 และ 2", "ดูข้อ 3 ประกอบ" and a ข้อ of another
paper stay part of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import islice, takewhile

from bot.text.lexicon import Saying, lexicon
from bot.text.mentions import mentions_in
from bot.text.message import Message, Span
from bot.text.patterns import lazily
from bot.text.resolving import Resolver
from bot.text.scanning import plain_beginning
from bot.text.status import sayings

_AGAIN = lazily(r"[ขม,;/0-9](?:(?<=ข)(?:้อ|อ้)|(?<=ม)(?:าตรการ|\. ?[0-9])|(?<=[,;/]) ?[0-9]|(?<=[0-9])\.[0-9])")
_FIRST = lazily(r"(?:(?:ข้อ|มาตรการ)(?: ?ที่)? ?)?[0-9]{1,2}\.[0-9]{1,2}(?![0-9])")
_MORE = lazily(r"[0-9A-Za-z#]|ข้อ|ขอ้|มาต|ม\.|จุด")  # nothing is named without
_REFERS = lazily(r"(?:ตาม|ดู|จาก|เหมือน|เช่นเดียวกับ|อ้าง(?:อิง|ถึง)?|เกี่ยวกับ|ใน|ของ|ต่อ|ที่|กับ|และ)(?:มาตรการ)? ?$")
_FIGURE = lazily(r"[0-9]{1,3}(?:\.[0-9]{1,2})? ?%")


def refers(text: str, start: int, end: int) -> bool:
    """Whether what stands before `end` makes the reference behind it part of a sentence."""
    return _REFERS.search(text, max(start, end - 30), end) is not None


def report_spans(message: Message, span: Span, resolver: Resolver) -> list[Span]:
    """The reports of a line, one after the other; the line itself when it is one."""
    text = message.text
    begin, stop = span
    if not _AGAIN.search(message.numbers, begin + 1, stop):
        return [span]
    first = _FIRST.match(message.numbers, begin, stop)
    if (
        first
        and not _MORE.search(message.numbers, first.end(), stop)
        and not text.endswith(_trimmings(), begin, stop)
    ):
        return [span]
    said = [
        (first + begin, last + begin)
        for saying, first, last in sayings(text[begin:stop])
        if saying is not Saying.NOTHING
    ]
    if len(said) < 2 and "%" not in text[begin:stop]:
        return [span]
    figures = [(found.start(), found.end()) for found in _FIGURE.finditer(text, begin, stop)]
    places = sorted([*said, *figures])
    ends = frozenset(end for _, last in places for end in (last, last + 1))
    starts = frozenset(first for first, _ in places)
    named = mentions_in(message, span, resolver, ends, starts, is_to_us=True)
    cuts = [begin]
    for before, one, after in zip(named, named[1:], [*named[2:], None], strict=False):
        following = after.start if after else stop
        if (
            all(resolver.has_ref(mention.first) for mention in one.mentions)
            and not refers(text, cuts[-1], one.start)
            and _says(places, before.end, one.start)
            and _says(places, one.end, following)
        ):
            cuts.append(one.start)
    return [_trimmed(text, first, last) for first, last in zip(cuts, [*cuts[1:], stop], strict=True)]


def _says(places: Sequence[Span], begin: int, stop: int) -> bool:
    """Whether one of the places, which are in order, lies between two others."""
    behind = islice(places, bisect_left(places, (begin,)), None)
    return any(last <= stop for _, last in takewhile(lambda place: place[0] < stop, behind))


def _trimmed(text: str, begin: int, stop: int) -> Span:
    """The stretch without the signs and the word of contrast before the next reference."""
    end = begin + len(text[begin:stop].rstrip(" ,;/"))
    for contrast in _contrasts():
        found = contrast.search(text, begin, end)
        if found:
            end = found.start()
    return begin, begin + len(text[begin:end].rstrip(" ,;/"))


@cache
def _trimmings() -> tuple[str, ...]:
    """What a line that is trimmed ends with."""
    return (" ", ",", ";", "/", *(f" {plain_beginning(word)}" for word in lexicon().contrasts.words))


@cache
def _contrasts() -> tuple[re.Pattern[str], ...]:
    return tuple(lazily(rf" (?:{word})$") for word in lexicon().contrasts.words)
