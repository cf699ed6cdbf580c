"""Messages of about 200 letters as one person types them: a report of a measure or two, a question, talk."""

from __future__ import annotations

from itertools import islice
from random import Random

SHORTEST, LONGEST = 180, 220

_GREETINGS = ("", "เรียนพี่ปลัดค่ะ ", "สวัสดีครับทุกท่าน ", "กองช่างขอรายงานนะครับ ", "แจ้งความคืบหน้าค่ะ ", "ขออนุญาตครับ ")
_REFERENCES = ("ข้อ 1", "ข้อ 2.1", "มาตรการที่ 3", "ม.4.1", "ข้อ ๕", "มาตรการ 6", "ข้อ 7.2", "2.2")
_DEEDS = (
    "จัดอบรมเจ้าหน้าที่ผู้ปฏิบัติงานเรียบร้อยแล้วเมื่อวันที่ 10 มี.ค. 68 ที่ห้องประชุมชั้น 2 มีผู้เข้าร่วม 35 คน",
    "จัดทำคู่มือการปฏิบัติงานเสร็จแล้ว พิมพ์แจกทุกกอง 12 เล่ม และลงเว็บไซต์ของหน่วยงานแล้ว",
    "ดำเนินการไปแล้วประมาณ 60 % ตอนนี้อยู่ระหว่างรวบรวมข้อมูลจากหมู่บ้านทั้ง 9 แห่ง",
    "ยังไม่ได้ดำเนินการ รอวิทยากรยืนยันวัน คาดว่าจะจัดได้ภายในเดือนเมษายนนี้",
    "ลงประกาศในเพจและเว็บไซต์แล้ว 14 ก.พ. 2568 พร้อมติดป้ายหน้าสำนักงาน 2 จุด",
    "อยู่ระหว่างเสนอผู้บริหารลงนาม เอกสารเตรียมครบแล้ว เหลือแค่เข้าเล่มส่งให้กองคลังตรวจ",
    "ประชุมคณะทำงานแล้วเมื่อ ๕ มีนาคม ๒๕๖๘ มติให้ปรับแบบฟอร์มใหม่ทั้งหมดแล้วเวียนแจ้งทุกสำนักกอง",
    "กองเราไม่มีภารกิจด้านนี้ ไม่เกี่ยวข้อง จึงไม่ได้ดำเนินการในปีงบประมาณ 2568",
)
_TALK = (
    "เมื่อเช้าไปตรวจหน้างานที่หมู่ 4 กับผู้ใหญ่บ้าน ถนนช่วงหน้าวัดยังแฉะอยู่ เดี๋ยวบ่ายให้รถเกรดเข้าไปปรับอีกรอบ",
    "พรุ่งนี้ประชุมสภาเวลา 13.30 น. ห้องประชุมใหญ่ชั้น 3 รบกวนเตรียมเอกสารวาระที่ 5 มาด้วยนะคะ",
    "ใครมีไฟล์หนังสือเวียนของอำเภอที่ 149/2568 บ้างคะ ขอหน่อยค่ะ หาในตู้เอกสารแล้วไม่เจอ",
    "ขอบคุณทุกกองที่มาช่วยงานวันเด็กนะครับ ชาวบ้านชมกันใหญ่เลย เหนื่อยแต่สนุกมาก",
    "ฝากเช็กราคากระดาษ 5 รีมกับหมึกเครื่องพิมพ์ด้วยครับ งบเหลือ 2,500.50 บาท โทร 081-234-5678",
)
_QUESTIONS = ("ต้องแนบรูปด้วยไหมคะ", "ส่งเป็นไฟล์หรือกระดาษครับ", "ใช้แบบฟอร์มเดิมได้ไหมคะ", "ต้องส่งภายในวันไหนครับ")
_ENDS = ("", "ค่ะ", "ครับ", "นะคะ", " ขอบคุณค่ะ", " 🙏", "ครับผม")
_JOINTS = (" ส่วน", "\n", " แต่", " และ", "ค่ะ ")


def spoken(count: int) -> list[str]:
    """So many messages of 180 to 220 letters, the same ones every time."""
    chance = Random(2568)
    made = iter(lambda: _message(chance), "")
    return list(islice((words for words in made if SHORTEST <= len(words) <= LONGEST), count))


def _message(chance: Random) -> str:
    """One report or two, a report and a question, or talk; the mix is that of a busy group."""
    pick = chance.choice
    kind = pick(("one", "two", "two", "asks", "talk"))
    words = pick(_GREETINGS)
    if kind == "talk":
        return words + pick(_TALK) + pick(_ENDS) + pick((" ", "\n")) + pick(_TALK) + pick(_ENDS)
    words += f"{pick(_REFERENCES)} {pick(_DEEDS)}{pick(_ENDS)}"
    if kind == "two":
        return f"{words}{pick(_JOINTS)}{pick(_REFERENCES)} {pick(_DEEDS)}{pick(_ENDS)}"
    if kind == "asks":
        return f"{words} {pick(_QUESTIONS)} {pick(_TALK)}"
    return f"{words} {pick(_TALK)}"
