"""Polite particles (ค่ะ ครับ นะคะ จ้า …): said to the listener, not part of what is printed."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import islice, takewhile

from bot.text.lexicon import any_of, lexicon
from bot.text.matching import Copy
from bot.text.patterns import lazily

_TELLING = 3  # letters that tell soon whether a particle can begin
_GOES_ON = lazily(r"[ก-๎A-Za-z0-9/]")


def without_particles(copy: Copy, start: int, end: int) -> str:
    """The original behind `start` to `end` of the copy, particles cut out, trimmed at both ends.

    A particle goes where a phrase ends: before a space, a sign, or the end of the line. What is
    left are pieces of the original as typed.
    """
    pieces: list[str] = []
    done = start
    for found in _particle().finditer(copy.text, start, end):
        if found["keep"]:
            continue
        begin, stop = found.span()
        pieces.append(copy.cut(done, begin))
        done = stop
    pieces.append(copy.cut(done, end))
    return "".join(pieces).strip()


def ends_with_particle(text: str, start: int, end: int) -> bool:
    """Whether the last word between `start` and `end` of a matching copy closes with a particle."""
    phrase = text[max(start, end - 30) : end].rstrip()
    return any(found.end() == len(phrase) and not found["keep"] for found in _particle().finditer(phrase))


def particle_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where polite particles stand between two places of a matching copy: a sentence may end there."""
    if end < len(text) and _GOES_ON.match(text, end):
        return [found.span() for found in _particle().finditer(text, start, end) if not found["keep"]]
    spans = _all_spans(text)
    first = bisect_left(spans, (start,))
    return list(takewhile(lambda span: span[1] <= end, islice(spans, first, None)))


@lru_cache(maxsize=64)
def _all_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The particles of a whole text; one message is asked about many stretches of it."""
    return tuple(found.span() for found in _particle().finditer(text) if not found["keep"])


@cache
def _particle() -> re.Pattern[str]:
    """A particle; or, in the group `keep`, a word that only ends like one."""
    terms = lexicon().particles
    ending = rf"(?<![เแโใไ])(?:{any_of(terms.endings)})(?:[ /]?(?:{any_of(terms.endings)})){{0,3}}"
    softener = any_of(terms.softeners)
    before = "|".join(f"(?<={word})" for word in terms.before_a_lone_softener)
    words = (*terms.words_ending_alike, *terms.words_ending_in_softener, *terms.endings, *terms.softeners)
    spaced = (f" {word}" for word in (*terms.endings, *terms.softeners))
    beginnings = {word[:_TELLING] for word in (*words, *spaced)}
    return re.compile(
        rf"(?={any_of(tuple(beginnings))})(?:(?P<keep>{any_of(terms.words_ending_alike)}|{any_of(terms.words_ending_in_softener)})"
        rf"|(?: ?(?:{softener}))? ?{ending}[บงะ]?(?![ก-๎A-Za-z0-9/])"
        rf"|(?= ?[{_first_letters(terms.softeners)}])(?:{before}|(?<= )) ?(?:{softener})(?![ก-๎A-Za-z0-9/]))"
    )


def _first_letters(words: tuple[str, ...]) -> str:
    return re.escape("".join(sorted({word[0] for word in words})))
