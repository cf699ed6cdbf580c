"""The memo บันทึกข้อความ as WordprocessingML: an upright page of its own before the report.

Left 3 cm, right 2 cm; the emblem 1.5 cm high and as far from the edge; the heading 29 points on a line of
exactly 35; labels 20 points bold; dotted lines behind the labels and no solid rule (rendering.md 4.1).
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.reports.exporters.docx_file import paper_styles as styles
from bot.reports.exporters.docx_file.drawing import floating_picture
from bot.reports.exporters.docx_file.xml import element, paragraph, run, twips
from bot.reports.memo import MEMO_HEADING, Memo, Opinion, Signer
from bot.reports.table import Orientation, Page

MEMO_PAGE = Page(Orientation.PORTRAIT, top=1.5, right=2.0, bottom=1.5, left=3.0)

_EMBLEM_HEIGHT = 1.5  # centimetres
_LINE_END = MEMO_PAGE.text_width - 0.05  # a stop on the very margin would begin a new line in LibreOffice
_HALF = MEMO_PAGE.text_width / 2
_UNDER_HEADING = 0.35  # the emblem reaches a little below the heading
_FURTHER_LINES = 1.3  # of a long subject
_LABEL_SIZE = 40  # half-points
_SIGNER_FROM = 7.0  # centimetres from the left margin; names stand centred in the right half
_DOTS = "." * 44
_SHORT_DOTS = "." * 34


def memo_elements(memo: Memo, document: Document) -> Iterator[BaseOxmlElement]:
    """Every paragraph of the memo, from its heading to the last opinion."""
    yield _heading(memo, document)
    for fields in memo.fields:
        yield _field_line(fields)
    yield paragraph(styles.MEMO_ADDRESSEE, f"เรียน  {memo.addressee}")
    for text in memo.paragraphs:
        yield paragraph(styles.MEMO_TEXT, text)
    if memo.closing:
        yield paragraph(styles.MEMO_TEXT, memo.closing, element("keepNext"))
    yield from _signature(memo.signer, before=0.8)
    for opinion in memo.opinions:
        yield from _opinion(opinion)


def _heading(memo: Memo, document: Document) -> BaseOxmlElement:
    exact = element("spacing", before=0, after=twips(_UNDER_HEADING), line=700, lineRule="exact")
    heading = paragraph(styles.MEMO_HEADING, "", exact)
    if memo.emblem is not None:
        width = _EMBLEM_HEIGHT * memo.emblem.width / memo.emblem.height
        sides = (width, _EMBLEM_HEIGHT)
        heading.append(floating_picture(document, memo.emblem.data, sides, MEMO_PAGE.left, MEMO_PAGE.top))
    heading.append(run(MEMO_HEADING))
    return heading


def _field_line(fields: tuple[tuple[str, str], ...]) -> BaseOxmlElement:
    """Labels with what stands behind them, on dots to the end of the line or of its half."""
    middle = [element("tab", val="left", pos=twips(_HALF))] if len(fields) > 1 else []
    tabs = element("tabs", *middle, element("tab", val="right", pos=twips(_LINE_END)))
    # A tab of ที่, which is short, would stop at the indent already.
    hanging = [] if middle else [element("ind", left=twips(_FURTHER_LINES), hanging=twips(_FURTHER_LINES))]
    line = paragraph(styles.MEMO_FIELD, "", tabs, *hanging)
    for label, text in fields:
        bold = [
            element("b"),
            element("bCs"),
            element("sz", val=_LABEL_SIZE),
            element("szCs", val=_LABEL_SIZE),
        ]
        line.append(run(label, *bold))
        line.append(run(f"  {text}\t", _dotted()))
    return line


def _dotted() -> BaseOxmlElement:
    return element("u", val="dotted")


def _signature(signer: Signer, day: str | None = None, before: float = 0.5) -> Iterator[BaseOxmlElement]:
    """Room for a signature, the name in brackets, the post, whose stead it is in, and the day."""
    lines = [f"ลงชื่อ{_DOTS}", f"({signer.name or _DOTS})", *signer.posts]
    if day is not None:
        lines.append(f"วันที่ {day or _SHORT_DOTS}")
    for number, text in enumerate(lines, start=1):
        spacing = element("spacing", before=twips(before) if number == 1 else 0, after=0)
        keep = [element("keepNext")] if number < len(lines) else []
        indent = element("ind", left=twips(_SIGNER_FROM))
        yield paragraph(styles.MEMO_SIGNER, text, *keep, spacing, indent)


def _to_the_end() -> BaseOxmlElement:
    return element("tabs", element("tab", val="right", pos=twips(_LINE_END)))


def _opinion(opinion: Opinion) -> Iterator[BaseOxmlElement]:
    """One block, kept on one page: what was said, or two dotted lines to say it on."""
    first = paragraph(styles.MEMO_OPINION, "", element("keepNext"), element("keepLines"), _to_the_end())
    first.append(run(opinion.heading, element("b"), element("bCs")))
    said = "  ".join(part for part in (opinion.decision and opinion.decision.thai, opinion.text) if part)
    first.append(run(f"  {said}\t", _dotted()))
    yield first
    if not said:
        spacing = element("spacing", before=0, after=0)
        blank = paragraph(styles.MEMO_OPINION, "", element("keepNext"), _to_the_end(), spacing)
        blank.append(run("\t", _dotted()))
        yield blank
    yield from _signature(opinion.signer, day=opinion.day or "")
