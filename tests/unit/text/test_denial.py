"""A measure named only to say that another is meant is not reported."""

from __future__ import annotations

import pytest

from tests.unit.text.listeners import hear, recorded


@pytest.mark.parametrize(
    "words",
    [
        "เมื่อกี้พิมพ์ผิดค่ะ ไม่ใช่ข้อ 2.1 ข้อ 2.2 ต่างหากที่เสร็จแล้ว", "ไม่ใช่ข้อ 2.1 นะคะ ข้อ 2.2 เสร็จแล้ว",
        "ข้อ 2.2 เสร็จแล้วค่ะ ไม่ใช่ข้อ 2.1", "ที่เสร็จคือข้อ 2.2 ไม่ใช่ 2.1 ค่ะ",
    ],
)  # fmt: skip
def test_only_the_measure_that_is_meant_is_reported(words: str) -> None:
    assert recorded(hear(words)) == {"2.2": "done"}


def test_where_no_other_is_named_nothing_is_denied() -> None:
    assert recorded(hear("ข้อ 2.2 ไม่ใช่หน้าที่สำนักปลัดค่ะ")) == {"2.2": "not_applicable"}
