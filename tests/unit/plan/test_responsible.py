"""Who is responsible, in the ways offices write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.plan import Responsible, Scope, SubUnit
from bot.plan.responsible import UnknownDivisionError, read_responsible

OFFICE = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนา และวัฒนธรรม", "หน่วยตรวจสอบภายใน")


@pytest.mark.parametrize(
    "printed",
    ["ทุกสำนัก/กอง", "ทุกสำนัก/กองฯ", "ทุกสำนัก/ กอง", "ทุกส่วน ทุกกอง", "ทุกกอง", "ทุกส่วนราชการ", "สำนักปลัด และทุกกอง"],
)
def test_every_division_is_meant(printed: str) -> None:
    assert read_responsible(printed, OFFICE) == Responsible(Scope.ALL)


@pytest.mark.parametrize(
    ("printed", "divisions"),
    [
        ("สำนักปลัดฯ กองคลัง กองช่าง", ["สำนักปลัด", "กองคลัง", "กองช่าง"]),
        ("๑. สำนักปลัด ๒. กองคลัง", ["สำนักปลัด", "กองคลัง"]),
        ("1) กองคลัง\n2) กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง, กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลังและกองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง/กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("- กองคลัง\n- กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("สำนักปลัดกองคลัง", ["สำนักปลัด", "กองคลัง"]),
        ("กอง\nคลัง", ["กองคลัง"]),
        ("สำนัก ปลัดฯ", ["สำนักปลัด"]),
        ("สำนักปลัดองค์การบริหารส่วนตำบลห้วยตาล", ["สำนักปลัด"]),
        ("กองการศึกษาฯ", ["กองการศึกษา ศาสนา และวัฒนธรรม"]),
        ("กองการศึกษา ฯ กองช่าง", ["กองการศึกษา ศาสนา และวัฒนธรรม", "กองช่าง"]),
        ("กองการศึกษา ศาสนา\nและวัฒนธรรม และกองคลัง", ["กองการศึกษา ศาสนา และวัฒนธรรม", "กองคลัง"]),
        ("ผู้อำนวยการกองคลัง", ["กองคลัง"]),
        ("สป. กองช่าง", ["สำนักปลัด", "กองช่าง"]),
        ("หน่วยตรวจสอบภายใน", ["หน่วยตรวจสอบภายใน"]),
        ("กองช่าง กองคลัง กองช่าง", ["กองช่าง", "กองคลัง"]),
    ],
)
def test_divisions_come_in_the_office_s_spelling(printed: str, divisions: list[str]) -> None:
    assert read_responsible(printed, OFFICE) == Responsible(Scope.LIST, tuple(divisions))


@pytest.mark.parametrize(
    ("printed", "units"),
    [
        ("งานพัสดุ กองคลัง", [("กองคลัง", "งานพัสดุ")]),
        ("งานพัสดุ\nกองคลัง", [("กองคลัง", "งานพัสดุ")]),
        ("กองคลัง (งานพัสดุ)", [("กองคลัง", "งานพัสดุ")]),
        ("กองคลัง\nงานพัสดุ\nกองช่าง\nงานโยธา", [("กองคลัง", "งานพัสดุ"), ("กองช่าง", "งานโยธา")]),
        ("งานพัสดุ กองคลัง งานโยธา กองช่าง", [("กองคลัง", "งานพัสดุ"), ("กองช่าง", "งานโยธา")]),
        ("๑. งานพัสดุ กองคลัง\n๒. กองช่าง", [("กองคลัง", "งานพัสดุ")]),
        ("ฝ่ายบริหาร สำนักปลัด", [("สำนักปลัด", "ฝ่ายบริหาร")]),
    ],
)
def test_sub_units_belong_to_the_division_beside_them(printed: str, units: list[tuple[str, str]]) -> None:
    assert read_responsible(printed, OFFICE).units == tuple(SubUnit(*unit) for unit in units)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("", "No division is named"),
        ("กองสาธารณสุข", "กองสาธารณสุข"),
        ("กองคลัง กองประปา", "กองประปา"),
        ("งานพัสดุ", "without its division"),
        ("ผู้ที่ได้รับมอบหมาย", "names no division"),
    ],
)
def test_what_is_no_division_of_the_office_is_said(printed: str, said: str) -> None:
    with pytest.raises(UnknownDivisionError, match=said):
        read_responsible(printed, OFFICE)


def test_without_known_divisions_names_are_taken_as_written() -> None:
    found = read_responsible("สำนักปลัดฯ กองสาธารณสุขและสิ่งแวดล้อม งานธุรการ", ())

    assert found.divisions == ("สำนักปลัด", "กองสาธารณสุขและสิ่งแวดล้อม")
    assert found.units == (SubUnit("กองสาธารณสุขและสิ่งแวดล้อม", "งานธุรการ"),)


PIECES = st.sampled_from(
    ["กอง", "คลัง", "สำนัก", "ปลัด", "งาน", "ฯ", " ", "\n", "๑.", "และ", "/", "(", ")", "ทุก", "-", ","]
)


@given(st.lists(PIECES, max_size=10).map("".join) | st.text(max_size=30), st.sampled_from([OFFICE, ()]))
def test_any_cell_is_read_or_refused(printed: str, known: tuple[str, ...]) -> None:
    found, refused = None, ""
    try:
        found = read_responsible(printed, known)
    except UnknownDivisionError as error:
        refused = str(error)

    if found is None:
        assert refused.endswith(".")
    else:
        assert (found.scope is Scope.ALL) != bool(found.divisions)
        assert not known or set(found.divisions) <= set(known)
