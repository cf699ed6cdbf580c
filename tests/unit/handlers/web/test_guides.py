"""The guides as pages: for everybody, without what nobody is to see, with their pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from bot.store.store import Store
from handlers.web.guides import GUIDES, rendered
from tests.architecture.sources import ROOT
from tests.support.stage import a_stage

SOURCE = re.compile(r'<img src="([^"]+)"')


@pytest.fixture
def browser(sqlite_store: Store) -> Iterator[FlaskClient]:
    with a_stage(sqlite_store) as stage:
        yield stage.app.test_client()


def media_type(browser: FlaskClient, address: str) -> str | None:
    with browser.get(address) as answer:
        return answer.mimetype


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_is_there_for_everybody_with_its_pictures(browser: FlaskClient, name: str) -> None:
    page = browser.get(f"/guide/{name}")
    pictures = SOURCE.findall(page.text)

    assert page.status_code == 200
    assert "<h2>" in page.text
    assert "<!--" not in page.text
    assert "step:" not in page.text
    assert [source for source in pictures if media_type(browser, source) != "image/webp"] == []


def test_every_guide_of_the_folder_is_offered(browser: FlaskClient) -> None:
    index = browser.get("/guide").text

    assert {path.stem for path in (ROOT / "docs" / "guide").glob("*.md")} == set(GUIDES)
    assert [name for name in GUIDES if f'href="/guide/{name}"' not in index] == []


@pytest.mark.parametrize(
    "address", ["/guide/operator", "/guide/..%2fREADME", "/guide/pictures/..%2f..%2fREADME.md"]
)
def test_nothing_else_is_there(browser: FlaskClient, address: str) -> None:
    assert browser.get(address).status_code == 404


def test_html_in_a_guide_stays_text() -> None:
    assert "<script>" not in rendered("# หัวข้อ\n\n<script>alert(1)</script>\n")


def test_links_between_guides_and_to_pictures_lead_to_the_pages() -> None:
    html = rendered("[บัตร](staff.md) ![ภาพ](../pictures/board.webp)")

    assert 'href="staff"' in html
    assert 'src="/guide/pictures/board.webp"' in html
