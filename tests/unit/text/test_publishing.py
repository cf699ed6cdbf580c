"""Results that say something was published, with and without a way to find it."""

from __future__ import annotations

import pytest

from bot.text.publishing import lacks_source


@pytest.mark.parametrize(
    "text",
    [
        "เผยแพร่บนเว็บไซต์แล้ว",
        "เผยแพร่แล้ว 12 เรื่อง",
        "ติดประกาศที่ศาลา 3 แห่งแล้ว",
        "ออกคำสั่งแต่งตั้งคณะทำงานแล้ว",
        "ประกาศนโยบายแล้ว",
        "ลงเว็บแล้ว",
        "โพสต์ลงเพจแล้ว",
    ],
)
def test_published_and_nobody_knows_where(text: str) -> None:
    assert lacks_source(text)


@pytest.mark.parametrize(
    "text",
    [
        "เผยแพร่แล้วที่ https://huaitan.example/plan",
        "เผยแพร่บน www.huaitan.go.th แล้ว",
        "เผยแพร่บน huaitan.go.th แล้ว",
        "เผยแพร่เมื่อ 10 ม.ค. 69",
        "เผยแพร่เมื่อวานนี้",
        "ออกคำสั่งที่ ๑๑๒/๒๕๖๙ แล้ว",
        "ออกคำสั่งเลขที่ 112 แล้ว",
        "ประกาศฉบับที่ 2 แล้ว",
        "จัดอบรมแล้ว 30 คน",
        "มอบประกาศนียบัตรแล้ว",
        "",
    ],
)
def test_nothing_to_ask(text: str) -> None:
    assert not lacks_source(text)
