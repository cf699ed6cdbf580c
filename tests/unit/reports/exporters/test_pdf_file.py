"""PDF: whole text, whole words, repeated headers, made to last."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import page
import pytest
from pythainlp.tokenize import word_tokenize

from bench.invented_report import invented_report
from bot.errors import OperatorError
from bot.reports.exporters.pdf_file import document
from bot.reports.exporters.pdf_file.document import write_pdf
from bot.reports.exporting import export
from bot.reports.fonts import thai_font
from bot.reports.layout import BUILT_IN_LAYOUTS
from bot.reports.table import Line, LineKind, Report, RowKind
from tests.golden.test_layouts import report as a_report
from tests.support.pdf_text import lines, pages, squeezed, word_pages

pytestmark = [pytest.mark.thai_font, pytest.mark.poppler]

SHORTER_THAN_TWO_LINES = 20  # letters
_FALSE_ALARM = "STREAM-LENGTH"  # the validator takes a last byte 0D for part of the line end


@cache
def made(layout: str) -> tuple[Report, bytes]:
    report = invented_report(layout)
    return report, write_pdf(report)


def printed_texts(report: Report) -> list[str]:
    """Every paragraph the report prints."""
    texts = [*report.cover, *report.title_lines, *report.preface]
    for block in report.blocks:
        if isinstance(block, Line):
            texts.append(block.text)
            continue
        for row in block.rows:
            texts.extend(text for cell in row.cells if not cell.merged_above for text in cell.paragraphs)
    return [text for text in texts if text.strip()]


def is_found(text: str, shown: list[str]) -> bool:
    """Whether a page holds the text, or the text runs from one page over to the next."""
    if any(text in page for page in shown):
        return True
    return any(
        text[:cut] in before and text[cut:] in after
        for before, after in pairwise(shown)
        for cut in range(1, len(text))
    )


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_every_text_of_the_report_is_found_again(layout: str) -> None:
    report, data = made(layout)
    shown = pages(data)
    assert [text for text in printed_texts(report) if not is_found(squeezed(text), shown)] == []


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_the_table_header_stands_on_every_page(layout: str) -> None:
    report, data = made(layout)
    header = [squeezed(text) for cell in report.tables[0].header_rows[0] for text in cell.paragraphs]
    shown = pages(data)[1 if report.cover else 0 :]
    assert [text for page in shown for text in header if text not in page] == []


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_no_line_ends_inside_a_word(layout: str) -> None:
    report, data = made(layout)
    edges = {squeezed(text): word_edges(text) for text in printed_texts(report)}
    printed = {line for line in lines(data) if any(line in text for text in edges)}
    assert len(printed) > 100
    broken = [
        line
        for line in printed
        if not any(
            found.end() in ends
            for text, ends in edges.items()
            for found in re.finditer(re.escape(line), text)
        )
    ]
    # The other way to cut errs now and then itself, as in รายงานการ.
    assert len(broken) <= len(printed) * 0.02, broken


def word_edges(text: str) -> set[int]:
    """Where words end in the text without white space, by another way to cut it: PyThaiNLP's newmm."""
    ends = {0}
    for word in word_tokenize(text, engine="newmm", join_broken_num=False):
        ends.add(max(ends) + len(squeezed(word)))
    return ends


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_no_line_of_a_paragraph_is_left_alone_on_a_page(layout: str) -> None:
    report, data = made(layout)
    shown = pages(data)
    parted = [
        (text[:cut], text[cut:])
        for text in map(squeezed, printed_texts(report))
        if not any(text in page for page in shown)
        for cut in range(1, len(text))
        if any(text[:cut] in before and text[cut:] in after for before, after in pairwise(shown))
    ]
    assert [parts for parts in parted if min(map(len, parts)) < SHORTER_THAN_TWO_LINES] == []


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_a_public_validator_finds_pdf_a_and_pdf_ua(layout: str) -> None:
    for profile in ("2a", "ua1"):
        found = page.validate_pdf_bytes(made(layout)[1], profile=profile)
        assert [one.message for one in found.failures if _FALSE_ALARM not in one.rule_id] == []


@pytest.mark.libreoffice
def test_pdf_and_word_file_have_the_same_number_of_pages_within_one(tmp_path: Path) -> None:
    font = thai_font()
    assert font is not None
    word_files = {layout: export(made(layout)[0], "docx").data for layout in BUILT_IN_LAYOUTS}
    word_files["full"] = export(a_report("six-month"), "docx").data
    printed = word_pages(word_files, font, tmp_path)
    counts = {layout: (len(pages(made(layout)[1])), printed[layout]) for layout in BUILT_IN_LAYOUTS}
    assert {layout: count for layout, count in counts.items() if abs(count[0] - count[1]) > 1} == {}
    assert printed["full"] == 1  # its table ends with the page, and no empty page follows


def test_a_section_row_never_stands_alone_at_the_foot_of_a_page() -> None:
    report, data = made("seven-topics-single")
    sections = [squeezed(row.cells[0].text) for row in report.tables[0].rows if row.kind is RowKind.SECTION]
    assert [page for page in pages(data) if page.endswith(tuple(sections))] == []


def test_catchwords_stand_once_each() -> None:
    report, data = made("seven-topics")
    catchwords = [
        squeezed(block.text)
        for block in report.blocks
        if isinstance(block, Line) and block.kind is LineKind.CATCHWORD
    ]
    assert catchwords
    text = "".join(pages(data))
    assert Counter({word: text.count(word) for word in catchwords}) == Counter(dict.fromkeys(catchwords, 1))


def test_pages_after_the_first_are_numbered_in_the_numerals_of_the_office() -> None:
    shown = pages(made("six-month")[1])
    assert [page.startswith("๒") for page in shown[:2]] == [False, True]
    assert pages(made("seven-topics-single")[1])[2].startswith("2")


def test_the_same_report_gives_the_same_bytes() -> None:
    report, data = made("six-month")
    assert write_pdf(report) == data


def test_without_a_thai_font_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "thai_font", lambda: None)
    with pytest.raises(OperatorError, match="There is no Thai font"):
        write_pdf(made("six-month")[0])


@pytest.mark.parametrize("empty", [(), ("",), ("", " ")])
def test_a_report_without_words_around_its_tables_is_still_a_document(empty: tuple[str, ...]) -> None:
    report = replace(made("seven-topics")[0], cover=empty, title_lines=empty, preface=empty)
    shown = pages(write_pdf(replace(report, blocks=report.blocks[:2])))
    heading = report.blocks[0]
    assert isinstance(heading, Line)
    assert is_found(squeezed(heading.text), shown)
    assert pages(write_pdf(replace(report, blocks=())))
