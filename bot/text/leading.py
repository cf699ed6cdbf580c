"""What may stand glued before a ข้อ that is one of the plan: "เพิ่งลงข่าวข้อ 3 เสร็จ"."""

from __future__ import annotations

import re
from functools import cache

from bot.text.lexicon import any_of, lexicon
from bot.text.patterns import lazily

# What may stand glued before a ข้อ that is one of the plan; behind another word it is one of that word's:
# "กติกาข้อ 3", "ช่องหมายเหตุข้อ 5".
_LEADS_HERE = lazily(
    r"(?:ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|นะ|ๆ|ว่า|คือ|และ|กับ|กะ|ทั้ง|ส่วน|แต่|สำหรับ|เว้น|นอกจาก|เฉพาะ|เหลือ|ขาด|ถึง|หรือ|ไม่ใช่|เป็น"
    r"|อัปเดต|อัพเดต|อัปเดท|อัพเดท|แจ้ง|รายงาน|ส่ง|ผล|ประเมิน|คืบหน้า|ก้าวหน้า|เรื่อง|ของ|ตาม|ใน|งาน|กิจกรรม|โครงการ|มาตรการ"
    r"|ทำ|เร่ง|รีบ|ดำเนินการ|ปิด|จบ|จ๊อบ|เคลียร์|เก็บ|ลุย|เริ่ม|แก้|แก้ไข|สรุป|ได้|มี|แล้ว|เสร็จ|เรียบร้อย|ครบ|ก็|ที่|ต่อ|แนะ|ลัพธ์|ไม่|ไหม|ถ้า"
    r"|เอ่อ|อ้อ|เออ|อืม|อ๋อ|ทาง|ยัง|กำลัง|เดี๋ยว|จะ|วันนี้|เมื่อวาน|ที่สุด|ตอนนี้|ขณะนี้|ล่าสุด|รอบนี้|ปีนี้|เดือนนี้|ที่ค้าง)$"
    r"|^(?:เพิ่ง|พึ่ง|กำลัง|ได้|ยัง)"
)


def leads_here(run: str) -> bool:
    """Whether the letters glued before a ข้อ lead to it: "เพิ่งลงข่าวข้อ 3 เสร็จ"."""
    return _LEADS_HERE.search(run) is not None or _act().match(run) is not None


@cache
def _act() -> re.Pattern[str]:
    """Something done, where letters begin; ประกาศ, บันทึก and ร่าง are papers as well."""
    when = "วันนี้|เมื่อวาน(?:นี้)?|เมื่อเช้า|เมื่อกี้|เมื่อครู่|(?:เช้า|บ่าย|เดือน|สัปดาห์|อาทิตย์)นี้"
    who = "(?:ท่าน)?(?:ปลัด|นายก)|ทางเรา|กองเรา|เรา|ผม|หนู|พี่"
    acts = any_of(lexicon().acts.words)
    return re.compile(rf"(?:{when})?(?:{who})?(?:ได้|เพิ่ง|ไป)?(?!ประกาศ|บันทึก|ร่าง|มี|ออก)(?:{acts})")
