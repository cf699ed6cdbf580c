"""Measures referred to in a text that nobody has taken as one: they may be what it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from bot.text.message import Span, blanked
from bot.text.patterns import lazily

_BEHIND = "\x00"  # stands behind a measure that was taken: a number that follows goes on its list
_REFERENCE = lazily(
    r"(?<!หัว)(?<!ไม่ใช่)(?<!ตอบผิด)(?:ข้อ|ขอ้|มาตรการ)(?: ?ที่)? ?"
    r"(?:[0-9]|(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)(?!ข้อ))"
    r"|\x00 ?[,/]? ?[0-9]{1,2}(?:\.[0-9]{1,2})?(?=[ ,/]|$)"
    r"|(?:(?:^|[,/]|และ|กับ|ส่วน|แต่) ?[0-9]{1,2}|(?:เสร็จ|แล้ว|ทำ|เริ่ม|ครบ|ร้อย|อยู่|ยัง|การ) [0-9])(?:\.[0-9])?"
    r" ?(?:ก็ ?)?(?:เสร็จ|กำลัง|ยัง|อยู่|เรียบร้อย|ครบ|แล้ว|ดำเนินการ|ไม่)"
)
_FIGURE = lazily(r"[0-9]|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ")  # without one nothing is referred to
# A dotted number or a code of the plan, and no version, model or amount.
_NUMBER = lazily(
    r"([A-Z0-9](?<![0-9.,/A-Za-z-].)(?<!ชัน.)(?<!ชัน .)(?<!ชั่น.)(?<!ชั่น .)(?<!รุ่น.)(?<!รุ่น .)(?<!แบบ.)(?<!แบบ .)"
    r"(?:(?<=[0-9])|[A-Z]?[0-9])[0-9]?(?:\.[0-9]{1,2})?)"
    r"(?![0-9.,/%]| ?(?:เท่า|ล้าน|แสน|หมื่น|บาท|กม|กิโล|เมตร|ไร่|คะแนน|จาก|วัน|ชั่วโมง|ชม))"
)
_NOT_THIS = lazily(
    r"ไม่ใช่(?:(?:ข้อ|มาตรการ) ?[0-9.]{1,4}| ?[0-9]{1,2}\.[0-9])(?= ?(?:นะ)?(?:ค่ะ|คะ|ครับ|คับ|จ้า)?$)"
)


def names_untaken(numbers: str, spans: Iterable[Span], taken: Sequence[Span], refs: Collection[str]) -> bool:
    """Whether stretches of a copy without dates and amounts refer to a measure beside those `taken`.

    `refs` are those of the plan that count without a word before them.
    """
    for begin, stop in spans:
        inside = [(one - begin, end - begin) for one, end in taken]
        text = blanked(numbers[begin:stop], inside)
        if not _FIGURE.search(text):
            continue
        text = _NOT_THIS.sub(lambda found: " " * len(found[0]), text)
        for _, end in taken:
            if begin < end <= stop:
                text = text[: end - begin - 1] + _BEHIND + text[end - begin :]
        if _REFERENCE.search(text) or any(found[1] in refs for found in _NUMBER.finditer(text)):
            return True
    return False
