"""Where a report tells what was done, in words no list will ever hold.

Behind the measure it names, and behind the first act, up to the status; behind the status again only where
a particle ended the sentence: "ติดแล้วลมพัดปลิว" undoes what it says. A sentence of its own that ends before
the measure is named tells freely too: "ครูแอนแทนหัวหน้านะคะ ข้อ 3 …".
"""

from __future__ import annotations

from bot.text.doubts import work_begins
from bot.text.lexicon import Saying
from bot.text.message import Span
from bot.text.particles import ends_with_particle, particle_spans
from bot.text.status import sayings

_OWN = 6  # letters that make a stretch one of the measure's own words


def told(copy: str, span: Span, free_from: int, titles: str, *, is_open: bool) -> list[Span]:
    """The stretches of a text that tell freely; none of them begins before `free_from`.

    `titles` are the words of the measure without spaces. Of work that is open all is told that follows
    the first act or status.
    """
    begin, stop = span
    said = [(saying, begin + first, begin + last) for saying, first, last in sayings(copy[begin:stop])]
    done = [(first, last) for saying, first, last in said if saying is Saying.DONE]
    if stop <= free_from and not said and ends_with_particle(copy, begin, stop):
        return [(begin, stop)]
    start = begin
    if begin <= free_from:
        acts = [work_begins(copy, free_from, stop), _own_words(copy, (free_from, stop), titles)]
        acts += [first for _, first, _ in said if is_open and first >= free_from]
        start = min((place for place in acts if place is not None), default=stop)
        if acts[1] is not None and done:
            start = free_from  # what is about the measure in its own words may name things before the act
    if is_open:
        return [(start, stop)]
    if not done:
        return [(start, stop)] if begin > free_from and ends_with_particle(copy, 0, begin) else []
    first, last = done[-1]
    polite = next((end for _, end in particle_spans(copy, begin, stop) if end > last), stop)
    return [(start, max(start, first)), (polite, stop)]


def _own_words(copy: str, span: Span, titles: str) -> int | None:
    """Where words of the measure itself begin."""
    begin, stop = span
    return next((place for place in range(begin, stop - _OWN) if copy[place : place + _OWN] in titles), None)
