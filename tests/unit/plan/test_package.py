"""Files that are no plan, are damaged, or mean harm: one clear sentence each."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.domain.calendar import FiscalYear
from bot.errors import OperatorError
from bot.plan import package
from bot.plan.importing import ImportedPlan, import_plan
from tests.support.office_files import excel, saved, word

PLAN = [
    ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"],
    ["๑. ทำคู่มือ", "สำรวจ", "กองคลัง", "ตลอดปี"],
]
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def imported(data: bytes, name: str = "plan.docx") -> ImportedPlan:
    return import_plan(data, name, FiscalYear(2568), None, ("กองคลัง",))


def with_part(data: bytes, part: str, content: bytes) -> bytes:
    """The file with one part replaced or added."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        pytest.param(b"", "plan.docx", "no Word or Excel file", id="empty"),
        pytest.param(b"%PDF-1.7", "plan.pdf", "save the plan as .docx or .xlsx", id="pdf"),
        pytest.param(OLE + b"\0" * 600, "plan.doc", "save it as .docx", id="old Word"),
        pytest.param(OLE + b"\0" * 600, "plan.xls", "save it as .xlsx", id="old Excel"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "plan.docx", "password", id="encrypted"),
        pytest.param(b"PK\x03\x04" + b"\0" * 40, "plan.docx", "damaged", id="cut off"),
        pytest.param(word(PLAN)[:-200], "plan.docx", "damaged", id="end missing"),
        pytest.param(
            with_part(word(PLAN), "word/document.xml", b"<w:document"), "plan.docx", "damaged", id="bad XML"
        ),
        pytest.param(
            with_part(excel(PLAN), "xl/workbook.xml", b"<workbook/>"), "plan.xlsx", "No table", id="no sheets"
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(data: bytes, name: str, said: str) -> None:
    with pytest.raises(OperatorError, match=said):
        imported(data, name)


def test_a_zip_of_something_else_is_refused() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("photo.jpg", b"x")

    with pytest.raises(OperatorError, match="no Word or Excel file"):
        imported(buffer.getvalue())


@pytest.mark.parametrize(
    ("data", "part"), [(word(PLAN), "word/document.xml"), (excel(PLAN), "xl/workbook.xml")]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_definition_is_refused(data: bytes, part: str, encoding: str) -> None:
    hostile = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'

    with pytest.raises(OperatorError, match="document type definition"):
        imported(with_part(data, part, hostile.encode(encoding)))


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    big = with_part(word(PLAN), "word/media/image1.bmp", b"\0" * 300_000)

    monkeypatch.setattr(package, "MAX_PART", 200_000)
    with pytest.raises(OperatorError, match="unpacks to more"):
        imported(big)


def test_a_lone_cell_at_the_far_end_of_a_sheet_costs_no_memory() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.cell(1, 1, "มาตรการ")
    sheet.cell(1_048_576, 16_384, "ไกล")

    with pytest.raises(OperatorError, match="1048576 rows"):
        imported(saved(book), "plan.xlsx")


def test_the_content_decides_not_the_name() -> None:
    assert [found.number for found in imported(excel(PLAN), "plan.docx").plan.measures()] == ["1"]
    assert [found.number for found in imported(word(PLAN), "plan").plan.measures()] == ["1"]


FILES = {"docx": word(PLAN), "xlsx": excel(PLAN)}


@settings(max_examples=60)
@given(st.sampled_from(sorted(FILES)), st.integers(0, 4000), st.binary(min_size=1, max_size=8))
def test_damage_anywhere_is_a_sentence_or_harmless(kind: str, place: int, noise: bytes) -> None:
    data = FILES[kind]
    place %= len(data)
    refused = ""
    try:
        imported(data[:place] + noise + data[place + len(noise) :])
    except OperatorError as error:
        refused = str(error)

    assert refused[-1:] in {"", "."}
