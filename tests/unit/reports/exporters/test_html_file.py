"""HTML: one page that needs nothing beside it and everybody can use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import etree
from playwright.sync_api import Browser, Page

from bench.invented_report import invented_report
from bot.reports.exporters.html_file.document import write_html
from bot.reports.layout import BUILT_IN_LAYOUTS
from bot.reports.table import Report
from tests.support.html_grid import page
from tests.support.papers import GIVEN, dressed
from tests.support.pdf_text import lines, page_sizes, pages, squeezed


def page_of(layout: str) -> etree._Element:
    return page(write_html(invented_report(layout, sections=2)))


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_every_table_has_a_caption_and_headings_with_scope(layout: str) -> None:
    shown = page_of(layout)
    assert shown.get("lang") == "th"
    tables = shown.findall(".//table")
    assert tables
    for table in tables:
        assert table.findtext("caption")
        assert all(cell.get("scope") in {"col", "colgroup"} for cell in table.iterfind("thead//th"))
        assert table.find("tbody//th") is not None


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_spans_fill_every_row_of_the_grid(layout: str) -> None:
    for table in page_of(layout).iterfind(".//table"):
        columns = len(table.findall("colgroup/col"))
        for part in (*table.findall("thead"), *table.findall("tbody")):
            assert set(widths(part)) == {columns}


def widths(part: etree._Element) -> Iterator[int]:
    """How many columns each row covers, together with the cells that reach down into it."""
    reaching: list[tuple[int, int]] = []
    for row in part.findall("tr"):
        reaching = [(columns, rows - 1) for columns, rows in reaching if rows > 1]
        covered = sum(columns for columns, _ in reaching)
        for cell in row:
            columns, rows = int(cell.get("colspan", "1")), int(cell.get("rowspan", "1"))
            reaching.append((columns, rows))
            covered += columns
        yield covered


def test_nothing_is_fetched_from_elsewhere() -> None:
    shown = write_html(invented_report("ita-weakness")).decode()
    assert re.findall(r"<(?:script|link|img|iframe)|url\(|@import|https?://", shown) == []


def test_the_papers_stand_around_the_report() -> None:
    report = dressed(given=GIVEN)
    shown = write_html(report).decode()
    assert report.memo is not None
    assert report.summary is not None
    assert report.annex is not None
    title, label = f"<h1>{report.title_lines[0]}", f"<b>{report.annex.photos[-1].label}"
    places = [shown.index(part) for part in ("บันทึกข้อความ</h2>", report.summary.headline, title, label)]
    assert places == sorted(places)
    assert "เห็นควรเสนอผู้บริหารพิจารณา" in shown


@pytest.fixture(scope="module")
def browser_page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.chromium
@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_people_with_disabilities_can_use_it(layout: str, browser_page: Page, tmp_path: Path) -> None:
    report = dressed(layout, given=GIVEN)
    (tmp_path / "report.html").write_bytes(write_html(report))
    browser_page.goto((tmp_path / "report.html").as_uri())
    found = Axe().run(browser_page)
    assert [violation["id"] for violation in found.response["violations"]] == []


def printed(report: Report, browser_page: Page, tmp_path: Path) -> bytes:
    (tmp_path / "report.html").write_bytes(write_html(report))
    browser_page.goto((tmp_path / "report.html").as_uri())
    return browser_page.pdf(prefer_css_page_size=True)


@pytest.mark.chromium
@pytest.mark.poppler
@pytest.mark.parametrize("layout", ["six-month", "ita-weakness"])
def test_printed_it_repeats_the_table_header(layout: str, browser_page: Page, tmp_path: Path) -> None:
    report = invented_report(layout)
    header = [squeezed(text) for cell in report.tables[0].header_rows[-1] for text in cell.paragraphs]
    shown = pages(printed(report, browser_page, tmp_path))
    assert len(shown) > 3
    assert [page for page in shown if header[0] not in page] == []
    assert [page for page in shown if page.endswith(header[-1])] == []  # never alone at the foot


@pytest.mark.chromium
@pytest.mark.poppler
def test_printed_it_keeps_words_of_headers_whole_and_counts_its_pages(
    browser_page: Page, tmp_path: Path
) -> None:
    data = printed(invented_report("indicator-followup"), browser_page, tmp_path)
    assert "ดำเนินการ" in lines(data)
    assert ["๒" in page for page in (pages(data)[1][:1], pages(data)[1][-1:])].count(True) == 1


@pytest.mark.chromium
@pytest.mark.poppler
def test_printed_memo_and_summary_stand_upright_before_the_tables_lying(
    browser_page: Page, tmp_path: Path
) -> None:
    memo, summary, *tables = page_sizes(printed(dressed(given=GIVEN), browser_page, tmp_path))
    assert memo[0] < memo[1]
    assert summary[0] < summary[1]
    assert tables
    assert [size for size in tables if size[0] < size[1]] == []
