"""Layouts are data: the five built in, and an office's own, refused with one sentence when wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.domain.plan import PlanField
from bot.errors import OperatorError
from bot.reports.body import header_rows
from bot.reports.form import RoundScope
from bot.reports.layout import BUILT_IN_LAYOUTS, load_layout
from bot.reports.layout_facts import layout_facts, narrow_headers

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
        ("colour = 'red'\n" + SMALL, '"colour" is unknown; allowed are base, numerals, scope'),
        (
            "[texts]\ntitle = ['{office_name}']\n" + SMALL,
            '"texts.title" has the unknown placeholder {office_name}; allowed are {office_full}',
        ),
        ("[sections]\nstyle = 5\n" + SMALL, '"sections.style" is 5; allowed are heading-before-table'),
        ("[[columns]]\nfield = 'results'\n", '"columns[1].header" is missing.'),
        ("[[columns]]\nfield = 'steps'\nheader = 'ก'\nwidth = -1\n", '"columns[1].width" must be a number'),
        (SMALL + "[[columns]]\nfield = 'results'\nheader = 'ผล'\n", 'has the field "results" more than once'),
        (SMALL + "[[columns]]\nfield = 'steps'\nheader = 'ก'\nwidth_cm = 20\n", "a column less than 1 cm"),
        ("base = 'eight'\n", "\"base\" is 'eight'; allowed are seven-topics, ita-weakness"),
        ("template = 'letter.docm'\n" + SMALL, '"template" must be the path of a .docx or .dotx file'),
        ("[[columns]]\nfield = 'steps'\nheader = 'ก ข'\nheader_lines = ['ก']\n", "cut where a line ends"),
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


def test_an_own_layout_may_be_based_on_a_built_in_one(tmp_path: Path) -> None:
    text = 'base = "six-month"\nscope = "year"\n[texts]\ntitle = ["รายงานของเรา {fiscal_year}"]\n'
    own, base = load_layout(written(tmp_path, text)), load_layout("six-month")
    assert (own.key, own.family) == ("own", "six-month")
    assert own.columns == base.columns
    assert own.scope is RoundScope.YEAR
    assert own.texts.title == ("รายงานของเรา {fiscal_year}",)
    assert own.texts.preface == base.texts.preface
    assert own.texts.own == {"title"}


def test_a_template_is_looked_for_beside_the_layout(tmp_path: Path) -> None:
    layout = load_layout(written(tmp_path, 'template = "letter.docx"\n' + SMALL))
    assert layout.template == tmp_path / "letter.docx"


def test_a_header_is_cut_where_the_layout_says(tmp_path: Path) -> None:
    text = """
[[columns]]
field = "period"
header = "ระยะเวลาดำเนินการ"
header_lines = ["ระยะเวลา", "ดำเนินการ"]
"""
    columns = load_layout(written(tmp_path, text)).table_columns()
    assert header_rows(columns)[0][0].paragraphs == ("ระยะเวลา", "ดำเนินการ")
    assert header_rows(columns)[0][0].text == "ระยะเวลาดำเนินการ"


@pytest.mark.parametrize("key", BUILT_IN_LAYOUTS)
def test_no_header_word_of_a_built_in_layout_is_broken(key: str) -> None:
    assert list(narrow_headers(load_layout(key))) == []


def test_a_header_word_wider_than_its_column_is_pointed_out(tmp_path: Path) -> None:
    text = SMALL + '[[columns]]\nfield = "period"\nheader = "ระยะเวลา"\nwidth_cm = 1.2\n'
    assert "ระยะเวลา" in next(narrow_headers(load_layout(written(tmp_path, text))))


def test_the_facts_of_a_layout_are_plain_values(tmp_path: Path) -> None:
    facts = layout_facts(load_layout(written(tmp_path, 'base = "ita-weakness"\nnumerals = "arabic"\n')))
    assert facts == json.loads(json.dumps(facts))
    assert (facts["key"], facts["base"], facts["numerals"]) == ("own", "ita-weakness", "arabic")


UNKNOWN_KEYS = ("nothing = 1", *(f"[{table}]\nnothing = 1" for table in ("page", "texts", "sections")))


@pytest.mark.parametrize(
    "unknown", [*UNKNOWN_KEYS, "[[columns]]\nfield = 'steps'\nheader = 'ก'\nnothing = 1"]
)
def test_the_documents_name_every_key_of_a_layout(tmp_path: Path, unknown: str) -> None:
    told = (Path(__file__).parents[3] / "docs" / "layouts.md").read_text(encoding="utf-8")
    with pytest.raises(OperatorError) as refused:
        load_layout(written(tmp_path, f'base = "six-month"\n{unknown}\n'))
    allowed = str(refused.value).partition("allowed are ")[2].rstrip(".").split(", ")
    assert len(allowed) > 3
    spelled = {name: (f"`{name}`", f"`[{name}]`", f"`[[{name}]]`") for name in allowed}
    assert [name for name in allowed if not any(words in told for words in spelled[name])] == []
