"""Where free talk names measures: ข้อ 3 anywhere, 2.1, ม.3 and E5 only where a clause can begin.

Most numbers in a chat are no measures: villages, clock times, orders, articles of rules
(thai-language.md, section 6 and section 8, steps 4 to 6).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, partial
from typing import NamedTuple

from bot.text.denial import denied_in
from bot.text.leading import leads_here
from bot.text.lexicon import any_of, lexicon
from bot.text.message import Message, Span
from bot.text.numbering import is_plain_list, listed_numbers
from bot.text.patterns import lazily
from bot.text.references import Kind, Mention, Named, references_at
from bot.text.resolving import Resolver

_THIS = "นี้"
# What it begins with stands first, so that the search skips to it.
_CANDIDATE = lazily(
    r"[0-9ขมทเหสแอ#A-Za-z](?:(?<=[0-9])[0-9]*|(?<=ข)(?:้อ(?:นี้)?|อ้)"
    r"|(?<=ม)(?:าต(?:ร(?:การ(?:นี้)?|าการ)|การ)|\.|(?=[0-9]))|(?<=ท)ั้งข้อ|(?<=เ)รื่องนี้|(?<=อ)ันนี้|(?<=#)"
    r"|(?:(?<=ห)(?:นึ่ง|้า|ก)|(?<=ส)(?:อง|าม|ี่|ิบ)|(?<=เ)(?:จ็ด|ก้า)|(?<=แ)ปด)จุด"
    r"|(?<=[A-Za-z])[A-Za-z]?(?=[ .-]?[0-9]))"
)
_BARE_LIST = lazily(r"[/,;|•+] ?(?:และ ?)?$")
_ONLY_ONE = lazily(r" ?ข้อ(?:เดียว|สุดท้าย)")
_NOTHING = lazily(r"ไม่มีผล[ก-๎]{0,30} ?$|เหมือนเดิม ?$")
QUANTITY = lazily(
    r" ?(?:ล้าน|แสน|หมื่น|กม|กิโล|เมตร|ตร\.|ตาราง|ไร่|เท่า|ลิตร|กก|ตัน|นิ้ว|ซม|ชม|ชั่วโมง|โมง|บาท|องศา|คะแนน|วินาที|วา|น\."
    r"|เซน|ริกเตอร์|แมก|โล(?![ก-๎])|นาที|จุด|GB|MB|kg|km|cm|mm)"
)
_REACH = 40
_LETTERS = "".join(map(chr, range(ord("ก"), ord("๎") + 1)))
_BEFORE_DOTTED = lazily(
    r"(?:ตอนนี้|ขณะนี้|ล่าสุด|วันนี้|เมื่อวาน|เมื่อเช้า|เมื่อกี้|เอ่อ|เออ|อ้อ|คือ|ทั้ง|จ๊อบ|ส่วน|เฉพาะ|รายงาน|แจ้ง"
    r"|อัปเดต|อัพเดต|อัปเดท|อัพเดท|ยกเว้น|เหลือ|ทำ|ปิด|จบ|ว่า|อบรม|คือ|แต่เป็น) ?$"
)
_CONTRASTED = lazily(
    r" (?:ส่วน|แต่|และ|สำหรับ|ขณะที่|แล้วก็) ?$"
    r"|(?:กำลัง|ระหว่าง|ยังไม่ได้|ยังไม่|ไม่ได้)(?:ทำ|ดำเนินการ|เริ่ม|จัดทำ|จัด|ตรวจ)(?:อยู่)?(?:ค่ะ|คะ|ครับ|คับ)?,? $"
)
_TOO = lazily(r" ?ก็ ?")
_COUNTED = lazily(r" ?(?:เหลือ|ขาด|ค้าง)")  # "4 ตำแหน่งเสร็จ 3 เหลือแม่บ้าน"
_MOST, _MOST_NUMBERS = 60, 200  # measures named and numbers looked at in one line: a flood has more


class _Parting(NamedTuple):
    openings: frozenset[int]
    statuses: frozenset[int]
    ordered: list[int]  # the statuses

    def has_status(self, begin: int, stop: int) -> bool:
        return bisect_left(self.ordered, begin) < bisect_left(self.ordered, stop)


def mentions_in(
    message: Message,
    span: Span,
    resolver: Resolver,
    openings: frozenset[int],
    statuses: frozenset[int],
    *,
    is_to_us: bool = False,
    this: str | None = None,
) -> list[Named]:
    """The measures a line names, in order.

    `openings` are the places where a clause may begin though no space or sign parts it from what stands
    before: behind a particle, a status, a division; `statuses` those where a status begins. `is_to_us`
    when the message is said to us: then a whole number at its head is a measure too. `this` is the
    measure of the quoted message, which "ข้อนี้" beside other measures means.
    """
    found: list[Named] = []
    begin, end = span
    position = begin
    of_paper = False
    denied, parting = denied_in(message.text, span), _Parting(openings, statuses, sorted(statuses))
    head = end - len(message.text[begin:end].lstrip(" -•*"))
    listed = listed_numbers(message, span, resolver, statuses, partial(QUANTITY.match, message.text))
    for _ in range(_MOST_NUMBERS):
        candidate = _candidate(message.plain, position, end, denied)
        if candidate is None or len(found) == _MOST:
            break
        start = candidate.start()
        if candidate[0].endswith(_THIS):
            position = candidate.end()
            if this and found:
                found.append(Named((Mention(this, None, Kind.WORD, start, position),), position, ""))
            continue
        written = references_at(message.text, message.numbers, start + (message.text[start] == "#"), end)
        if written is None:
            position = candidate.end()
            continue
        position = written.mentions[-1].end
        if written.kind is Kind.WORD and message.text[start] in "ขม":
            after = found[-1].end if found else end
            of_paper = _is_of_paper(
                message, (begin, start), written, parting, after, resolver, after_another=of_paper
            )
            if of_paper:
                continue
        is_plain = start in listed or (is_to_us and not found and start <= head)
        if is_plain or _is_named(message, (begin, start), written, resolver, parting, found):
            found.append(written)
        else:
            position = written.mentions[0].end  # "หลังที่ 3 และข้อ 7.2" names 7.2
    return found


def _candidate(plain: str, position: int, end: int, denied: Mapping[int, int]) -> re.Match[str] | None:
    """The next place where a measure may be named that is not denied."""
    candidate = _CANDIDATE.search(plain, position, end)
    while candidate is not None and candidate.start() in denied:
        candidate = _CANDIDATE.search(plain, denied[candidate.start()], end)
    return candidate


def _is_of_paper(
    message: Message,
    place: tuple[int, int],
    named: Named,
    parting: _Parting,
    after: int,
    resolver: Resolver,
    *,
    after_another: bool,
) -> bool:
    """Whether a ข้อ is one of another paper, or of something else named before it.

    Behind one of another paper the next is of the same: "ตามหนังสืออำเภอข้อ 3 … ข้อ 4 …". `after` is where
    the measure named last ends: in talk without spaces the next follows what is said of it.
    """
    begin, start = place
    before = message.text[max(begin, start - _REACH) : start]
    if _other_paper().search(before) or _in_other_paper().match(message.text, named.end):
        return True
    run = before[len(before.rstrip(_LETTERS)) :]
    if run and resolver.is_about(named.mentions[0].first, run):
        return False
    if run and start not in parting.openings and not leads_here(run):
        return not parting.has_status(after, start)
    return after_another and not (run and leads_here(run))


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
    if (
        named.kind is Kind.WORD
        or is_plain_list(named, before, resolver, is_first=not found)
        or is_only_one(message, named, resolver)
    ):
        return True
    key = named.mentions[0].first
    is_whole = named.kind is Kind.BARE and not named.is_dotted and message.text[start] != "#"
    if (is_whole and not resolver.has_ref(key)) or QUANTITY.match(message.text, named.mentions[-1].end):
        return False
    follows = bool(found) and not message.text[found[-1].end : start].strip(" ,")
    follows = follows or start in parting.openings or _NOTHING.search(before) is not None
    can_open = not before or follows or _opens_clause().search(before) is not None
    is_contrasted = _CONTRASTED.search(before) is not None
    can_open = can_open or (named.is_dotted and before[-1:] == " " and resolver.is_about(key, before))
    can_open = can_open or (bool(found) and is_contrasted)
    if (named.is_dotted or named.kind is Kind.CODE) and not can_open:
        is_next = (
            bool(found) and message.text[start - 1] in " ,;/" and parting.has_status(found[-1].end, start)
        )
        can_open = resolver.has_ref(key) and (is_next or _BEFORE_DOTTED.search(before) is not None)
    if not can_open or message.text[start] == "#":
        return can_open
    if named.kind is Kind.SHORT:
        return named.is_dotted or not _place().match(message.text, named.end)
    if named.kind is Kind.CODE:
        return resolver.has_ref(key) or resolver.has_codes_like(key)
    too = _TOO.match(message.text, named.end)
    says_status = not parting.statuses.isdisjoint((named.end, named.end + 1, too.end() if too else named.end))
    is_between = bool(found) and (start in parting.openings or is_contrasted) and says_status
    is_between = is_between and not _COUNTED.match(message.text, named.end)
    return _is_bare(named, before, resolver, found, is_between=is_between)


def is_only_one(message: Message, named: Named, resolver: Resolver) -> bool:
    """Whether a number is a measure because it counts nothing: "เหลือ 6 ข้อเดียว"."""
    mention = named.mentions[-1]
    return _ONLY_ONE.match(message.text, mention.end) is not None and resolver.has_ref(mention.first)


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
        r"|(?:หัว|ปวด|เจ็บ|ข้อสอบ|เลข|สัญญา|ซอย|แถว|เบอร์|ลำดับ) ?$|ใน(?!มาตรการ|ส่วน|รอบ|ที่สุด|แผน ?$)[ก-๎]{2,12}$"
    )


@cache
def _in_other_paper() -> re.Pattern[str]:
    """What makes a ข้อ one of another paper when it stands behind it: ข้อ 3 ของระเบียบ."""
    words = lexicon().other_papers
    return re.compile(
        rf" ?(?:ใน|ของ|แห่ง|ท้าย|ตาม(?!คำสั่ง|หนังสือ|ประกาศ|บันทึก))(?:{any_of(words.words)})"
        r"| ?ของ ?(?:อบจ|อำเภอ|จังหวัด|เทศบาล|ทต\.|กรม|โรงเรียน|สตง|ป\.?ป\.?ช)"
        r"| ?(?:วรรค|วงเล็บ|อนุมาตรา)"
    )


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
