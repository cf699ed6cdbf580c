"""Names of people beside a report: who speaks, and whom he tells it. Nobody can list them."""

from __future__ import annotations

from bot.text.patterns import lazily

_FOR_ANOTHER = lazily(
    r"(?:ให้|กับ|จาก|ถึง|ประสาน)(?:พี่|ทาง|น้อง)?(?:คลัง|ช่าง|ปลัด|สวัสดิการ|การศึกษา|พัสดุ|ธุรการ)(?=แล้ว| |$)"
)
# Who speaks names himself first: "ครูก้อยแจ้ง ข้อ 6 …"
_SPEAKER = lazily(
    r"^ *(?:ด้วย)?(?:คุณครู|ครู|พี่|น้อง|ป้า|ลุง|คุณ|หมอ|ช่าง|อาจารย์|นาย|นางสาว|นาง|จ่า|จ\.อ\.|ผอ\.)"
    r"(?!บ้าน|ข้าง|อื่น|ทะเบียน|ก(?![ก-๎]{2}))[ก-๎]{1,9}?"
    r"(?=แจ้ง|รายงาน|ขอ(?:แจ้ง|รายงาน|ส่ง|เรียน)|แทน|พิมพ์| ?(?:นะ)?(?:ค่ะ|คะ|ครับ|คับ) )"
)
# … or whom he tells it: "ฝากแจ้งพี่อ้อว่าข้อ 4.1 …", "สอบถามพี่แดง 081-…".
_SOMEBODY = lazily(
    r"(?:ฝาก|สอบ)?(?:แจ้ง|บอก|เรียน|ถาม|ติดต่อ)(?:คุณ|ครู|พี่|น้อง|ป้า|ลุง|หมอ|น้า|จ่า|ผอ\.)[ก-๎]{2,8}?"
    r"(?=ว่า| ?0[0-9]| ?\ufffc| (?:ข้อ|มาตรการ|[0-9]))"
)
# … or who did it, behind the measure: "ข้อ 3 น้องเบียร์ลงเพจให้แล้ว".
_DOER = lazily(
    r"(?<=[0-9] )(?:คุณครู|ครู|พี่|น้อง|ป้า|ลุง|คุณ)(?!บ้าน|ข้าง|อื่น|ทะเบียน|เขา|เค้า|ที่|ชาย|สาว)"
    r"(?:(?!กอง|สำนัก|ช่าง|คลัง|ปลัด|เขา|เค้า|ว่า|บอก|แจ้ง|ไม่|ยัง|จะ)[ก-๎]){0,8}?"
    r"(?=(?:เอา[ก-๎]{2,8}มา|ลง(?=รูป|ข่าว|เพจ|เว็บ)|ติด(?=ป้าย|ประกาศ|โปสเตอร์|ให้|ไว้)|แจก|พิมพ์|จัดทำ))"
)


def without_names(text: str, *, begins: bool) -> str:
    """The text with such names blanked; `begins` when it is the beginning of a message."""
    patterns = (_SOMEBODY, _FOR_ANOTHER, _DOER, _SPEAKER) if begins else (_SOMEBODY, _FOR_ANOTHER, _DOER)
    for pattern in patterns:
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text
