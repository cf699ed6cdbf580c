"""Status words with one slip of the finger in them, which must never be read as another status.

"ยังม่เสร็จ" is not finished. A slip is a letter left out, typed twice, or in the wrong place; a message
with one is asked about (thai-language.md, section 12: the same record or a question).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.text.lexicon import any_of
from bot.text.matching import canon
from bot.text.patterns import lazily, rarely
from bot.text.status import sayings

_TURNS = ("ยังไม่", "ยกเลิก", "เกือบ")
_STATES = ("กำลัง", "ระหว่าง", "เสร็จ", "เรียบร้อย", "เกี่ยวข้อง", "ดำเนินการ", "ยังไม่", "ยกเลิก")
# "ใกล้เสร็จแล้ว" and "ยกเลิกแล้ว" with the slip in their last word, or in the first letters of ใกล้.
_NEARLY = rarely(
    r"ใ(?:กล(?!้)|ล้|ก้)|กใล้|ใใกล้|ใลก้|กล้เ(?<!ใกล้เ)|ใกล้(?!เสร็จ|จะ|ครบ|เรียบร้อย|แล้ว)[เสร็จแ]{2,7}แล้ว"
    r"|ยกเลิก[กแ]?แลว|ยกเลิก[กแ]แล้ว"
)
_LEAST = 4


def turns_with_a_slip(line: str) -> bool:
    """Whether a line that says "done" may say the contrary with a slip in it."""
    return bool(_slips(_TURNS).search(_without(line, _TURNS)) or _NEARLY.search(line))


def holds_a_slip(line: str) -> bool:
    """Whether a line that states nothing holds a status word with a slip in it, or a "not yet"."""
    return bool(unread_not_yet(line)) or _slips(_STATES).search(_without(line, _STATES)) is not None


_NOT_YET = lazily(
    r"ยังไม่(?!พบ|เคย|รับ|ได้รับ|มี(?:คน|ใคร|ผู้|เรื่อง|การร้อง|ข้อร้อง|ปัญหา|ประชาชน|ชาวบ้าน|เหตุ|รายงานการ|หน่วย))"
)


def unread_not_yet(line: str) -> list[int]:
    """Where "ยังไม่" ends that no status word makes sense of."""
    written = list(_NOT_YET.finditer(line))
    said = sayings(line) if written else ()
    return [
        found.end() for found in written if not any(begin <= found.start() < stop for _, begin, stop in said)
    ]


def _without(line: str, words: tuple[str, ...]) -> str:
    """The line with the words that are spelt as they should be blanked."""
    for word in words:
        line = line.replace(word, " " * len(word))
    return line


@cache
def _slips(words: tuple[str, ...]) -> re.Pattern[str]:
    variants = {canon(variant) for word in words for variant in _variants(word)}
    usable = [
        variant for variant in variants if len(variant) >= _LEAST and not any(w in variant for w in words)
    ]
    return re.compile(any_of(tuple(usable)))


def _variants(word: str) -> Iterator[str]:
    for place, letter in enumerate(word):
        yield word[:place] + word[place + 1 :]
        yield word[:place] + letter + word[place:]
        if place + 1 < len(word):
            yield word[:place] + word[place + 1] + letter + word[place + 2 :]
