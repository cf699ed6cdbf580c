"""The printed words around the tables: title lines, preface, section headings, and what is none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.markers import opening_marker
from bot.domain.numerals import to_arabic
from bot.plan.grid import Paragraph
from bot.plan.headers import Headings

_CATCHWORD = re.compile(r"^/.*(?:\.{2,}|…)\s*$", re.DOTALL)
_PAGE_NUMBER = re.compile(r"^(?:หน้า(?:ที่)?)?[\s\-–—]*[0-9๐-๙]{1,3}[\s\-–—]*$")
_MEMO = re.compile(r"^บันทึก\s*ข้อความ$")
_NAMED_NUMBER = re.compile(
    r"^(?:หมวด|ด้าน|ประเด็น|มิติ|ส่วน|หัวข้อ|ข้อ)\s*(?:ที่)?\s*([0-9๐-๙]{1,2})(?![0-9๐-๙.])[\s.:)]*"
)
_PREFACE = re.compile(r"^(?:ตามที่|ด้วย|สืบเนื่อง|เพื่อ|จากการ|จากผล|โดยที่|เนื่องจาก|ในปีงบ|การประเมิน)")
_OPENING_TITLE = re.compile(r"^(?:แบบ)?รายงาน(?!ตัว)")
_REPORT_TITLE = re.compile(r"^(?:รายงาน|สรุปผล|แผน|มาตรการ|แบบรายงาน)")
_CAPTION = re.compile(r"\b[IEO]IT\b|แบบวัด|^ตาราง")
_LONGEST_TITLE = 170
_LONGEST_HEADING = 250


@dataclass(frozen=True)
class Heading:
    """A section heading as printed, its number in Arabic digits, its title, and the paragraphs under it."""

    number: str | None
    title: str
    printed: str
    intro: tuple[str, ...] = ()


@dataclass(frozen=True)
class Front:
    """What stands before the first table."""

    title_lines: tuple[str, ...]
    preface: tuple[str, ...]
    heading: Heading | None


def is_furniture(text: str) -> bool:
    """Catchwords ("/๒. การให้บริการ...") and page numbers: printed, but no part of the text."""
    return bool(_CATCHWORD.match(text.strip()) or _PAGE_NUMBER.match(text.strip()))


def is_numbered_heading(text: str) -> bool:
    """Whether a text opens like a section: ๑. …, 1) …, ด้านที่ ๑ …"""
    marker = opening_marker(text)
    numbered = marker is not None and len(marker.path) == 1
    return len(text) <= _LONGEST_HEADING and (numbered or _NAMED_NUMBER.match(text) is not None)


def read_heading(paragraphs: Sequence[Paragraph], kind: Headings) -> Heading | None:
    """The section heading among the paragraphs before a table; None when they hold none."""
    return _split_heading(paragraphs, kind)[1] if paragraphs else None


def row_heading(texts: Sequence[str]) -> Heading:
    """The heading that full-width rows make, the first being its title whatever it looks like."""
    number, title = _number_and_title(texts[0])
    return Heading(number, title, texts[0], tuple(texts[1:]))


def read_front(paragraphs: Sequence[Paragraph], kind: Headings) -> Front:
    """Title lines, preface and first heading; a memo or cover page in front of them is left out."""
    before, heading = _split_heading(paragraphs, kind)
    page = _title_page(before)
    titles: list[str] = []
    for paragraph in page:
        if _is_preface(paragraph, page):
            break
        titles.append(paragraph.text)
    return Front(tuple(titles), tuple(paragraph.text for paragraph in page[len(titles) :]), heading)


def _split_heading(
    paragraphs: Sequence[Paragraph], kind: Headings
) -> tuple[Sequence[Paragraph], Heading | None]:
    """The paragraphs before the heading, and the heading with what follows it."""
    numbered = [index for index, found in enumerate(paragraphs) if is_numbered_heading(found.text)]
    if kind is Headings.CAPTION:
        return _split_caption(paragraphs)
    if kind is Headings.NONE or not numbered:
        return paragraphs, None
    texts = [paragraph.text for paragraph in paragraphs[numbered[-1] :]]
    return paragraphs[: numbered[-1]], row_heading(texts)


def _split_caption(paragraphs: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], Heading | None]:
    """A caption line and the numbered paragraph under it, which gives the section its number."""
    numbered = [i for i, found in enumerate(paragraphs) if opening_marker(found.text) is not None]
    start = numbered[-1] if numbered else len(paragraphs) - 1
    if numbered and start > 0 and _is_caption(paragraphs[start - 1]):
        start -= 1
    if not paragraphs or (not numbered and not _CAPTION.search(paragraphs[start].text)):
        return paragraphs, None
    caption, *intro = (paragraph.text for paragraph in paragraphs[start:])
    number, title = _number_and_title(caption)
    numbers = [number, *(_number_and_title(text)[0] for text in intro)]
    return paragraphs[:start], Heading(next(filter(None, numbers), None), title, caption, tuple(intro))


def _is_caption(paragraph: Paragraph) -> bool:
    text = paragraph.text
    is_other = paragraph.centred or _PREFACE.match(text) or _REPORT_TITLE.match(text)
    return len(text) <= _LONGEST_TITLE and (_CAPTION.search(text) is not None or not is_other)


def _number_and_title(text: str) -> tuple[str | None, str]:
    marker = opening_marker(text)
    if marker is not None and marker.path:
        return ".".join(map(str, marker.path)), text[marker.end :].strip()
    named = _NAMED_NUMBER.match(text)
    if named and text[named.end() :].strip():
        return to_arabic(named[1]), text[named.end() :].strip()
    return None, text.strip()


def _title_page(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs of the page the report begins on: not the memo, not the cover."""
    pages: list[list[Paragraph]] = [[]]
    for paragraph in paragraphs:
        if paragraph.starts_page and pages[-1]:
            pages.append([])
        pages[-1].append(paragraph)
    page = pages[-1]
    openings = [index for index, found in enumerate(page) if _opens_title(found)]
    has_memo = any(_MEMO.match(found.text.strip()) for found in page)
    return page[openings[-1] :] if openings else [] if has_memo else page


def _opens_title(paragraph: Paragraph) -> bool:
    """A sheet has no page breaks: its cover ends where the title of the report opens once more."""
    return len(paragraph.text) <= _LONGEST_TITLE and _OPENING_TITLE.match(paragraph.text) is not None


def _is_preface(paragraph: Paragraph, page: Sequence[Paragraph]) -> bool:
    if paragraph is page[0]:
        return False
    if paragraph.centred:
        return len(paragraph.text) > _LONGEST_HEADING
    is_long = len(paragraph.text) > _LONGEST_TITLE
    return page[0].centred or is_long or _PREFACE.match(paragraph.text) is not None
