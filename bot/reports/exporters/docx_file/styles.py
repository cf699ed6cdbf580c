"""Styles and settings of the Word document.

Thai is complex script to Word: it takes `w:cs`, `w:szCs` and `w:bCs` and ignores their Latin twins,
so every one is set in pairs (rendering.md 4.1). Runs stay bare; an office restyles here.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.reports.exporters.docx_file.xml import element

FONT = "TH SarabunPSK"
TICK_FONT = "Segoe UI Symbol"

COVER = "Cover"
TITLE = "ReportTitle"
PREFACE = "Preface"
HEADING = "SectionHeading"
CAPTION = "SectionCaption"
INTRO = "SectionIntro"
CATCHWORD = "Catchword"
TABLE_HEAD = "TableHead"
TABLE_SECTION = "TableSection"
TABLE_TEXT = "TableText"
TABLE_TICK = "TableTick"
PAGE_NUMBER = "PageNumber"
AFTER_TABLE = "AfterTable"

# style, its name in Word's list, half-points, bold, alignment, twips before and after, first line
_STYLES = (
    (COVER, "ปก", 52, True, "center", 0, 240, 0),
    (TITLE, "ชื่อรายงาน", 36, True, "center", 0, 120, 0),
    (PREFACE, "คำนำ", 32, False, "left", 160, 120, 1440),
    (HEADING, "หัวข้อหมวด", 32, True, "left", 160, 100, 0),
    (CAPTION, "คำอธิบายตาราง", 32, True, "left", 200, 60, 0),
    (INTRO, "นำเข้าสู่ตาราง", 32, False, "left", 0, 100, 720),
    (CATCHWORD, "คำต่อหน้า", 32, False, "right", 120, 0, 0),
    (TABLE_HEAD, "หัวตาราง", 30, True, "center", 0, 0, 0),
    (TABLE_SECTION, "หมวดในตาราง", 30, True, "left", 20, 20, 0),
    (TABLE_TEXT, "ข้อความในตาราง", 28, False, "left", 0, 0, 0),
    (TABLE_TICK, "เครื่องหมายในตาราง", 32, False, "center", 0, 0, 0),
    (PAGE_NUMBER, "เลขหน้า", 32, False, "center", 0, 0, 0),
    (AFTER_TABLE, "ท้ายตาราง", 2, False, "left", 0, 0, 0),
)
_KEPT_WITH_NEXT = (HEADING, CAPTION, INTRO, TABLE_SECTION)


def apply_styles(document: Document) -> None:
    """Replaces the styles and settings of python-docx's own template by ours."""
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.extend([_defaults(), _normal(), _no_table_style(), *_paragraph_styles()])
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.extend(_settings())


def _defaults() -> BaseOxmlElement:
    run_properties = element(
        "rPr",
        element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
        element("sz", val=32),
        element("szCs", val=32),
        element("lang", val="en-US", eastAsia="en-US", bidi="th-TH"),
    )
    spacing = element("spacing", before=0, after=0, line=240, lineRule="auto")
    return element(
        "docDefaults",
        element("rPrDefault", run_properties),
        element("pPrDefault", element("pPr", spacing)),
    )


def _normal() -> BaseOxmlElement:
    name = element("name", val="Normal")
    return element("style", name, element("qFormat"), type="paragraph", default=1, styleId="Normal")


def _no_table_style() -> BaseOxmlElement:
    margins = element(
        "tblCellMar",
        element("top", w=0, type="dxa"),
        element("left", w=85, type="dxa"),
        element("bottom", w=0, type="dxa"),
        element("right", w=85, type="dxa"),
    )
    name = element("name", val="Normal Table")
    looks = element("tblPr", margins)
    return element("style", name, looks, type="table", default=1, styleId="TableNormal")


def _paragraph_styles() -> Iterator[BaseOxmlElement]:
    for key, name, size, is_bold, alignment, before, after, first_line in _STYLES:
        looks = [element("spacing", before=before, after=after)]
        if key in _KEPT_WITH_NEXT:
            looks.insert(0, element("keepNext"))
        if first_line:
            looks.append(element("ind", firstLine=first_line))
        if key == TITLE:
            looks.append(element("contextualSpacing"))  # room under the title, none between its lines
        looks.append(element("jc", val=alignment))
        bold = [element("b"), element("bCs")] if is_bold else []
        sizes = [element("sz", val=size), element("szCs", val=size)]
        yield element(
            "style",
            element("name", val=name),
            element("basedOn", val="Normal"),
            element("qFormat"),
            element("pPr", *looks),
            element("rPr", *bold, *sizes),
            type="paragraph",
            customStyle=1,
            styleId=key,
        )


def _settings() -> Iterator[BaseOxmlElement]:
    mode = element(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    yield element("defaultTabStop", val=720)
    yield element("characterSpacingControl", val="doNotCompress")
    yield element("compat", element("applyBreakingRules"), mode)
    yield element("themeFontLang", val="en-US", bidi="th-TH")
    yield element("decimalSymbol", val=".")
    yield element("listSeparator", val=",")
