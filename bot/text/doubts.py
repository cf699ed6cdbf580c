"""What makes "done" doubtful: words that deny it, that go on, or that are about no work at all."""

from __future__ import annotations

import re
from functools import cache

from bot.text.lexicon import Saying, any_of, lexicon
from bot.text.misspelling import turns_with_a_slip, unread_not_yet
from bot.text.patterns import lazily
from bot.text.status import main_clause, sayings

_LATER = lazily(r"(?:สัปดาห์|อาทิตย์|เดือน|ไตรมาส|วัน[ก-๎]{2,8})หน้า|พรุ่งนี้|มะรืน|จริงวัน|จริงเดือน")
_ENDS_NOT_YET = lazily(r"[ก-๎]ยัง ?(?:ค่ะ|ครับ|คับ|จ้า)?[ .!]*$")
_ONLY_PAST = lazily(r"แล้ว|แร้ว|เล้ว|แลว|แย้ว|แว้ว|แระ|ละ")
# "จะส่งรูปให้", "จะดำเนินการต่อเนื่อง": what is still to come is no step of the work.
_GOES_ALONG = lazily(r"(?:ส่ง|แจ้ง|รายงาน|นำส่ง|ขอ)|[ก-๎]{0,20}(?:ต่อ|ทุก|เรื่อย|เป็นประจำ|ปีหน้า|ปีต่อไป)")
_OF_MONEY = lazily(r"(?:เบิก|จ่าย|ใช้งบ|ใช้เงิน)[ก-๎ ]{0,14}[0-9]{1,3}(?:\.[0-9]{1,2})? ?%")
_LONG = 8
_OTHERS = r"ถ้า|(?<!รอ)เขา(?!ใหญ่|ชะ)|ควร|อยาก|เห็น(?<!ความเห็น)(?<!คิดเห็น)(?<!เพิ่งเห็น)(?!ชอบ|ว่าควร|พี่|หัวหน้า|บอท)"
_OPEN_ENDED = lazily(
    rf"{_OTHERS}|ยัง(?!ชีพ|ไม่(?:มี(?:คน|ใคร|ผู้|เรื่อง|ปัญหา|ประชาชน|ชาวบ้าน)|พบ|เคย))|เหลือ(?<!ช่วยเหลือ)|เกือบ|อีก(?!ทั้ง)|จะ|เดี๋ยว|เฉพาะ|บาง(?!กอก|พลี)"
)
_OF_OTHERS = lazily(_OTHERS)
_NOT = lazily(r"ไม่(?!ใช่ว่า|ต้อง)")


def may_not_be_done(line: str, title: str = "") -> bool:
    """Whether a line that says "done" may say the contrary: by a slip, an unread "not yet", a "not".

    A "not" of the title of the measure denies nothing: ประกาศนโยบายไม่รับของขวัญแล้ว.
    """
    if turns_with_a_slip(line) or _ENDS_NOT_YET.search(line) or _OF_MONEY.search(line):
        return True
    done = [begin for saying, begin, _ in sayings(line) if saying is Saying.DONE]
    if any(end <= begin for end in unread_not_yet(line) for begin in done):
        return True
    return bool(done) and all(_is_denied(line, begin, title) for begin in done)


def says_something_unread(line: str) -> bool:
    """Whether a line that says "done" holds a word of something open, of others, or of the past, unread.

    Hardly one report of finished work in a hundred does.
    """
    return _holds_unread(_OPEN_ENDED, main_clause(line))


def tells_of_others(line: str) -> bool:
    """Whether a line holds a word of wishes, conditions, or of what others do."""
    return _holds_unread(_OF_OTHERS, main_clause(line))


def _holds_unread(pattern: re.Pattern[str], line: str) -> bool:
    places = [found.start() for found in pattern.finditer(line)]
    read = [(first, last) for _, first, last in sayings(line)] if places else []
    return any(not any(first <= place < last for first, last in read) for place in places)


def goes_on(line: str) -> bool:
    """Whether a line that says "done" goes on to a later time: "ทดสอบเสร็จแล้ว เปิดใช้สัปดาห์หน้า"."""
    said = sayings(line)
    done = [stop for saying, _, stop in said if saying is Saying.DONE]
    planned = [stop for saying, begin, stop in said if saying is Saying.PLANNED and done and begin >= done[0]]
    return bool(done) and (
        _LATER.search(line, done[-1]) is not None
        or any(not _GOES_ALONG.match(line, stop) for stop in planned)
    )


def says_finished(line: str) -> bool:
    """Whether a line says that something was finished, and not only that it happened: เสร็จ beside แล้ว."""
    said = [line[first:last] for saying, first, last in sayings(line) if saying is Saying.DONE]
    return any(not _ONLY_PAST.fullmatch(word) for word in said)


def names_work(line: str) -> bool:
    """Whether a line says that something was finished, or names something staff do for a measure."""
    return says_finished(line) or _work().search(line) is not None


def work_begins(text: str, start: int, end: int) -> int | None:
    """Where the first thing staff do for a measure is named between two places."""
    found = _work().search(text, start, end)
    return found.start() if found else None


def _is_denied(line: str, begin: int, title: str) -> bool:
    """Whether a "not" that no status word reads stands before "done", with no space between."""
    start = line.rfind(" ", 0, begin) + 1
    read = [(first, last) for saying, first, last in sayings(line) if saying is Saying.NOTHING]
    return any(
        not any(first <= found.start() < last for first, last in read)
        and line[found.start() : found.start() + _LONG] not in title
        for found in _NOT.finditer(line, start, begin)
    )


@cache
def _work() -> re.Pattern[str]:
    return re.compile(any_of(lexicon().acts.words))
