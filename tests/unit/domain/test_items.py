"""Items: what a printed cell or a chat text lists."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.items import Item, printed_items, said_items


def texts(cell: str) -> list[str]:
    return [item.text for item in printed_items(cell)]


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        pytest.param("๑. เก็บข้อมูล\n๒. สรุปผล", ["เก็บข้อมูล", "สรุปผล"], id="one a paragraph"),
        pytest.param("1) เก็บข้อมูล\n2) สรุปผล", ["เก็บข้อมูล", "สรุปผล"], id="brackets, Arabic digits"),
        pytest.param("๑.เก็บข้อมูล\n๒.\tสรุปผล", ["เก็บข้อมูล", "สรุปผล"], id="no space or a tab"),
        pytest.param("- เก็บข้อมูล\n-สรุปผล\n– ส่งต่อ", ["เก็บข้อมูล", "สรุปผล", "ส่งต่อ"], id="dashes"),
        pytest.param("• เก็บข้อมูล\n• สรุปผล", ["เก็บข้อมูล", "สรุปผล"], id="bullets"),
        pytest.param("๑. เก็บข้อมูล ๒. สรุปผล ๓.ส่งต่อ", ["เก็บข้อมูล", "สรุปผล", "ส่งต่อ"], id="inline"),
        pytest.param("๑. เก็บข้อมูล\n๑. เก็บอีก\n๒. สรุป", ["เก็บข้อมูล", "เก็บอีก", "สรุป"], id="a number again"),
        pytest.param("๓. เก็บข้อมูล\n๑. เริ่มใหม่", ["เก็บข้อมูล", "เริ่มใหม่"], id="starting over"),
        pytest.param("เก็บข้อมูล\nสรุปผล", ["เก็บข้อมูล", "สรุปผล"], id="no markers"),
        pytest.param("๑. เก็บข้อมูลให้ครบ\n๑๒ คน\n๒. สรุป", ["เก็บข้อมูลให้ครบ ๑๒ คน", "สรุป"], id="wrapped"),
        pytest.param("๒.๑ เก็บข้อมูล\n๒.๒ สรุปผล", ["เก็บข้อมูล", "สรุปผล"], id="dotted numbers"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\u200b", [], id="nothing but blanks"),
        pytest.param("-", ["-"], id="a lone dash says something"),
    ],
)
def test_markers_open_the_items_of_a_printed_cell(cell: str, items: list[str]) -> None:
    assert texts(cell) == items


@pytest.mark.parametrize(
    "cell",
    [
        "ทะเบียน ยืม - คืน พัสดุ",
        "ไตรมาส ๒ - ๔",
        "ได้ ๘๑.๒๕ คะแนน ตามข้อ ๑ และ ๒",
        "๑๐.๒ คะแนน",
        "ป้ายขนาด ๑.๒x๒.๔ เมตร",
        "๑. ติดป้ายขนาด ๑.๒x๒.๔ ตามข้อ ๒. ของประกาศ",
        "๑. ส่งรายงานครั้งที่ ๑ เดือนเมษายน และครั้งที่ ๒ เดือนตุลาคม",
        "๑. แจ้งหมู่ ๒. ให้ทราบ",
        "๑) ตามแบบ (แบบ ๒) ของกรม",
        "- บันทึกการ ยืม - คืน พัสดุ",
        "- เปิด ๐๘.๓๐ - ๑๖.๓๐ น.",
        "- ทำช่วง ตุลาคม ๒๕๖๗ - มีนาคม ๒๕๖๘ ทุกปี",
        "- เก่า - ใหม่",
    ],
)
def test_numbers_and_dashes_of_the_text_open_no_item(cell: str) -> None:
    assert len(printed_items(cell)) == 1


def test_a_dash_list_may_run_inline() -> None:
    cell = "- ติดป้ายหน้าอาคาร - แจ้งทาง line กลุ่ม - ทำทะเบียน ยืม - คืน พัสดุ เดือนละ ๑ - ๒ ครั้ง"

    assert texts(cell) == ["ติดป้ายหน้าอาคาร", "แจ้งทาง line กลุ่ม", "ทำทะเบียน ยืม - คืน พัสดุ เดือนละ ๑ - ๒ ครั้ง"]


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_sub_items_stay_lines_of_their_item(gap: str) -> None:
    cell = gap.join(["๑. วางแผน", "๒. ติดป้ายที่", "๒.๑ ศาลากลางบ้าน", "๒.๒ หน้าโรงเรียน ๓ แห่ง", "๓. สรุปผล"])

    assert texts(cell) == ["วางแผน", "ติดป้ายที่\n๒.๑ ศาลากลางบ้าน\n๒.๒ หน้าโรงเรียน ๓ แห่ง", "สรุปผล"]


def test_a_deeper_list_of_another_style_stays_in_its_item_with_what_follows_it() -> None:
    cell = "- ตั้งกรรมการ ๒ คน\n๑. นายตาล\n๒. นางไผ่\nเมื่อวันที่ ๕ มกราคม\n- รายงานผล"

    assert texts(cell) == ["ตั้งกรรมการ ๒ คน\n๑. นายตาล\n๒. นางไผ่\nเมื่อวันที่ ๕ มกราคม", "รายงานผล"]


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_a_sentence_that_goes_on_as_a_list_is_one_item(gap: str) -> None:
    cell = gap.join(["แสดงเอกสาร ดังนี้", "๑) แผนงาน", "๒) คู่มือ"])

    assert printed_items(cell) == (Item(None, "แสดงเอกสาร ดังนี้\n๑) แผนงาน\n๒) คู่มือ"),)


def test_what_follows_such_a_list_on_a_paragraph_of_its_own_stays_its_own_line() -> None:
    assert texts("แสดงเอกสาร ดังนี้\n๑) แผนงาน\nและใช้มาตลอดปี") == ["แสดงเอกสาร ดังนี้\n๑) แผนงาน\nและใช้มาตลอดปี"]


def test_markers_are_kept_as_printed() -> None:
    assert [item.marker for item in printed_items("(๑) ก\n(๒) ข")] == ["(๑)", "(๒)"]
    assert [item.marker for item in printed_items("ก\nข")] == [None, None]


@pytest.mark.parametrize(
    ("said", "items"),
    [
        pytest.param("ประชุมแล้ว\nแจ้งไลน์แล้ว", ["ประชุมแล้ว", "แจ้งไลน์แล้ว"], id="each line"),
        pytest.param("1. ประชุม\nที่ศาลา\n2. แจ้งไลน์", ["ประชุม\nที่ศาลา", "แจ้งไลน์"], id="marked lines"),
        pytest.param(
            "ตั้งกรรมการ\n1. นายตาล\n2. นางไผ่", ["ตั้งกรรมการ\n1. นายตาล\n2. นางไผ่"], id="lead, then list"
        ),
        pytest.param(
            "- ตั้งกรรมการ\n1. นายตาล\n- ประชุม", ["ตั้งกรรมการ\n1. นายตาล", "ประชุม"], id="dashes on top"
        ),
        pytest.param("1. ประชุม\n- เช้า\n2. สรุป", ["ประชุม\n- เช้า", "สรุป"], id="numbers on top"),
        pytest.param(
            "ติดป้าย 1) หน้าวัด 2) หน้าตลาด", ["ติดป้าย 1) หน้าวัด 2) หน้าตลาด"], id="a plain line is never cut"
        ),
    ],
)
def test_lines_of_a_chat_text_are_items(said: str, items: list[str]) -> None:
    assert [item.text for item in said_items(said)] == items


CELLS = st.text(alphabet=st.sampled_from("กขคน.)( -–•๑๒๓๔123x\n\tยืม คืนข้อและ"), max_size=80) | st.text(
    max_size=60
)
BLANKS = re.compile(r"[\s\u200b\u2060\ufeff]")


@given(CELLS)
@example("๑. ก ๒. ข ๒.๑ ค ๒.๒ ง ๓. จ")
@example("ก ๑) ข ๒) ค\n- ง - จ")
def test_nothing_but_blanks_is_lost(cell: str) -> None:
    for read in (printed_items, said_items):
        kept = "".join((item.marker or "") + item.text for item in read(cell))

        assert BLANKS.sub("", kept) == BLANKS.sub("", cell)
