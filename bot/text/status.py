"""How far the work is, read from the words of a report by scope and negation.

Rules: thai-language.md, section 8, step 7, and section 13. A line is judged by its main clause:
what stands behind เนื่องจาก or เพราะ explains, it does not report. Lines are then weighed as a
careful coordinator would, see `weighed`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from bot.domain.status import Status
from bot.text.lexicon import Saying, any_of, lexicon
from bot.text.openness import lacks_one, was_begun
from bot.text.patterns import lazily, rarely
from bot.text.progress import is_part_of_people, is_part_of_whole, stated_percent
from bot.text.scanning import Scanner

_REASON = lazily(r"เนื่องจาก|เนื่องมาจาก|เพราะ|ด้วยเหตุ|สืบเนื่อง|เหตุผล")
_HENCE = lazily(r"จึง|ทำให้")
_ASIDE = lazily(
    r"[-•* ]{0,3}(?:เนื่องจาก|เพราะ|ขอ(?!รายงาน|ง)|หมายเหตุ|เดี๋ยว|รบกวน|คาดว่า|ปัญหา|อุปสรรค|ด้วยเหตุ|ทั้งนี้|เหตุผล)"
)
# "ที่บอกว่ายังไม่ครบ ตอนนี้ครบแล้ว": what was said before is over, and so is what was before "now".
_BEFORE = rarely(
    r"ที่(?:เคย|เมื่อ(?:เช้า|กี้|วาน|วันก่อน|ครู่|ครั้งก่อน)|ตอนแรก|วันก่อน|รอบก่อน|หนู|ผม|พี่|เรา){0,2}"
    r"(?:(?:บอก|แจ้ง|รายงาน|ว่า|ตอบ)(?:ไป|ไว้|มา)?(?:แล้ว)?(?:ว่า)?|(?:ลง|ใส่|พิมพ์|เขียน)(?:ไป|ไว้)?ว่า)[^ \n]{0,40} "
    r"|(?<![ก-๎])(?:ตอนแรก|เดิม|ก่อนหน้านี้|เมื่อก่อน|รอบก่อน)[^ \n]{1,40} "
)
_NOW = lazily(r"ตอนนี้|ล่าสุด|ขณะนี้|ณ วันนี้|ปีนี้(?<=ของปีนี้)(?=ยัง|กำลัง|อยู่)")
_FIGURES = lazily(r"%|ร้อยละ|เปอร์|จาก|ใน ?[0-9สหจแเ]|เป้า|/ ?[0-9]")
# The last steps of something that was begun: "รอเซ็นอยู่ ยังไม่ได้ขึ้นเว็บ" is under way.
_LAST_STEP = lazily(
    r"ยังไม่(?:ได้)?(?:รับ|นำ|เอา|ทัน)?(?:ขึ้น|ลง(?!มือ|พื้นที่)|แจก|เสนอ|แจ้ง|เวียน|ส่ง|ประกาศ|ติด|เซ็น|พิมพ์|เข้าเล่ม"
    r"|เผยแพร่|คืน|เปิดใช้|สรุป|รวม|วาง|โพส|อัป|อัพ|ปิด|เบิก|ตอบ|ตรวจรับ)"
)
# "ทดลองระบบอยู่ครับ ยังไม่เปิดให้ชาวบ้านใช้": what is opened last is not opened while it is worked on.
_NOT_OPENED = lazily(r"ยังไม่(?:ได้)?เปิด(?!รับสมัคร|ซอง|งาน)")
_ONLY_WAITS = lazily(r"รอ|ติด|ค้าง|ขาด|เหลือ|อยู่")
# "ยังค่ะ กำลังทำ": not finished, but begun.
_UNDER_WAY = lazily(
    r"ยัง(?:ไม่[ก-๎]{0,24})?(?:ค่ะ|คะ|ครับ|คับ|จ้า)?[ ,]+(?:แต่)?(?:ตอนนี้|ขณะนี้)? ?กำลัง(?!จะ|รอ|หา|ของบ|คน|ใจ)"
)
# "ยังไม่ได้เริ่มค่ะ คนทำย้ายไปแล้ว": nothing was begun, whatever follows to explain it.
_NOTHING_BEGUN = lazily(
    r"[ก-๎ ]{0,20}?ยังไม่(?:ได้)?(?:เริ่ม|ลงมือ)(?:ต้น|ทำ|งาน|ดำเนินการ|เลย|อะไร)*"
    r" ?(?:นะ)?(?:ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|(?<=เลย)(?:อะ|อ่ะ)(?= ))(?! ?แต่)"
)
# "งดจัดรอบนี้ เลื่อนไปครึ่งปีหลัง" will be held; what is called off for good will not.
_CALLED_OFF = lazily(r"งด[^\n]*?เลื่อน")
_ONLY_PAST = lazily(r"แล้ว|แร้ว|เล้ว|แลว|แย้ว|แว้ว|แระ|ละ")
_MOST_FILLING = 80  # letters beside a status that can say nothing
_MARKED = lazily(r"[-–•*]|[0-9]{1,2}[.)]")
_OPEN = frozenset({Status.IN_PROGRESS, Status.NOT_STARTED})
_NOT_YET = frozenset({Saying.NOT_STARTED, Saying.NOT_DONE, Saying.PLANNED})
_ORDER = (
    Saying.NOT_APPLICABLE,
    Saying.NOT_STARTED,
    Saying.NOT_DONE,
    Saying.IN_PROGRESS,
    Saying.DONE,
    Saying.PLANNED,
)
_MEANING = {
    Saying.NOT_APPLICABLE: Status.NOT_APPLICABLE,
    Saying.NOT_STARTED: Status.NOT_STARTED,
    Saying.NOT_DONE: Status.NOT_STARTED,
    Saying.PLANNED: Status.NOT_STARTED,
    Saying.IN_PROGRESS: Status.IN_PROGRESS,
    Saying.DONE: Status.DONE,
}


class Judged(NamedTuple):
    """What one line says.

    `is_overall` when it says nothing but a status, `is_remark` when it says "was not done" without
    ยัง, `is_aside` when it explains or asks and reports nothing; `percent` is the progress it states.
    """

    status: Status | None
    percent: int | None
    is_overall: bool
    is_remark: bool
    is_aside: bool


def explicit_status(lines: Sequence[str]) -> Status | None:
    """The status the lines of a matching copy state; None when they state none."""
    return weighed([judged(line) for line in lines if line])


def weighed(lines: Sequence[Judged]) -> Status | None:
    """One status for all lines, as a careful coordinator would put it; None when none is stated.

    A line that is nothing but a status speaks for the whole. Otherwise: agreement is taken as it
    is; work still open beside results or finished work is in progress; "ไม่ได้ดำเนินการ" without
    ยัง beside results is a remark and counts for nothing; what does not concern one item does not
    undo the others.
    """
    if len(lines) == 1:
        return lines[0].status
    overall = [line.status for line in lines if line.is_overall]
    if overall:
        return overall[-1] if len(set(overall)) == 1 else Status.IN_PROGRESS
    items = [line for line in lines if not line.is_aside] or lines
    stated = {line.status for line in items}
    if len(stated) <= 1:
        return stated.pop() if stated else None
    if any(line.status in _OPEN and not line.is_remark for line in items):
        return Status.IN_PROGRESS
    return Status.DONE


@lru_cache(maxsize=256)
def judged(line: str) -> Judged:
    """What one line of a matching copy says about how far the work is."""
    main = main_clause(line)
    found = sayings(main)
    said = {saying for saying, _, _ in found}
    first = next((saying for saying in _ORDER if saying in said), None)
    status = _MEANING[first] if first else None
    if status is Status.NOT_APPLICABLE and Saying.NOT_STARTED in said and _CALLED_OFF.search(main):
        status = Status.NOT_STARTED
    elif status is Status.NOT_STARTED and _is_begun(main, found):
        status = Status.IN_PROGRESS
    if status is Status.DONE and lacks_one(main, [(begin, stop) for _, begin, stop in found]):
        status = Status.IN_PROGRESS
    percent = None
    if _FIGURES.search(line):
        percent = stated_percent(line)
        status = _by_figures(status, percent, line)
        if status is Status.DONE and not _is_finished(main, found) and is_part_of_people(line):
            status = Status.IN_PROGRESS
    return Judged(
        status,
        percent,
        is_overall=status is not None and _says_nothing_else(main, found),
        is_remark=first is Saying.NOT_DONE,
        is_aside=bool(_ASIDE.match(line)),
    )


def _is_begun(line: str, found: Sequence[tuple[Saying, int, int]]) -> bool:
    """Whether a line that says "not yet" says beside it that something was done or is under way."""
    said = {saying for saying, _, _ in found}
    if _NOTHING_BEGUN.match(line):
        return False
    if Saying.DONE in said:
        return True
    if Saying.IN_PROGRESS in said and (_LAST_STEP.search(line) or _UNDER_WAY.search(line)):
        return True
    worked_on = (at for saying, at, _ in found if saying is Saying.IN_PROGRESS)
    if _NOT_OPENED.search(line) and any(not _ONLY_WAITS.match(line, at) for at in worked_on):
        return True
    opened = min(begin for saying, begin, _ in found if saying in _NOT_YET)
    return was_begun(line[:opened])


def percent_of(lines: Sequence[Judged]) -> int | None:
    """The progress in per cent the lines state, when they state one figure only."""
    figures = {line.percent for line in lines if line.percent is not None}
    return figures.pop() if len(figures) == 1 else None


@lru_cache(maxsize=256)
def sayings(line: str) -> tuple[tuple[Saying, int, int], ...]:
    """The status words of a line in order: what each says, where it begins and ends."""
    return tuple(_scanner().find(line, 0, len(line)))


def _by_figures(status: Status | None, percent: int | None, line: str) -> Status | None:
    """Figures correct the words: 80 % of something finished is under way, 100 % is done."""
    if status not in {None, Status.DONE}:
        return status
    if percent is not None:
        return Status.DONE if percent == 100 else Status.IN_PROGRESS if percent else Status.NOT_STARTED
    return Status.IN_PROGRESS if is_part_of_whole(line) else status


def _is_finished(line: str, found: Sequence[tuple[Saying, int, int]]) -> bool:
    """Whether more is said than that something happened: เสร็จ and ครบ beside แล้ว."""
    return any(
        saying is Saying.DONE and not _ONLY_PAST.fullmatch(line, begin, stop) for saying, begin, stop in found
    )


@lru_cache(maxsize=256)
def main_clause(line: str) -> str:
    """The line without its reasons, and without what is said to be over."""
    line = _BEFORE.sub(" ", line)
    now = _NOW.search(line)
    if now and any(saying is not Saying.NOTHING for saying, _, _ in sayings(line[now.start() :])):
        line = line[now.start() :]
    reason = _REASON.search(line)
    if reason is None:
        return line
    behind = line.find(" ", reason.end())
    if line[: reason.start()].strip(" -•*"):
        says_it = any(saying is not Saying.NOTHING for saying, _, _ in sayings(line[: reason.start()]))
        return line[: reason.start()] if says_it or behind < 0 else line[behind:]
    hence = _HENCE.search(line, reason.end())
    return line[hence.end() :] if hence else line


def said_to_be_over(line: str) -> list[tuple[int, int]]:
    """Where a line repeats what was said before and holds no more: "ที่ลงว่ายังไม่เสร็จ ตอนนี้เสร็จแล้ว"."""
    return [found.span() for found in _BEFORE.finditer(line)]


def _says_nothing_else(line: str, found: Sequence[tuple[Saying, int, int]]) -> bool:
    if _MARKED.match(line) or len(line) - sum(stop - begin for _, begin, stop in found) > _MOST_FILLING:
        return False  # one item of a list speaks for itself only
    ends = [0, *(stop for _, _, stop in found)]
    begins = [*(begin for _, begin, _ in found), len(line)]
    rest = " ".join(line[first:last] for first, last in zip(ends, begins, strict=True))
    return _filling().fullmatch(rest) is not None


@cache
def _scanner() -> Scanner[Saying]:
    return Scanner((pattern, term.saying) for term in lexicon().status for pattern in term.patterns)


@cache
def _filling() -> re.Pattern[str]:
    polite = lexicon().particles
    words = any_of((*lexicon().fillings, *polite.endings, *polite.softeners))
    return re.compile(rf"(?>(?:{words})|ร้อยละ ?[0-9]{{1,3}}|[^ก-๎A-Za-z0-9]+|[0-9]{{1,3}} ?%)*+")
