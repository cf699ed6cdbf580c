"""Work of which one act is done or begun and another still open: it is under way, whatever else is said."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.patterns import lazily, rarely

# What was begun before something is said to be open: "แจกไป 60 ชุด ยังไม่ได้สรุป", "ส่งแบบไป ยังไม่ได้เก็บ".
_BEGUN = lazily(
    r"(?:ไป|มา|ได้|คืน)(?:ได้|แล้ว|มา|ไป){0,3} ?[0-9]{1,4} ?"
    r"(?!วัน|เดือน|ปี|สัปดาห์|อาทิตย์|ไตรมาส|รอบ|แสน|ล้าน|หมื่น|บาท|นาที|ชั่วโมง|โมง|น\.|%)[ก-๎]"
    r"|(?:แจก|จัด|ประชุม|เก็บ|ตรวจ|นับ|อบรม|พิมพ์|สำรวจ|ติด|เสนอ|แต่งตั้ง|ส่ง)(?:(?!ไม่|จะ|เลื่อน)[ก-๎]){0,16}ไป(?= |$)"
)
# What one act lacks beside others that are finished: "ตู้ติดแล้ว สายด่วนยังไม่มีเบอร์", "เล่มพิมพ์แล้ว ป้ายยังค่ะ".
_ONE_OPEN = rarely(
    r"ยังไม่(?:มี(?!คน|ใคร|ผู้|เรื่อง|ปัญหา|ประชาชน|ชาวบ้าน|การร้อง|ข้อร้อง|กรณี|เหตุ)"
    r"|เป็น(?=ปัจจุบัน|ระบบ|ระเบียบ)|เต็ม(?!ใจ)|ถึง(?=มือ|ครึ่ง|เป้า)"
    r"|(?:ได้)?(?:ส่ง|วาง|แขวน|ขึ้น|เสนอ|ซื้อ|จ้าง|เบิก|โอน|กรอก|เชื่อม|อัป|อัพ))"
    r"| [ก-๎]{3,30}ยัง ?(?:ค่ะ|ครับ|คับ|จ้า|เลย)?[ .!]*$"
)


# The next step of finished ones, still to come: "ทดสอบแล้ว เปิดใช้เดือนหน้า", "อบรมรุ่น 1 แล้ว รุ่น 2 สัปดาห์หน้า".
_NEXT_STEP = rarely(
    r"(?:แล้ว|เสร็จ|ครบ) ?(?:แต่|ส่วน|ที่เหลือ)?[ก-๎]{0,8}?(?:จะ)?"
    r"(?:เปิดใช้|ประเมิน|เสนอ|จำหน่าย|สรุป|รุ่น|ขาย|เวียน|ติด(?!ต่อ)|พิมพ์|วาง|เผยแพร่|ประกาศ|ประชาสัมพันธ์|จัด|แจก|เก็บ|ลง)"
    r"(?!เพิ่ม|อีก)[ก-๎0-9 ]{0,24}(?:เดือน|สัปดาห์|อาทิตย์|ไตรมาส)หน้า"
    # "ขออนุมัติโครงการแล้ว จะจัดจริงเดือนเมษา"
    r"|(?:อนุมัติ|ของบ|เสนอ(?:โครงการ|แผน))(?:(?!จัด|เสร็จ)[ก-๎]){0,24}แล้ว ?(?:ค่ะ|ครับ|คับ)? ?"
    r"(?:แต่)?จะ(?:จัด|อบรม|เริ่ม|ลงมือ|ดำเนิน|ทำจริง)(?!ต่อ|ซ้ำ|อีก|เพิ่ม)"
)


def was_begun(line: str) -> bool:
    """Whether what stands before a "not yet" says that something was done, without a status word."""
    return _BEGUN.search(line) is not None


def lacks_one(line: str, read: Sequence[tuple[int, int]]) -> bool:
    """Whether a line that says "done" says of one more thing, in no word that was `read`, that it is not."""
    return _NEXT_STEP.search(line) is not None or any(
        not any(begin <= piece.start() < stop for begin, stop in read) for piece in _ONE_OPEN.finditer(line)
    )
