"""Layouts are data: the five built in, and an office's own, refused with one sentence when wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.plan import PlanField
from bot.errors import OperatorError
from bot.reports.layout import BUILT_IN_LAYOUTS, load_layout

HEADERS = {
    "seven-topics": [
        "มาตรการ โครงการ หรือกิจกรรมที่ดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "วิธีการปฏิบัติ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "ผลการดำเนินการตามมาตรการ/กิจกรรม",
        "ผลลัพธ์/ผลสัมฤทธิ์ในการดำเนินการ",
    ],
    "ita-weakness": [
        "ประเด็นที่เป็นข้อบกพร่อง/จุดอ่อนจากการประเมิน",
        "แนวทางการนำผลวิเคราะห์ไปสู่การปฏิบัติ",
        "มาตรการ",
        "ผู้รับผิดชอบ",
        "ดำเนินการแล้ว",
        "ยังไม่ได้ดำเนินการ",
    ],
    "six-month": [
        "มาตรการ/แนวทาง",
        "วิธีการดำเนินการ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "ผลการดำเนินงาน",
        "ข้อเสนอแนะ",
    ],
    "seven-topics-single": [
        "มาตรการ/โครงการ/กิจกรรม",
        "ขั้นตอน",
        "ระยะเวลา",
        "ผู้รับผิดชอบ",
        "ผลการดำเนินการตามมาตรการหรือกิจกรรม",
        "ผลลัพธ์หรือความสำเร็จของการดำเนินการ",
    ],
    "indicator-followup": [
        "ตัวชี้วัด",
        "ข้อ",
        "วิธีดำเนินการ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "การติดตามผล",
        "ผลการดำเนินงาน",
    ],
}
SMALL = """
[[columns]]
field = "measure"
header = "มาตรการ"
width_cm = 6.7
[[columns]]
field = "results"
header = "ผล"
width = 3
[[columns]]
field = "outcomes"
header = "ผลลัพธ์"
width = 1
"""


def written(folder: Path, text: str) -> str:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("key", BUILT_IN_LAYOUTS)
def test_a_built_in_layout_has_the_headers_offices_print(key: str) -> None:
    assert [column.header for column in load_layout(key).columns] == HEADERS[key]


@pytest.mark.parametrize("key", BUILT_IN_LAYOUTS)
def test_a_built_in_table_fills_the_page(key: str) -> None:
    layout = load_layout(key)
    total = sum(column.width for column in layout.table_columns())
    assert total == pytest.approx(layout.page.text_width, abs=0.05)


def test_an_office_brings_its_own_layout(tmp_path: Path) -> None:
    layout = load_layout(written(tmp_path, SMALL))
    assert layout.key == "own"
    assert [column.field for column in layout.columns] == [
        PlanField.MEASURE,
        PlanField.RESULTS,
        PlanField.OUTCOMES,
    ]


def test_shares_divide_what_the_columns_in_centimetres_leave(tmp_path: Path) -> None:
    columns = load_layout(written(tmp_path, SMALL)).table_columns()
    assert [column.width for column in columns] == [6.7, 15.0, 5.0]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("scope = 'month'\n" + SMALL, "\"scope\" is 'month'; allowed are round, year."),
        ("colour = 'red'\n" + SMALL, '"colour" is unknown; allowed are texts, numerals, scope'),
        (
            "[texts]\ntitle = ['{office_name}']\n" + SMALL,
            '"texts.title" has the unknown placeholder {office_name}; allowed are {office_full}',
        ),
        ("[sections]\nstyle = 5\n" + SMALL, '"sections.style" is 5; allowed are heading-before-table'),
        ("[[columns]]\nfield = 'results'\n", '"columns[1].header" is missing.'),
        ("[[columns]]\nfield = 'steps'\nheader = 'ก'\nwidth = -1\n", '"columns[1].width" must be a number'),
        (SMALL + "[[columns]]\nfield = 'results'\nheader = 'ผล'\n", 'has the field "results" more than once'),
        (SMALL + "[[columns]]\nfield = 'steps'\nheader = 'ก'\nwidth_cm = 20\n", "a column less than 1 cm"),
        ("", '"columns" must hold at least one [[columns]].'),
        ("[[columns", "is not readable TOML"),
    ],
)
def test_a_wrong_layout_is_refused_with_file_key_and_choices(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(OperatorError) as refused:
        load_layout(written(tmp_path, text))
    assert sentence in str(refused.value)
    assert "own.toml" in str(refused.value)
    assert "\n" not in str(refused.value) or "TOML" in str(refused.value)


def test_an_unknown_layout_names_the_known_ones() -> None:
    with pytest.raises(OperatorError, match="use one of seven-topics, ita-weakness, six-month"):
        load_layout("eight-topics")


def test_a_missing_layout_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot be read"):
        load_layout(str(tmp_path / "none.toml"))
