"""The matching copy: one spelling for the many ways Thai is typed, read from and never printed.

Thai digits become Arabic, invisible signs go, marks stand in one order, เเ is แ, "มากกกก" is มาก
(study note thai-language.md, section 9). Going beyond the note, everything outside Thai is taken
apart by compatibility (NFKD) and loses its accents, so the copy of a text and of its NFC, NFD, NFKC
or NFKD form are the same. Linear in the length of the text, and idempotent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from bot.domain.numerals import to_arabic
from bot.text.patterns import lazily

_NIKHAHIT, _AA, _AM = "\u0e4d", "\u0e32", "\u0e33"
_VOWELS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e4d"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b"
_SIGNS = "\u0e4c\u0e4e"
_KEYCAP = "\u20e3"
_MUCH = 500  # foreign signs in a text
_SPARE = 1_000  # letters a copy may always have more than its original

_THAI_DIGIT = lazily("[๐-๙]")
_FOREIGN = lazily(r"[^\n -~\u0e01-\u0e7f]")
_GAP = lazily(" (?<=[\u0e01-\u0e4e] ) *(?=[\u0e30-\u0e3a\u0e47-\u0e4e])")
_DOUBLE_E = lazily("เเ+")
# A run of marks that is not already in order: at most one vowel, tone, sign and tail, in this order.
_CLUSTER = lazily(
    "(?=[\u0e30-\u0e3a\u0e47-\u0e4e]{2})"  # not needed, but the rest is dear and most letters are no marks
    "(?<![\u0e30-\u0e3a\u0e47-\u0e4e])"
    "(?![\u0e31\u0e34-\u0e3a\u0e47]?[\u0e48-\u0e4b]?[\u0e4c\u0e4e]?[\u0e30\u0e32\u0e33]?"
    "(?![\u0e30-\u0e3a\u0e47-\u0e4e]))"
    "(?:[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*[\u0e30\u0e32\u0e33]+[\u0e30-\u0e3a\u0e47-\u0e4e]*"
    "|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,})"
)
# Four of a letter anywhere, three only before a space or the end: แบบบันทึก and สสส. stay whole.
# The look ahead is not needed either: it passes over other letters sooner.
_REPEAT = lazily(r"(?=(.)\1\1)[^\W\d_]\1\1(?:\1+|(?=[\s!~]|$))")
_SPACES = lazily("  +")


class Copy(NamedTuple):
    """A text and its matching copy, letter by letter.

    `starts[i]` and `ends[i]` are where letter i of the copy begins and ends in the original, so what
    is found on the copy can be cut from the original as typed.
    """

    original: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def cut(self, start: int, end: int) -> str:
        """The original behind letters `start` to `end` of the copy, as typed."""
        return self.original[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def after(self, end: int) -> str:
        """The original behind the first `end` letters of the copy."""
        return self.original[self.ends[end - 1] :] if end else self.original


@lru_cache(maxsize=256)
def canon(text: str) -> str:
    """The matching copy of a text; the case of Latin letters is kept."""
    text = _arabic(text)
    text = _FOREIGN.sub(lambda match: _folded(match[0]), text)[: _longest(text)]
    for pattern, needed, replacement in _STEPS:
        if needed in text:
            text = pattern.sub(replacement, text)
    return text.strip(" ")


def copy_of(original: str) -> Copy:
    """The matching copy together with the way back to the original."""
    copy = _without_foreign(
        Copy(original, _arabic(original), range(len(original)), range(1, len(original) + 1))
    )
    for pattern, needed, replacement in _STEPS:
        if needed in copy.text:
            copy = _replaced(copy, pattern, replacement)
    if copy.text[:1] != " " and copy.text[-1:] != " ":
        return copy
    first = len(copy.text) - len(copy.text.lstrip(" "))
    last = max(first, len(copy.text.rstrip(" ")))
    return Copy(original, copy.text[first:last], copy.starts[first:last], copy.ends[first:last])


def _without_foreign(copy: Copy) -> Copy:
    """The first step, taken in one go where much is foreign."""
    signs = _FOREIGN.findall(copy.text)
    if len(signs) < _MUCH:
        return _replaced(copy, _FOREIGN, lambda match: _folded(match[0])) if signs else copy
    foreign = {sign: _folded(sign) for sign in set(signs)}
    pieces = [foreign.get(sign, sign) for sign in copy.text]
    longest = _longest(copy.text)
    starts = list(islice((place for place, piece in enumerate(pieces) for _ in piece), longest))
    return Copy(copy.original, "".join(pieces)[:longest], starts, [place + 1 for place in starts])


def _longest(text: str) -> int:
    """How many letters of a copy are kept: a flood of signs that stand for eighteen letters ends there."""
    return 2 * len(text) + _SPARE


def _replaced(copy: Copy, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> Copy:
    """One step of the copy, the positions carried along; a changed run points at the whole run."""
    text, old_starts, old_ends = copy.text, copy.starts, copy.ends
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        new = replacement(match)
        begin, stop = match.span()
        if new == text[begin:stop]:
            continue
        if done < begin:
            pieces.append(text[done:begin])
            starts += old_starts[done:begin]
            ends += old_ends[done:begin]
        if new:
            pieces.append(new)
            starts += [old_starts[begin]] * len(new)
            ends += [old_ends[stop - 1]] * len(new)
        done = stop
    if not done:
        return copy
    pieces.append(text[done:])
    return Copy(copy.original, "".join(pieces), [*starts, *old_starts[done:]], [*ends, *old_ends[done:]])


def _arabic(text: str) -> str:
    return to_arabic(text) if _THAI_DIGIT.search(text) else text


@lru_cache(maxsize=8192)
def _folded(sign: str) -> str:
    """A sign outside ASCII and Thai: its plain letters, a space, a line break, or nothing."""
    if sign == _KEYCAP:
        return ")"  # "1️⃣" opens an item of a list as "1)" does
    apart = unicodedata.normalize("NFKD", sign)
    if apart.isalnum():
        return apart
    letters = []
    for part in apart:
        category = unicodedata.category(part)
        if category in {"Zs", "Cc", "Cs"} and part != "\n":
            letters.append(" ")
        elif category in {"Zl", "Zp"}:
            letters.append("\n")
        elif "\u0e00" <= part <= "\u0e7f" or category not in {"Cf", "Mn", "Me"}:
            letters.append(part)
    return "".join(letters)


@lru_cache(maxsize=4096)
def _ordered(marks: str) -> str:
    """Vowels and marks on one letter in their one order, each once; the last tone typed wins."""
    above: set[str] = set()
    signs: set[str] = set()
    tone = ""
    tail: list[str] = []
    for mark in marks.replace(_AM, _NIKHAHIT + _AA):
        if mark in _VOWELS:
            above.add(mark)
        elif mark in _TONES:
            tone = mark
        elif mark in _SIGNS:
            signs.add(mark)
        elif mark not in tail:
            tail.append(mark)
    if _NIKHAHIT in above and _AA in tail:
        above.discard(_NIKHAHIT)
        tail[tail.index(_AA)] = _AM
    return "".join((*sorted(above), tone, *sorted(signs), *tail))


def _long_e(match: re.Match[str]) -> str:
    return "แ" * (len(match[0]) // 2) + "เ" * (len(match[0]) % 2)


# What is looked for, what a text must hold to hold it, and what it becomes.
_STEPS: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], str]], ...] = (
    (_GAP, " ", lambda _: ""),
    (_DOUBLE_E, "เเ", _long_e),
    (_CLUSTER, "", lambda match: _ordered(match[0])),
    (_REPEAT, "", lambda match: match[1]),
    (_SPACES, "  ", lambda _: " "),
)
