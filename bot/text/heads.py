"""How a line of a report opens: with a reference, a label, a division, or plain text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from bot.text.divisions import Divisions
from bot.text.labels import label_at
from bot.text.lexicon import LabelField, any_of, lexicon
from bot.text.message import Message, Span
from bot.text.patterns import lazily
from bot.text.references import Named, references_at

_OPENING = lazily(r"[ :,.;?!–—-]{0,6}[(\[]? ?")
_BRACKET = lazily(r"[(\[] ?")
_AGAIN = lazily(r"รายงาน(?:ผล)?(?![ก-๎]) ?")
_BEHIND = lazily(r" ?[)\]]?[ :=,;]*")
_PARTING = lazily(r"[ :]?")
_DASH = lazily(r"[-–—] ?")
_ALL_BELOW = lazily(r" ?(?:ทุกข้อ(?:ย่อย)?|ทั้ง ?(?:สอง|สาม|สี่|ห้า|หมด|[0-9]{1,2}) ?(?:ข้อ(?:ย่อย)?)?)(?=[ :\n]|$)")
_PERIOD = (
    r"รอบ(?:ที่)? ?[0-9]{1,2}(?: ?เดือน)?(?:แรก|หลัง)?|[0-9]{1,2} ?เดือน(?:แรก|หลัง)?"
    r"|ไตรมาส(?:ที่)? ?[0-9](?:/[0-9]{4})?"
    r"|ครั้งที่ ?[0-9]{1,2}(?:/[0-9]{4})?|ปี(?:งบประมาณ)?(?: ?พ\.ศ\.)? ?[0-9]{2,4}|ita"
)


class Head(NamedTuple):
    """What opens a line; its text begins at `end` of the matching copy.

    `label_end` is where a label closed by its colon ends, when it stands before everything else.
    `speaker` is a division named before the reference, `division` one behind it. `is_introduced`
    says that a word announced the reference ("รายงาน 3", "ผลลัพธ์ 3"), `names_all` that every measure
    below the named one is meant ("2 ทุกข้อย่อย").
    """

    end: int
    named: Named | None = None
    label: LabelField | None = None
    label_end: int | None = None
    speaker: str | None = None
    division: str | None = None
    is_introduced: bool = False
    names_all: bool = False


def head_at(
    message: Message, span: Span, divisions: Divisions, *, is_first: bool, after_numbers: bool
) -> Head:
    """What a line opens with.

    `is_first` while no measure has been named: words like "ขอรายงานผล" may then stand before the
    reference. `after_numbers` when a label may follow a list number.
    """
    text = message.text
    start, end = span
    position = _skip(_OPENING if is_first else _BRACKET, text, start, end)
    label = label_at(text, position, end, after_numbers=after_numbers)
    label_end = label.end if label and label.is_closed else None
    position = _skip(_PARTING, text, label.end, end) if label else position
    position = divisions.behind_office(text, position, end)
    reference = _words_before(text, position, end, is_first=is_first)
    speaker = divisions.at(text, reference, end)
    if speaker:
        reference = _words_before(text, _skip(_PARTING, text, speaker.end, end), end, is_first=True)
    named = references_at(text, message.numbers, reference, end)
    column = label.field if label and (label_end or named) else None
    if named is None:
        return Head(label_end or start, label=column, label_end=label_end)
    head = Head(
        named.end,
        named,
        column,
        label_end,
        speaker=speaker.name if speaker else None,
        is_introduced=label_end is None and (label is not None or reference > position),
    )
    return _with_what_follows(message, head, end, divisions)


def head_of(message: Message, named: Named, end: int, divisions: Divisions) -> Head:
    """The head of a line that begins with the reference itself."""
    return _with_what_follows(message, Head(named.end, named), end, divisions)


def _words_before(text: str, start: int, end: int, *, is_first: bool) -> int:
    """Behind the words that may stand between the command and the reference."""
    return _skip(_lead_ins() if is_first else _AGAIN, text, start, end)


def _with_what_follows(message: Message, head: Head, end: int, divisions: Divisions) -> Head:
    """The head with "ทุกข้อย่อย", signs, a division and a label behind the reference taken in."""
    text, position = message.text, head.end
    behind_all = _skip(_ALL_BELOW, text, position, end)
    names_all = behind_all > position
    position = _skip(_BEHIND, text, behind_all, end)
    division = divisions.alone_at(text, position, end)
    if division:
        position = _skip(_BEHIND, text, division.end, end)
    if not _lists_with_dashes(text):  # a lone dash parts reference and text
        position = _skip(_DASH, text, position, end)
    label = label_at(text, position, end)
    if label and label.is_closed:
        head = head._replace(label=label.field)
        position = label.end
    return head._replace(end=position, division=division.name if division else None, names_all=names_all)


@lru_cache(maxsize=16)
def _lists_with_dashes(text: str) -> bool:
    """Whether lines of a message begin with dashes; asked for each of its lines."""
    return "\n-" in text or "\n -" in text


def _skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found else start


@cache
def _lead_ins() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{any_of(lexicon().lead_ins.words)}|{_PERIOD})(?![ัิ-ฺ็-๎])[ :]?){{0,8}}", re.IGNORECASE
    )
