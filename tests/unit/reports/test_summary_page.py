"""The summary as a page that stands alone: nothing fetched, nothing run, readable by everybody."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from bot.domain.numerals import Numerals
from bot.reports.summary import Summary
from bot.reports.summary_page import summary_page
from tests.support.huai_tan import office
from tests.support.papers import dressed

TYPED = "<script>alert(1)</script> {{ 7*7 }} \"&amp;' =1+1 🌸"


class Tags(HTMLParser):
    """The names and attributes of a page's tags, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def summary(**changes: object) -> Summary:
    found = dressed(photo_count=0).summary
    assert found is not None
    return replace(found, **changes)  # type: ignore[arg-type]


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = summary_page(summary())
    tags = Tags(page)
    assert not {"script", "link", "img", "iframe", "object"} & set(tags.names)
    assert not {"src", "href", "onload", "onerror"} & {name for name, _ in tags.attributes}
    assert re.findall(r"url\(|@import", page) == []
    assert len(page.encode()) < 50_000


def test_everything_of_the_summary_can_be_read_on_it() -> None:
    found = summary()
    text = Tags(summary_page(found)).text
    for line in (found.title, found.subtitle, found.as_of, found.headline, *found.late, *found.follow_up):
        assert line in text
    for rate in (*found.rates, found.total):
        assert rate.name in text
    assert "".join(text.split()).count("ยังไม่ได้รับรายงาน") >= 1


@pytest.mark.parametrize("typed", [TYPED, "ก" * 10_000])
def test_what_is_typed_is_shown_and_never_run(typed: str) -> None:
    named = replace(office("six-month", Numerals.ARABIC), name=typed)
    found = dressed(photo_count=0, of=named).summary
    assert found is not None
    lights = tuple(replace(light, title=typed) for light in found.lights)
    rates = tuple(replace(rate, name=typed) for rate in found.rates)
    tags = Tags(summary_page(replace(found, lights=lights, rates=rates, late=(typed,))))
    assert "script" not in tags.names
    assert typed in tags.text
    assert ("title", typed) in tags.attributes


@pytest.mark.chromium
@pytest.mark.parametrize("width", [360, 1200])
def test_a_browser_finds_no_barrier_and_nothing_that_sticks_out(chromium: Browser, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.set_content(summary_page(summary()))
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.chromium
def test_it_prints_on_one_page(chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.set_content(summary_page(summary()))
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
