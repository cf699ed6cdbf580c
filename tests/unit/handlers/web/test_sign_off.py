"""Sign-off on the board, the public pages, and the page that verifies documents."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from bot.store.snapshots import APPROVED
from bot.store.store import Store
from tests.builders import found_office
from tests.support.board import browser_of, send
from tests.support.signing import CLERK, HEAD, SigningVillage, a_signing_village

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PAGE = "/board/sign-off"
ROUND = f"{PAGE}/2569/1"


@pytest.fixture
def village(sqlite_store: Store) -> Iterator[SigningVillage]:
    with a_signing_village(sqlite_store) as village:
        yield village


@pytest.fixture
def browser(village: SigningVillage) -> FlaskClient:
    return browser_of(village.stage, village.office, village.coordinator.id)


def published(village: SigningVillage, browser: FlaskClient) -> str:
    """Through the chain and out; gives the address of the public page."""
    village.report()
    village.propose()
    snapshot = village.approve_all()
    assert send(browser, f"{PAGE}/{snapshot.id}/publish").status_code == 302
    return f"/p/{village.office.id}/2569/1"


def test_proposing_from_the_board_asks_first_while_answers_are_missing(
    village: SigningVillage, browser: FlaskClient
) -> None:
    refused = send(browser, f"{ROUND}/propose")
    assert refused.status_code == 422
    assert "ยังรายงานไม่ครบ: สำนักปลัด กองคลัง" in refused.text

    assert send(browser, f"{ROUND}/propose", confirmed="yes").status_code == 302
    village.tick()
    page = browser.get(PAGE).text
    assert "<details open>" not in page
    assert "<details open>" in send(browser, f"{ROUND}/propose").text
    assert "กำลังลงนาม" in page
    assert f"{PAGE}/{village.newest().id}/frozen/docx" in page
    assert "ถึงลำดับของท่านแล้ว" in village.told(village.head)[-1]


def test_the_page_shows_each_place_the_opinion_and_the_reason(
    village: SigningVillage, browser: FlaskClient
) -> None:
    village.propose()
    village.stage.say(village.head, village.head, "ความเห็น เห็นควรเสนอ")
    village.approve(village.head)
    village.press(village.clerk, village.card(village.clerk), "ส่งกลับ")
    village.stage.say(village.clerk, village.clerk, "ขอเลขคำสั่งข้อ <3>")
    page = browser.get(PAGE).text

    assert HEAD in page
    assert CLERK in page
    assert "เห็นควรเสนอ" in page
    assert "ขอเลขคำสั่งข้อ &lt;3&gt;" in page
    assert "ส่งกลับแก้ไข" in page


def test_executives_see_the_page_and_cannot_send_its_forms(village: SigningVillage) -> None:
    browser = browser_of(village.stage, village.office, village.mayor.id)
    page = browser.get(PAGE)
    assert page.status_code == 200
    assert '<form method="post" action="/board/sign-off' not in page.text
    assert send(browser, f"{ROUND}/propose", confirmed="yes").status_code == 403


def test_another_offices_snapshot_is_not_there(village: SigningVillage, browser: FlaskClient) -> None:
    village.propose()
    other = browser_of_another_office(village)
    number = village.newest().id
    assert other.get(f"{PAGE}/{number}/frozen/docx").status_code == 404
    assert send(other, f"{PAGE}/{number}/publish").status_code == 422
    assert browser.get(f"{PAGE}/{number}/frozen/docx").status_code == 200
    assert browser.get(f"{PAGE}/{number}/approved/docx").status_code == 404
    assert browser.get(f"{PAGE}/{number}/frozen/exe").status_code == 404


def browser_of_another_office(village: SigningVillage) -> FlaskClient:
    with village.stage.store.writing() as books:
        other = found_office(books, "หนองบัว")
    person = village.stage.coordinator(other, "มานี")
    return browser_of(village.stage, other, person.id)


def test_only_an_approved_report_is_published(village: SigningVillage, browser: FlaskClient) -> None:
    village.propose()
    refused = send(browser, f"{PAGE}/{village.newest().id}/publish")

    assert (refused.status_code, "ลงนามครบทุกลำดับแล้ว" in refused.text) == (422, True)
    assert village.stage.client.get(f"/p/{village.office.id}/2569/1").status_code == 404
    assert village.stage.client.get(f"/p/{village.office.id}").status_code == 404


def test_a_phone_number_stops_publishing_until_it_is_confirmed(
    village: SigningVillage, browser: FlaskClient
) -> None:
    village.report("รายงาน 3 ทำทะเบียนแล้ว ติดต่อ ๐๘๑-๒๓๔-๕๖๗๘")
    village.propose()
    number = village.approve_all().id
    refused = send(browser, f"{PAGE}/{number}/publish")
    assert refused.status_code == 422
    assert "มาตรการ 3" in refused.text
    assert "๐๘๑-๒๓๔-๕๖๗๘" in refused.text

    assert send(browser, f"{PAGE}/{number}/publish", confirmed="yes").status_code == 302
    assert village.stage.client.get(f"/p/{village.office.id}/2569/1").status_code == 200


def test_the_public_page_carries_exactly_the_approved_bytes(
    village: SigningVillage, browser: FlaskClient
) -> None:
    address = published(village, browser)
    public = village.stage.client
    with village.stage.store.reading() as books:
        kept = [one for one in books.snapshots.files_of(village.newest().id) if one.stage == APPROVED]

    for one in kept:
        answer = public.get(f"{address}/report.{one.format}")
        assert answer.status_code == 200
        assert answer.data == village.stage.files.read(one.sha256)
        assert answer.headers["ETag"] == f'"{one.sha256}"'
        assert answer.headers["Cache-Control"].startswith("public, max-age=")
        again = public.get(f"{address}/report.{one.format}", headers={"If-None-Match": f'"{one.sha256}"'})
        assert (again.status_code, again.data) == (304, b"")
    assert public.get(f"{address}/report.exe").status_code == 404


def test_public_pages_tell_no_line_names_nor_ids(village: SigningVillage, browser: FlaskClient) -> None:
    address = published(village, browser)
    people = (village.coordinator, village.head, village.clerk, village.mayor)
    private = [word for one in people for word in (one.id, one.name)]
    formats = ("report.html", "report.csv", "report.json", "datapackage.json")
    pages = ["/p", f"/p/{village.office.id}", address, *(f"{address}/{name}" for name in formats)]

    for page in pages:
        answer = village.stage.client.get(page)
        text = answer.text
        assert answer.status_code == 200
        assert [word for word in private if word in text] == []


def test_the_public_page_describes_itself(village: SigningVillage, browser: FlaskClient) -> None:
    address = published(village, browser)
    page = village.stage.client.get(address).text
    described = json.loads(village.stage.client.get(f"{address}/datapackage.json").data)

    assert '<html lang="th">' in page
    assert f'<link rel="canonical" href="https://bot.example{address}">' in page
    assert '<link rel="alternate" type="application/json"' in page
    assert '<meta name="description"' in page
    assert [one["format"] for one in described["resources"]] == ["csv", "json"]
    for one in described["resources"]:
        path = one["path"].removeprefix("https://bot.example")
        assert one["bytes"] == len(village.stage.client.get(path).data)
    assert village.stage.client.get(f"/p/{village.office.id}-ห้วยตาล").status_code == 301


def test_search_engines_find_the_public_pages_and_no_others(
    village: SigningVillage, browser: FlaskClient
) -> None:
    address = published(village, browser)
    robots = village.stage.client.get("/robots.txt").text
    sitemap = village.stage.client.get("/sitemap.xml")
    found = [one.text for one in ET.fromstring(sitemap.data).iter(f"{SITEMAP}loc")]

    assert "Disallow: /\n" in robots
    assert "Sitemap: https://bot.example/sitemap.xml" in robots
    assert sitemap.mimetype == "application/xml"
    assert found == [f"https://bot.example{one}" for one in ("/p", f"/p/{village.office.id}", address)]
    assert village.stage.client.get("/").headers["Location"] == "/p"


def test_a_newer_version_takes_the_place_only_when_published(
    village: SigningVillage, browser: FlaskClient
) -> None:
    address = published(village, browser)
    before = village.stage.client.get(f"{address}/report.json").data
    village.stage.later(3600)
    village.report("รายงาน 4 ลงเว็บไซต์แล้ว")
    village.propose()
    newer = village.approve_all()
    assert village.stage.client.get(f"{address}/report.json").data == before

    send(browser, f"{PAGE}/{newer.id}/publish")
    assert village.stage.client.get(f"{address}/report.json").data != before


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://a.example", "https://a:b@c.example", "a b"]
)
def test_what_is_no_web_address_is_refused(
    village: SigningVillage, browser: FlaskClient, address: str
) -> None:
    published(village, browser)
    assert send(browser, f"{ROUND}/address", address=address).status_code == 422
    assert send(browser, f"{ROUND}/address", address="https://huaitan.example/ita").status_code == 302


def test_an_uploaded_document_is_verified_and_not_kept(village: SigningVillage, browser: FlaskClient) -> None:
    address = published(village, browser)
    data = village.stage.client.get(f"{address}/report.docx").data
    kept = set(village.stage.files.names())

    def verify(content: bytes) -> str:
        answer = village.stage.client.post("/verify", data={"file": (io.BytesIO(content), "report.docx")})
        assert answer.status_code == 200
        return answer.text

    assert "ตรงกับฉบับที่ลงนามครบ" in verify(data)
    assert "ไม่ตรงกับเอกสารใด" in verify(data[:-1] + bytes([data[-1] ^ 1]))
    assert set(village.stage.files.names()) == kept


def test_a_hash_is_enough_and_nonsense_is_explained(village: SigningVillage, browser: FlaskClient) -> None:
    address = published(village, browser)
    sha256 = village.stage.client.get(f"{address}/report.csv").headers["ETag"].strip('"')

    assert "ตรงกับฉบับที่ลงนามครบ" in village.stage.client.post("/verify", data={"hash": sha256.upper()}).text
    assert village.stage.client.post("/verify", data={"hash": "abc"}).status_code == 422


def test_verifying_too_often_has_to_wait(village: SigningVillage) -> None:
    codes = [village.stage.client.post("/verify", data={"hash": "0" * 64}).status_code for _ in range(31)]
    assert codes == [200] * 30 + [429]
    village.stage.later(61)
    assert village.stage.client.post("/verify", data={"hash": "0" * 64}).status_code == 200
