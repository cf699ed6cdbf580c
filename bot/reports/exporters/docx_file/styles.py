"""The named styles of the Word document: an office restyles its reports here."""

from __future__ import annotations

from bot.reports.exporters.docx_file.paper_styles import PAPER_STYLES

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
TABLE_ITEM = "TableItem"
TABLE_DASH = "TableDash"
TABLE_SUBITEM = "TableSubitem"
TABLE_SUBDASH = "TableSubdash"
TABLE_TICK = "TableTick"
PAGE_NUMBER = "PageNumber"
AFTER_TABLE = "AfterTable"

# style, its name in Word's list, half-points, bold, alignment, twips before and after, first line
STYLES = (
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
    (TABLE_ITEM, "ข้อในตาราง", 28, False, "left", 0, 0, 0),
    (TABLE_DASH, "ข้อขีดในตาราง", 28, False, "left", 0, 0, 0),
    (TABLE_SUBITEM, "ข้อย่อยในตาราง", 28, False, "left", 0, 0, 0),
    (TABLE_SUBDASH, "ข้อย่อยขีดในตาราง", 28, False, "left", 0, 0, 0),
    (TABLE_TICK, "เครื่องหมายในตาราง", 32, False, "center", 0, 0, 0),
    (PAGE_NUMBER, "เลขหน้า", 32, False, "center", 0, 0, 0),
    (AFTER_TABLE, "ท้ายตาราง", 2, False, "left", 0, 0, 0),
    *PAPER_STYLES,
)
# twips from the left and of that for the marker: the further lines of an item stand under its words
HANGING = {
    TABLE_ITEM: (220, 220),
    TABLE_DASH: (120, 120),
    TABLE_SUBITEM: (540, 320),
    TABLE_SUBDASH: (340, 120),
}
KEPT_WITH_NEXT = (HEADING, CAPTION, INTRO, TABLE_SECTION)
