"""Where free talk names measures: ข้อ 3 anywhere, 2.1, ม.3 and E5 only where a clause can begin.

Most numbers in a chat are no measures: villages, clock times, orders, articles of rules
(thai-language.md, section 6 and section 8, steps 4 to 6).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bot.text.lexicon import any_of, lexicon
from bot.text.message import Message, Span
from bot.text.patterns import lazily
from bot.text.references import Kind, Named, references_at
from bot.text.resolving import Resolver

_CANDIDATE = lazily(
    r"ทั้งข้อ|ข้อ|ขอ้|มาตรการ|มาตราการ|มาตการ|ม\.|ม(?=[0-9])|#|[0-9]+|[A-Za-z]{1,2}(?=[ .-]?[0-9])"
)
_BARE_LIST = lazily(r"[/,;|•+] ?(?:และ ?)?$")
_NOTHING = lazily(r"ไม่มีผล[ก-๎]{0,30} ?$|เหมือนเดิม ?$")
QUANTITY = lazily(
    r" ?(?:ล้าน|แสน|หมื่น|กม|กิโล|เมตร|ตร\.|ตาราง|ไร่|เท่า|ลิตร|กก|ตัน|นิ้ว|ซม|ชม|ชั่วโมง|โมง|บาท|องศา|คะแนน|วินาที|วา|น\.)"
)
_REACH = 40
_MOST = 60  # measures named in one line: a flood names more
_MOST_NUMBERS = 200  # numbers looked at in one line


class _Parting(NamedTuple):
    openings: frozenset[int]
    statuses: frozenset[int]


def mentions_in(
    message: Message,
    span: Span,
    resolver: Resolver,
    openings: frozenset[int],
    statuses: frozenset[int],
    *,
    is_to_us: bool = False,
) -> list[Named]:
    """The measures a line names, in order.

    `openings` are the places where a clause may begin though no space or sign parts it from what stands
    before: behind a particle, a status, a division; `statuses` those where a status begins. `is_to_us`
    when the message is said to us: then a whole number at its head is a measure too.
    """
    found: list[Named] = []
    begin, end = span
    position = begin
    parting = _Parting(openings, statuses)
    for _ in range(_MOST_NUMBERS):
        candidate = _CANDIDATE.search(message.plain, position, end)
        if candidate is None or len(found) == _MOST:
            break
        start = candidate.start()
        written = references_at(message.text, message.numbers, start + (message.text[start] == "#"), end)
        if written is None:
            position = candidate.end()
            continue
        position = written.mentions[-1].end
        at_head = is_to_us and not found and not message.text[begin:start].strip(" -•*")
        if at_head or _is_named(message, (begin, start), written, resolver, parting, found):
            found.append(written)
    return found


def _is_named(
    message: Message,
    place: tuple[int, int],
    named: Named,
    resolver: Resolver,
    parting: _Parting,
    found: list[Named],
) -> bool:
    """Whether what is written like a reference names a measure."""
    begin, start = place
    before = message.text[max(begin, start - _REACH) : start]
    if named.kind is Kind.WORD:
        is_other = _other_paper().search(before) or _in_other_paper().match(message.text, named.end)
        return not is_other
    if QUANTITY.match(message.text, named.mentions[-1].end):
        return False
    key = named.mentions[0].first
    follows = bool(found) and not message.text[found[-1].end : start].strip(" ,")
    follows = follows or start in parting.openings or _NOTHING.search(before) is not None
    can_open = not before or follows or _opens_clause().search(before) is not None
    if not can_open or message.text[start] == "#":
        return can_open
    if named.kind is Kind.SHORT:
        return named.is_dotted or not _place().match(message.text, named.end)
    if named.kind is Kind.CODE:
        return resolver.has_ref(key) or resolver.has_codes_like(key)
    says_status = named.end in parting.statuses or named.end + 1 in parting.statuses
    is_between = bool(found) and start in parting.openings and says_status
    return _is_bare(named, before, resolver, found, is_between=is_between)


def _is_bare(named: Named, before: str, resolver: Resolver, found: list[Named], *, is_between: bool) -> bool:
    """Whether a number without a word before it is a measure.

    Dotted, when the plan has it or it stands first; whole, only in a list of measures on one line, or
    between two statuses: "ข้อ 1 เสร็จ 3 ยังไม่เสร็จ".
    """
    key = named.mentions[0].first
    if named.is_dotted:
        return resolver.has_ref(key) or (not found and not before.strip(" -•*✅✔("))
    is_listed = is_between or (bool(found) and _BARE_LIST.search(before) is not None)
    return (is_listed or _NOTHING.search(before) is not None) and resolver.has_ref(key)


@cache
def _other_paper() -> re.Pattern[str]:
    """What makes a ข้อ one of a rule, a letter or an examination, or a part of another word."""
    words = lexicon().other_papers
    return re.compile(
        rf"(?:{any_of(words.words)})(?:(?!แล้ว|เสร็จ|ค่ะ|ครับ|\n).){{0,14}}$"
        r"|(?:หัว|ปวด|เจ็บ|ข้อสอบ|เลข|สัญญา|ซอย|แถว|เบอร์|ลำดับ) ?$|ใน(?!มาตรการ|ส่วน|รอบ|แผน ?$)[ก-๎]{2,12}$"
    )


@cache
def _in_other_paper() -> re.Pattern[str]:
    """What makes a ข้อ one of another paper when it stands behind it: ข้อ 3 ของระเบียบ."""
    words = lexicon().other_papers
    return re.compile(rf" ?(?:ใน|ของ|แห่ง|ท้าย|ตาม)(?:{any_of(words.words)})")


@cache
def _opens_clause() -> re.Pattern[str]:
    """Behind what a clause may begin: signs, a list number, words of contrast, words that announce."""
    words = lexicon().lead_ins.words
    return re.compile(
        rf"(?:^|[^ก-๎A-Za-z0-9 .,/:-]|\n)[ ]*$|^[-•* ]*$|[/|;•(\[,:*–—-] ?$|^ ?[0-9]{{1,2}}[.)] ?$"
        rf"|(?:^|[ \n])(?:{'|'.join(lexicon().contrasts.words)}|และ|{any_of(words)}) ?$"
    )


@cache
def _place() -> re.Pattern[str]:
    """What is said of a village, not of a measure: ม.5 น้ำท่วม."""
    return re.compile(rf" ?(?:{any_of(lexicon().villages.words)})")
