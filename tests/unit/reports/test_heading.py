"""Whose words stand over a report: the office's, its layout file's, its plan's, or the layout's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from bot.domain.office_text import OfficeText
from bot.reports.compiling import compile_report
from bot.reports.form import Layout
from bot.reports.layout import load_layout
from bot.reports.table import Report
from tests.support.huai_tan import AS_OF, office, plan

USUAL = "รายงานผลการดำเนินงานตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส รอบ ๖ เดือน (เมษายน ๒๕๖๘ - กันยายน ๒๕๖๘)"


def report(
    came_with: Sequence[str] = (),
    own: Mapping[OfficeText, str] | None = None,
    layout: Layout | None = None,
    **place: str,
) -> Report:
    form = layout or load_layout("six-month")
    adopted = replace(plan("six-month"), title_lines=tuple(came_with))
    return compile_report(replace(office("six-month"), **place), adopted, (), form, 2, AS_OF, (), own)  # type: ignore[arg-type]


def test_the_words_of_the_layout_are_the_last_resort() -> None:
    assert report().title_lines[0] == USUAL


@pytest.mark.parametrize(
    "title",
    [
        "รายงานของเรา ปีงบประมาณ พ.ศ. 2567",
        "รายงานของเรา ครั้งที่ ๑ ประจำปีงบประมาณ ๒๕๖๘",
        "รายงานของเรา รอบ ๖ เดือน ( ตุลาคม ๒๕๖๗ - มีนาคม ๒๕๖๘ )",
    ],
    ids=["last year's", "of round 1", "of the other months"],
)
def test_words_the_plan_came_with_are_left_out_where_they_speak_of_another_report(title: str) -> None:
    assert report([title]).title_lines[0] == USUAL


@pytest.mark.parametrize(
    "title",
    [
        "รายงานของเรา",
        "รายงานของเรา ครั้งที่ ๒ ปีงบประมาณ ๒๕๖๘",
        "ของเรา (เมษายน 2568 - กันยายน 2568) ต่อจากครั้งที่ 1 และครั้งที่ 2",
    ],
)
def test_words_the_plan_came_with_are_kept_where_they_speak_of_this_report(title: str) -> None:
    assert len(report([title]).title_lines) == 1


def test_a_layout_file_of_the_office_wins_over_its_plan_and_its_own_text_over_both() -> None:
    form = load_layout("six-month")
    texts = replace(form.texts, title=("จากไฟล์ {fiscal_year}",), own=frozenset({"title"}))
    layout = replace(form, texts=texts)
    assert report(["จากแผน"]).title_lines == ("จากแผน",)
    assert report(["จากแผน"], layout=layout).title_lines == ("จากไฟล์ ๒๕๖๘",)
    own = {OfficeText.TITLE: "จากหน่วยงาน\nรอบที่ {round}"}
    assert report(["จากแผน"], own, layout).title_lines == ("จากหน่วยงาน", "รอบที่ ๒")


def test_the_office_words_what_stands_where_no_report_came() -> None:
    found = report(own={OfficeText.NOTHING_REPORTED: "อยู่ระหว่างรวบรวม"})
    results = [row.cells[4] for row in found.tables[0].rows]
    assert {(cell.text, cell.is_silence) for cell in results} == {("อยู่ระหว่างรวบรวม", True)}
    assert {row.cells[5].text for row in found.tables[0].rows} == {""}


def test_an_office_without_district_prints_no_empty_label() -> None:
    line = report(district="").title_lines[1]
    assert line == "องค์การบริหารส่วนตำบลห้วยตาล จังหวัดธารทอง ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
    assert "อำเภอเขาตาล" in report().title_lines[1]


def test_last_years_score_is_told_where_the_office_set_it_down() -> None:
    def preface(own: Mapping[OfficeText, str]) -> str:
        form = load_layout("ita-weakness")
        adopted = plan("ita-weakness")
        return compile_report(office("ita-weakness"), adopted, (), form, 2, AS_OF, (), own).preface[0]

    known = preface({OfficeText.ITA_SCORE: "83.17", OfficeText.ITA_GRADE: "B"})
    assert "พ.ศ. ๒๕๖๗ ได้คะแนน ๘๓.๑๗ คะแนน อยู่ในระดับ B องค์การ" in known
    assert "คะแนน" not in preface({})
