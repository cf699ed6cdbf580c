"""Several acts of one measure, one of them open: the whole is under way."""

from __future__ import annotations

import pytest

from bot.domain.status import Status
from bot.text.openness import was_begun
from bot.text.status import explicit_status


@pytest.mark.parametrize(
    "line",
    [
        "แจกไป 30 ชุด ยังไม่ได้สรุป", "เก็บแบบไป ยังไม่ได้รวมคะแนน", "ตู้ตั้งแล้ว สายด่วนยังไม่มีเบอร์", "เล่มพิมพ์แล้ว ป้ายราคายังค่ะ",
        "ลงข่าวแล้วแต่หน้าเว็บยังไม่เป็นปัจจุบัน", "แผนขึ้นเว็บแล้ว ของเดือนนี้กำลังทำ",
        "ยังไม่ถึง 80% ค่ะ", "ยังไม่ 100% ครับ", "ยังไม่เต็มร้อยค่ะ",
        "ติดได้แค่ 3 จุด", "ลงแค่ 2 ข่าว", "พิมพ์ครบแล้ว ขาดป้ายหน้าห้อง", "ทดสอบเสร็จแล้ว เปิดใช้สัปดาห์หน้า",
        "อบรมรุ่น 1 แล้ว รุ่น 2 เดือนหน้า", "ขออนุมัติโครงการแล้ว จะจัดจริงเดือนเมษา",
    ],
)  # fmt: skip
def test_one_open_act_keeps_the_whole_under_way(line: str) -> None:
    assert explicit_status([line]) is Status.IN_PROGRESS


@pytest.mark.parametrize(
    "line", ["ผ่านไป 3 สัปดาห์ ยังไม่ได้ทำ", "เลื่อนไป 2 เดือน ยังไม่ได้จัด", "โดนตัดงบไป 5 หมื่น ยังไม่ได้ทำ"]
)
def test_time_and_money_begin_nothing(line: str) -> None:
    assert explicit_status([line]) is Status.NOT_STARTED


def test_what_nobody_did_is_no_open_act() -> None:
    assert explicit_status(["ทำทะเบียนแล้ว ยังไม่มีใครมายืม"]) is Status.DONE
    assert explicit_status(["สำรวจครบแล้ว ยังไม่มีเรื่องร้องเรียน"]) is Status.DONE
    assert not was_begun("ยังไม่ได้ทำ")


def test_nothing_begun_stays_so_whatever_explains_it() -> None:
    assert explicit_status(["ยังไม่ได้เริ่มค่ะ คนทำย้ายไปแล้ว"]) is Status.NOT_STARTED
    assert explicit_status(["ยังไม่ได้สรุปค่ะ แจกแบบไปแล้ว"]) is Status.IN_PROGRESS


def test_what_is_put_off_is_not_called_off() -> None:
    assert explicit_status(["งดจัดรอบนี้ครับ เลื่อนไปครึ่งปีหลัง"]) is Status.NOT_STARTED
    assert explicit_status(["งดจัดกิจกรรม"]) is Status.NOT_APPLICABLE


@pytest.mark.parametrize("line", ["ประชุมบ่ายโมงครึ่ง", "นัดตีสามครึ่ง", "สองทุ่มครึ่ง", "เที่ยงครึ่ง", "บ่าย 2 ครึ่ง"])
def test_half_past_an_hour_is_no_half_of_the_work(line: str) -> None:
    assert explicit_status([line]) is None
