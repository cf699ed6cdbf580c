"""Progress in figures: เสร็จ 80 %, คืบหน้าร้อยละ 60, 9 จาก 14 หมู่บ้าน."""

from __future__ import annotations

from bot.text.patterns import lazily, rarely
from bot.text.spelled import with_figures

_PERCENT = rarely(
    r"(?:(?P<word>ร้อยละ) ?(?P<after>[0-9]{1,3})(?:\.[0-9]{1,2})?(?![0-9])"
    r"|(?<![0-9.,])(?P<before>[0-9]{1,3})(?:\.[0-9]{1,2})?"
    r" ?(?:%|เปอร์เซ็นต์|เปอร์เซนต์|เปอร์เซ็น|เปอร์เซน|เปอร์(?![ก-๎])|เปอร์(?=ค|แ|ล)))"
)
_LEADS_TO_PROGRESS = lazily(
    r"(?:คืบหน้า|ก้าวหน้า|เสร็จ(?:สิ้น)?|ดำเนินการ|ดำเนินงาน|ทำ|สำเร็จ|ได้|แล้ว|ไป)"
    r" ?(?:การ|งาน)?(?:แล้ว|ไป|ได้)*(?: ?(?:ประมาณ|ราว|ราวๆ|ที่|ถึง|คิดเป็น|เพียง|แค่|อยู่ที่|เกือบ|กว่า))* ?[:=(]? ?$"
)
_FOLLOWS_PROGRESS = lazily(r" ?(?:แล้ว|เสร็จ|ละ(?![ก-๎])|แระ|ของงาน|ของโครงการ|ของแผน)")
_IS_PROGRESS = lazily(
    r"(?:คืบหน้า|ก้าวหน้า|(?:ดำเนินการ|ดำเนินงาน|ทำ)(?=ไป|แล้ว|ได้))(?:ไป|แล้ว|ได้)*"
    r"(?: ?(?:ประมาณ|ราว|ที่|ถึง|คิดเป็น|อยู่ที่|เกือบ|กว่า))* ?[:=(]? ?$"
)
_OTHER_MATTER = lazily(
    r"พอใจ|คะแนน|ผู้|ประชาชน|เบิก|งบ(?!ัน|ัญ|น)|จัดเก็บ|รายได้|ภาษี|ตอบ|(?<!แบบ)ประเมิน|ลดลง|เพิ่มขึ้น|(?<!แต่ละ)คน"
)
_ABOUT = lazily(
    r"[ -•(=:]*(?:ตอนนี้|ขณะนี้|ปัจจุบัน|ล่าสุด|ประมาณ|ราว ?ๆ|ราว|แค่|เพียง|เกือบ|อยู่ที่|คิดเป็น|เป็น|ได้|น่าจะ|เพิ่ง(?:ได้)?)* ?"
)
_COURTESY = lazily(r"[ .)]*(?:$|\n|(?:นะ)?(?:ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ)|(?<= )(?:ยัง)?(?:เหลือ|ขาด|รอ))")
_OTHER_COUNT = lazily(r"พอใจ|ผู้(?:ตอบ|เข้า|ร่วม|สมัคร|มา|ใช้)|คะแนน|งบ(?!ัน|ัญ|น)|เบิก|รายได้|ภาษี|ลดลง|เพิ่มขึ้น")
_DENIED = lazily(
    r"ไม่(?:ได้|แล้ว|ทัน)?(?:แล้ว)?(?:เสร็จ|ถึง|ครบ|เต็ม)\S{0,6} ?$|ยังไม่(?:ได้)? ?$"
    r"|(?:เหลือ|ขาด)(?:อีก)?(?:ประมาณ|แค่|เพียง)? ?$"
)
_PART_OF = lazily(
    r"(?P<part>[0-9](?<![0-9.,/].)[0-9]{0,3}) ?(?P<unit>[ก-๎]{0,10}?) ?"
    r"(?:(?:จาก(?:ทั้งหมด|เป้า(?:หมาย)?)?|ใน|เป้า(?:หมาย)?) ?"
    r"(?P<whole>[0-9]{1,4})(?![0-9.,/%]) ?(?!คน|ท่าน|ราย|คะแนน|ชุด|%|บาท|วัน|เดือน)"
    r"|/ ?(?P<all>[0-9]{1,3}) ?(?:รายการ|คัน|หมู่บ้าน|หมู่|ตำแหน่ง|แห่ง|เล่ม|จุด|เรื่อง|ข่าว|ชุด|ป้าย|กิจกรรม|ขั้นตอน|ข้อ))"
)
# Numbers in words are only read where "of" stands between them: "สี่ตำแหน่งจากหกตำแหน่ง", "สามในสี่".
_OF = lazily(r"จาก|ใน|เป้า")
_PEOPLE = frozenset({"คน", "ท่าน", "ราย", "คะแนน"})
_PEOPLE_OF = rarely(r"([0-9]{1,4}) ?(?:คน|ท่าน|ราย)? ?จาก ?(?:ทั้งหมด ?)?([0-9]{1,4}) ?(?:คน|ท่าน|ราย)")
_ATTENDS = lazily(r"ผู้เข้า|เข้าร่วม|ร่วม|สมัคร|พอใจ|คะแนน|มา(?!แล้ว)")
_A_YEAR = 2400
_REACH = 30


def stated_percent(line: str) -> int | None:
    """The progress of the work in per cent, whole figures; None when no or another figure is named.

    ความพึงพอใจร้อยละ 92 is no progress, and neither is "ยังไม่เสร็จ 100 %".
    """
    for found in _PERCENT.finditer(line):
        value = int(found["after"] or found["before"])
        before = line[max(0, found.start() - _REACH) : found.start()]
        if value > 100 or _DENIED.search(before):
            continue
        if _OTHER_MATTER.search(before) and not _IS_PROGRESS.search(before):
            continue
        if (
            _stands_alone(before, line[found.end() :])
            or _LEADS_TO_PROGRESS.search(before)
            or _FOLLOWS_PROGRESS.match(line, found.end())
        ):
            return value
    return None


def _stands_alone(before: str, after: str) -> bool:
    """Whether the figure is all the line says, courtesies and "about" aside."""
    return bool(_ABOUT.fullmatch(before)) and bool(_COURTESY.match(after))


def is_part_of_whole(line: str) -> bool:
    """Whether the line counts fewer things done than there are: 9 จาก 14 หมู่บ้าน, สี่จากหก."""
    if _counts_a_part(line):
        return True
    figures = with_figures(line) if _OF.search(line) else line
    return figures != line and _counts_a_part(figures)


def is_part_of_people(line: str) -> bool:
    """Whether the line counts fewer people reached than there are: อบรมแล้ว 4 คนจาก 11 คน."""
    return any(
        int(found[1]) < int(found[2])
        and not _ATTENDS.search(line, max(0, found.start() - _REACH), found.start())
        for found in _PEOPLE_OF.finditer(line)
    )


def _counts_a_part(line: str) -> bool:
    return any(
        int(found["part"]) < int(found["whole"] or found["all"]) < _A_YEAR
        and found["unit"] not in _PEOPLE
        and not _OTHER_COUNT.search(line, max(0, found.start() - _REACH), found.start())
        for found in _PART_OF.finditer(line)
    )
