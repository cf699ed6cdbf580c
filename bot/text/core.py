"""The sentence that reports, where a message chats around it: "ฝนตกทั้งวันเลยค่ะ ข้อ 3 ลงข่าวครบแล้วนะคะ หิวข้าว".

It names a measure beyond doubt and says the whole status; what stands around it may say anything but what
would turn it round: hearsay, other offices, conditions before it, what undoes or doubts it behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.status import Status
from bot.text.clauses import Clause
from bot.text.contrasts import behind_contrast
from bot.text.message import Message, Span
from bot.text.names import without_names
from bot.text.particles import ends_with_particle
from bot.text.patterns import lazily
from bot.text.splitting import refers
from bot.text.statements import Statement
from bot.text.status import explicit_status
from bot.text.telling import OWN, PLAINLY_OWN, own_words

_FRAMES = lazily(
    r"ข่าวว่า|ได้ข่าว|ยิน|ว่ากันว่า|บอกว่า|เล่า|เขาว่า|เค้าว่า|เทศบาล|อบต|อบจ|อำเภอ|จังหวัด|กรม|เพื่อน|ที่อื่น|ข้างๆ|กองอื่น"
    r"|ปีที่แล้ว|ปีก่อน|ปีหน้า|สมัย|ฝัน|สมมุ|สมมต|ถ้า|หาก|ตัวอย่าง|เช่น|โจทย์|สอบ|การบ้าน|แบบฝึก|เฉลย|พิมพ์|ตอบ|เขียน|อ่าน"
    r"|ประชด|เล่น|แกล้ง|โกหก|หลอก|น่าจะ|คิดว่า|มั้ง|แน่ใจ|มติ|วาระ|หนังสือ|ระเบียบ|สัญญา|ข่าว|คะแนน|[?\"“]"
)
NOT_MEANT = r"[?]|ไหม|มั้ย|หรือ|ฝัน|ขำ|ฮา|555|มุก|หลอก|โกหก|สมมุติ|สมมติ|ตัวอย่าง|ข่าวว่า|ยินว่า|บอกว่า|เล่าว่า"
"""What asks, jokes, supposes or tells hearsay, in words no list of intents holds."""

_TURNS = lazily(rf"{NOT_MEANT}|ประชด|ล้อเล่น|พูดเล่น")
_UNDOES = lazily(
    r"แต่(?!ง)|ยกเว้น|ลบ|หลุด|พัง|เลิก|ไม่(?:ใช่|ได้(?!รับ)|ผ่าน|ขึ้น|ตรง|ถูก|ครบ|เสร็จ)|ยัง|ตีกลับ|ใหม่|ผิด|โดน|หาย|เหลือ|ขาด|แก้|ล่ม|ต้อง|จะ"
)
# What leads from a tale to the measure.
_LEADS = lazily(
    r"(?:รอบนี้|ตอนนี้|ขณะนี้|ล่าสุด|ปีนี้|เดือนนี้|(?:ขอ)?(?:แจ้ง|รายงาน|เรียน)ว่า|ขอแจ้ง|ขอรายงาน|สรุป|เรื่อง|มาตรการ|ส่วน|สำหรับ|และ)$"
)
_TODAY = lazily(r"วันนี้|เมื่อวาน|เมื่อเช้า|เมื่อคืน|เมื่อกี้|เช้านี้")
_A_TALE = 24  # letters that are no name of another paper any more
_SPACES = 2  # so many part a day from the report it does not belong to


def core_of(
    message: Message, statement: Statement, status: Status, beside: Sequence[Clause], titles: str
) -> Statement | None:
    """The statement cut down to the sentence that reports; None when there is no such sentence.

    `beside` are clauses that stand before every measure, `titles` the words of its own without spaces.
    """
    if not statement.kept or not statement.kept[0].named:
        return None
    copy, first = message.text, statement.kept[0]
    start, head = first.named[0].start, first.named[-1].mentions[-1].end
    ended = (clause.stop for clause in statement.kept if ends_with_particle(copy, clause.begin, clause.stop))
    stop = next(ended, first.stop)
    if explicit_status([copy[head:stop]]) is not status:
        return None
    if any(_FRAMES.search(copy, clause.begin, clause.stop) for clause in beside):
        return None
    if not _may_follow(copy, (first.begin, start), (head, stop), titles, is_open=status is not Status.DONE):
        return None
    last = statement.kept[-1].stop
    if _TURNS.search(copy, stop, last) or (status is Status.DONE and _UNDOES.search(copy, stop, last)):
        return None
    clause = first._replace(begin=start, stop=stop)
    core = statement.cut_to([(head, stop)], [clause])
    core.at_head = core.is_alone = True
    return core


def sentence_of(message: Message, statement: Statement, status: Status) -> Statement | None:
    """A statement that names no measure itself, cut down to its first sentence when that says the status."""
    if len(statement.kept) < 2:
        return None
    copy, begin = message.text, statement.kept[0].begin
    ended = (clause.stop for clause in statement.kept if ends_with_particle(copy, clause.begin, clause.stop))
    stop, last = next(ended, begin), statement.kept[-1].stop
    if stop == begin or explicit_status([copy[begin:stop]]) is not status:
        return None
    if _TURNS.search(copy, stop, last) or (status is Status.DONE and _UNDOES.search(copy, stop, last)):
        return None
    kept = [clause for clause in statement.kept if clause.stop <= stop]
    sentence = statement.cut_to([(begin, stop)], kept)
    sentence.is_alone = True
    return sentence


def is_greeting(copy: str, clause: Clause) -> bool:
    """Whether a clause before a report says who speaks, or chats, and does not turn the report round."""
    return ends_with_particle(copy, clause.begin, clause.stop) and not _FRAMES.search(
        copy, clause.begin, clause.stop
    )


def _may_follow(copy: str, before: Span, core: Span, titles: str, *, is_open: bool) -> bool:
    """Whether a report may follow what stands before its measure in one sentence."""
    begin, start = before
    begin = behind_contrast(copy, begin, start)
    start = begin + len(_LEADS.sub("", copy[begin:start]))
    if not without_names(copy[begin:start], begins=True).strip(" -•*#"):
        return True
    if copy[start - 1] != " " or _FRAMES.search(copy, begin, start) or refers(copy, begin, start):
        return False
    is_told = start - begin >= _A_TALE
    if is_told and is_open:
        return True
    return own_words(copy, core, titles, OWN if is_told else PLAINLY_OWN) is not None


def without_another_day(message: Message, statement: Statement) -> Statement:
    """The statement without what stands before its measure when that is the tale of a day: "วันนี้ … ข้อ 3 …"."""
    if statement.at_head or not statement.spans or not statement.kept or not statement.kept[0].named:
        return statement
    start = statement.kept[0].named[0].start
    begin, stop = statement.spans[0]
    today = _TODAY.search(message.text, begin, start) if begin < start < stop else None
    if today is None or message.text.count(" ", today.end(), start) < _SPACES:
        return statement
    return statement.cut_to([(start, stop), *statement.spans[1:]], statement.kept)
