"""Corrections of something reported before: only what they name is changed."""

from __future__ import annotations

from bot.text.intents import Intent, hits_in
from bot.text.matching import canon
from bot.text.message import Message
from bot.text.patterns import lazily
from bot.text.progress import stated_percent
from bot.text.status import explicit_status, sayings
from bot.text.updates import Update

_INSTEAD = lazily(
    r"(?:ขอ)?แก้(?:ไข)?[ก-๎]{0,12}?เป็น|ที่ถูก(?:ต้อง)?(?:คือ|เป็น)?|จริง ?ๆ(?: ?แล้ว)?"
    r"|เปลี่ยน[ก-๎]{0,12}?เป็น|(?<=ขอแก้)|เป็น"
)
_SAID_OF_IT = lazily(
    r"ขอ|แก้(?:ไข)?|วันที่|ตัวเลข|สถานะ|ข้อความ|เปลี่ยน|จาก|เป็น|ที่ถูก(?:ต้อง)?|คือ|ไม่ใช่|จริง ?ๆ|พิมพ์ผิด|เมื่อกี้|แจ้ง|ไป|ผิด"
    r"|ข้อ|มาตรการ|เริ่ม|ดำเนินการ|ทำ|เสร็จ|งาน|นะ|ค่ะ|คะ|ครับ|คับ|จ้า|ใหม่|รายงาน|ที่|บอกว่า|ของ|ร้อยละ|[^ก-๎A-Za-z]+|ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค"
)
_MENDS = lazily(r"ขอแก้|ขอเปลี่ยน|ที่ถูก|ผิด|ไม่ใช่")
_LEAST_LETTERS = 6


def mends(message: Message) -> bool:
    """Whether a message says that something said before is to be another way."""
    hits = hits_in(message.plain, 0, len(message.plain), Intent.CORRECTION)
    return any(hit.row.intent is Intent.CORRECTION for hit in hits)


def corrected(update: Update, lines: list[str]) -> Update | None:
    """The update as a correction, or None when it names nothing that changed.

    `lines` are the lines of its text on the matching copy. The status is what stands behind "แก้เป็น" or
    "ที่ถูกคือ", None when none does; the text is kept only where it says more than a status, a day or
    a figure.
    """
    now = [_instead(line) for line in lines]
    status = explicit_status([line for line in now if line]) or None
    percent = update.percent
    for line in now:
        percent = percent if percent is not None else stated_percent(line)
    text = update.text if _says_more(lines, update) else ""
    if text and status is not None and not any(_MENDS.search(line) for line in lines):
        return None  # "แก้ไขข้อความเป็นภาษาอังกฤษแล้ว" is work done
    if status is None and percent is None and not update.dates and not text:
        return None
    days = tuple(day for day in update.dates if any(canon(day.text) in line for line in now))
    return update._replace(
        status=status, percent=percent, text=text, dates=days or update.dates, is_correction=True
    )


def _instead(line: str) -> str:
    """What stands behind the last word that says "instead", or the whole line."""
    ends = [found.end() for found in _INSTEAD.finditer(line)]
    return (line[ends[-1] :].strip() if ends else "") or line


def _says_more(lines: list[str], update: Update) -> bool:
    rest = " ".join(lines)
    for _, begin, stop in reversed(sayings(rest)):
        rest = rest[:begin] + " " + rest[stop:]
    for day in update.dates:
        rest = rest.replace(day.text, " ")
    return len(_SAID_OF_IT.sub("", rest)) >= _LEAST_LETTERS
