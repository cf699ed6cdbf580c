"""Files made to do harm: one clear sentence each, before they cost anything."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from bot.domain.calendar import FiscalYear
from bot.errors import OperatorError
from bot.plan import package
from bot.plan.importing import import_plan
from bot.plan.wordml import MAIN
from tests.support.office_files import excel, word, word_xml

PLAN = [
    ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"],
    ["๑. ทำคู่มือ", "สำรวจ", "กองคลัง", "ตลอดปี"],
]
WORD = word(PLAN)
EXCEL = excel(PLAN)


def with_parts(data: bytes, **parts: bytes) -> bytes:
    """The file with further parts; `__` in a keyword stands for a slash, `_dot_` for a point."""
    named = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    return packed(data, named)


def packed(data: bytes, parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return buffer.getvalue()


def a_bomb() -> bytes:
    """Nine megabytes of nothing in nine kilobytes."""
    return with_parts(WORD, word__media__image1_dot_bmp=bytes(9_000_000))


def many_parts() -> bytes:
    return packed(WORD, {f"word/media/{number}.bin": b"" for number in range(package.MAX_PARTS)})


def a_quine() -> bytes:
    """Archives in archives; what Word embeds is never opened."""
    inner = BytesIO()
    with ZipFile(inner, "w", ZIP_STORED) as archive:
        archive.writestr("plan.docx", WORD)
    return inner.getvalue()


def encrypted() -> bytes:
    """The flag of the zip's own encryption set on every part."""
    data = bytearray(WORD)
    with ZipFile(BytesIO(WORD)) as archive:
        for info in archive.infolist():
            struct.pack_into("<H", data, info.header_offset + 6, info.flag_bits | 1)
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        flags = struct.unpack_from("<H", data, place + 8)[0]
        struct.pack_into("<H", data, place + 8, flags | 1)
        place = data.find(b"PK\x01\x02", place + 4)
    return bytes(data)


def a_lie_about_its_size() -> bytes:
    """A part of thirty megabytes that says it has a hundred bytes; reading stops where it said it would."""
    data = bytearray(packed(WORD, {"word/document.xml": bytes(30_000_000)}))
    place = data.rfind(b"PK\x01\x02")
    header = struct.unpack_from("<I", data, place + 42)[0]
    struct.pack_into("<I", data, place + 24, 100)
    struct.pack_into("<I", data, header + 22, 100)
    return bytes(data)


def duplicate_part() -> bytes:
    buffer = BytesIO(WORD)
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(buffer, "a") as archive:
        archive.writestr("word/document.xml", "<other/>")
    return buffer.getvalue()


def many_rows() -> bytes:
    return word_xml("<w:tbl>" + "<w:tr/>" * 20_001 + "</w:tbl>")


def deep() -> bytes:
    """Content controls in content controls, deeper than a stack."""
    nested = "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000
    body = f'<w:document xmlns:w="{MAIN}"><w:body>{nested}</w:body></w:document>'
    return packed(WORD, {"word/document.xml": body.encode()})


def far_too_much_text() -> bytes:
    noise = Random(1).randbytes(package.MAX_XML // 2 + 1).hex()
    return packed(WORD, {"word/document.xml": f"<x>{noise}</x>".encode()})


def overlapping_merges() -> bytes:
    with ZipFile(BytesIO(EXCEL)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    merges = b"<mergeCells>" + b'<mergeCell ref="A1:D2000"/>' * 500 + b"</mergeCells>"
    row = b'<row r="2000"><c r="A2000" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    return packed(EXCEL, {"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", row + merges)})


@pytest.mark.parametrize(
    ("made", "name", "said"),
    [
        pytest.param(a_bomb, "plan.docx", "unpacks to more than TamNgan reads", id="bomb by ratio"),
        pytest.param(many_parts, "plan.docx", "unpacks to more than TamNgan reads", id="bomb by parts"),
        pytest.param(a_quine, "plan.docx", "no Word or Excel file", id="zip in a zip"),
        pytest.param(encrypted, "plan.docx", "protected by a password", id="encrypted parts"),
        pytest.param(a_lie_about_its_size, "plan.docx", "damaged", id="lie about a size"),
        pytest.param(duplicate_part, "plan.docx", "damaged", id="a part twice"),
        pytest.param(many_rows, "plan.docx", "tables of 20001 rows", id="rows without end"),
        pytest.param(deep, "plan.docx", "damaged", id="deep nesting"),
        pytest.param(far_too_much_text, "plan.docx", "far more text than a plan", id="text without end"),
        pytest.param(overlapping_merges, "plan.xlsx", "damaged", id="merges over merges"),
    ],
)
def test_what_would_cost_too_much_is_refused(made: Callable[[], bytes], name: str, said: str) -> None:
    with pytest.raises(OperatorError, match=said):
        import_plan(made(), name, FiscalYear(2568), None, ("กองคลัง",))


@pytest.mark.parametrize("data", [pytest.param(WORD, id="Word"), pytest.param(EXCEL, id="Excel")])
@pytest.mark.parametrize(
    "part",
    [
        pytest.param({"word/vbaProject.bin": b"x"}, id="a macro project"),
        pytest.param({"xl/vbaProject.bin": b"x"}, id="a macro project of Excel"),
        pytest.param({"word/VBADATA.xml": b"<x/>"}, id="what goes with one"),
        pytest.param(
            {
                "[Content_Types].xml": b'<Types><Default Extension="xml" '
                b'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
            },
            id="the type of a file with macros",
        ),
    ],
)
def test_macros_are_refused(data: bytes, part: dict[str, bytes]) -> None:
    with pytest.raises(OperatorError, match="holds macros; save it as"):
        import_plan(packed(data, part), "plan.docm", FiscalYear(2568), None, ("กองคลัง",))


@pytest.mark.parametrize(
    "name", ["../../etc/cron.d/x", "/etc/passwd", "word/../../x", "..\\..\\x", "C:/x", "\\\\server\\x"]
)
def test_parts_that_lead_out_of_the_file_are_refused(name: str) -> None:
    with pytest.raises(OperatorError, match="damaged"):
        import_plan(packed(WORD, {name: b"x"}), "plan.docx", FiscalYear(2568), None, ("กองคลัง",))


@pytest.mark.parametrize(
    ("part", "content"),
    [
        pytest.param("word/embeddings/oleObject1.bin", b"\0" * 64, id="an embedded object"),
        pytest.param("word/embeddings/plan.zip", a_quine(), id="an embedded zip"),
        pytest.param(
            "word/_rels/document.xml.rels",
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="rId1" TargetMode="External" Target="http://127.0.0.1:9/x" '
            b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
            b"</Relationships>",
            id="a template from elsewhere",
        ),
    ],
)
def test_what_is_never_opened_does_no_harm(part: str, content: bytes) -> None:
    found = import_plan(packed(WORD, {part: content}), "plan.docx", FiscalYear(2568), None, ("กองคลัง",))
    assert [measure.number for measure in found.plan.measures()] == ["1"]


def test_a_file_larger_than_any_plan_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_FILE", 1_000)
    with pytest.raises(OperatorError, match="larger than TamNgan reads"):
        import_plan(WORD, "plan.docx", FiscalYear(2568), None, ("กองคลัง",))
