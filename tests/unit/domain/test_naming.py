"""One division behind many spellings."""

from __future__ import annotations

import pytest

from bot.domain.naming import match_division, means_all

KNOWN = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุขและสิ่งแวดล้อม")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("กองการศึกษา", "กองการศึกษา"),
        ("กองการศึกษาฯ", "กองการศึกษา"),
        ("กองการศึกษา ฯ", "กองการศึกษา"),
        ("กองการศึกษา ศาสนา และวัฒนธรรม", "กองการศึกษา"),
        ("สำนักปลัดฯ", "สำนักปลัด"),
        ("สำนักปลัดองค์การบริหารส่วนตำบล", "สำนักปลัด"),
        ("สป.", "สำนักปลัด"),
        (" กอง คลัง ", "กองคลัง"),
        ("กองสาธารณสุขฯ", "กองสาธารณสุขและสิ่งแวดล้อม"),
        ("สำนักงานปลัด", "สำนักปลัด"),
        ("กองช่างสุขาภิบาล", None),
        ("กองคลัง กองช่าง", None),
        ("กองดับเพลิง", None),
        ("กอง", None),
        ("", None),
    ],
)
def test_matching(said: str, name: str | None) -> None:
    assert match_division(said, KNOWN) == name


@pytest.mark.parametrize("text", ["ทุกสำนัก/กอง", "ทุกสำนัก/กองฯ", "ทุกส่วน ทุกกอง", "ทุกสำนัก/ กอง", "ทุกกอง"])
def test_all_divisions(text: str) -> None:
    assert means_all(text)


@pytest.mark.parametrize("text", ["กองคลัง", "สำนักปลัดทุกงาน", ""])
def test_not_all_divisions(text: str) -> None:
    assert not means_all(text)
