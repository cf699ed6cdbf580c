"""Every door of the web application, from its own route table: who comes in, and who is told what instead.

A route with parameters this file does not know fails here until somebody says what a real address is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from bot.domain.person import Role
from bot.service.signing_in import SESSION_LIFE
from bot.store.store import Books, Store
from handlers.web.access import SESSION_COOKIE, Access, access_of
from handlers.web.safety import LARGEST_FORM_BYTES
from tests.builders import found_office
from tests.support.board import CSRF, Board
from tests.support.stage import a_stage
from tests.support.village import YEAR, found_village

Values = dict[str, object]

NOT_RECORDS = frozenset(
    {"rounds.change", "resting.switch", "settings.keep", "sign_off.freeze", "sign_off.own_address"}
)
"""Doors with parameters that name nothing of one office: an office's own round, occasion or text."""


@dataclass
class Building:
    """Two offices: everything belongs to the first, whose board this is."""

    board: Board
    values: dict[str, Values]
    other: FlaskClient
    executive: FlaskClient

    def doors(self, *accesses: Access) -> Iterator[tuple[str, str, str]]:
        """Endpoint, method and a real address of every route with such an access."""
        app = self.board.stage.app
        for rule in app.url_map.iter_rules():
            if access_of(app, rule.endpoint) in accesses:
                for method in sorted((rule.methods or set()) & {"GET", "POST", "PUT", "DELETE", "PATCH"}):
                    yield rule.endpoint, method, self.address(rule)

    def address(self, rule: Rule) -> str:
        known = self.values.get(rule.endpoint, {})
        missing = rule.arguments - known.keys()
        assert missing == set(), f"what is a real {rule}? Add it to the known addresses of this test"
        built = rule.build({name: known[name] for name in rule.arguments})
        assert built is not None
        return built[1]

    def stored(self) -> tuple[object, ...]:
        """What forms could change about the first office."""
        office = self.board.office.id
        with self.board.stage.store.reading() as books:
            return (
                books.audit.of_office(office),
                books.rounds.of_year(office, YEAR),
                books.office_texts.at(office, self.board.stage.clock.now()),
                books.members.of_office(office),
                books.chats.of_office(office),
                books.plans.get(office, YEAR),
                books.switched_off_occasions.of_offices([office]),
                books.pauses.of_offices([office], YEAR.start),
            )


def ask(browser: FlaskClient, method: str, address: str, **fields: str) -> TestResponse:
    answer = browser.open(address, method=method, data=fields if method == "POST" else None)
    answer.close()
    return answer


def csrf_of(browser: FlaskClient) -> str:
    found = CSRF.search(browser.get("/board/report").text)
    assert found is not None
    return found[1]


def known_values(board: Board, books: Books, group: str) -> dict[str, Values]:
    """A real address for every route with parameters."""
    office = board.office
    member = books.members.of_office(office.id)[0]
    pause = books.pauses.begin(office.id, None, YEAR.start, None)
    year: Values = {"year": YEAR.number, "number": 1}
    published: Values = {"office_id": office.id, "slug": "huai-tan", "format_key": "html", **year}
    return {
        "assets.file": {"name": "board.css"},
        "guides.page": {"name": "staff"},
        "guides.picture": {"name": "board.webp"},
        "language.switch": {"chosen": "th"},
        "sign_in.offer": {"token": "no-such-link"},
        "sign_in.enter": {"token": "no-such-link"},
        "downloads.document": {"token": "no-such-document"},
        "previews.document": {"token": "no-such-document"},
        "measures.page": {"ref": "2.1"},
        "measures.word": {"ref": "2.1"},
        "measures.unword": {"ref": "2.1"},
        "evidence.file": {"evidence_id": 1},
        "evidence.small": {"evidence_id": 1},
        "divisions.one": {"division_id": office.divisions[0].id},
        "people.end": {"member_id": member.id},
        "groups.bind": {"chat_id": group},
        "groups.free": {"chat_id": group},
        "rounds.change": year,
        "calendar.file": {"number": YEAR.number},
        "resting.end": {"pause_id": pause.id},
        "resting.switch": {"name": "opening"},
        "settings.keep": {"key": "memo.subject"},
        "sign_off.freeze": year,
        "sign_off.own_address": year,
        "sign_off.make_public": {"snapshot_id": 1},
        "sign_off.document": {"snapshot_id": 1, "stage": "frozen", "format_key": "pdf"},
        "public.office": published,
        "public.round_page": published,
        "public.document": published,
        "public.description": published,
    }


@pytest.fixture
def building(sqlite_store: Store) -> Iterator[Building]:
    with a_stage(sqlite_store) as stage:
        office, _plan = found_village(stage)
        board = Board(stage, office)
        group = stage.division_group(board.coordinator, "กองคลัง", [])
        person = stage.platform.add_user("ปลัดสมหมาย", friend=True)
        stage.say(person, person, f"ลงทะเบียน {stage.invite(office, Role.EXECUTIVE)}")
        with sqlite_store.writing() as books:
            values = known_values(board, books, group.id)
            neighbour = found_office(books, "ห้วยทราย")
        other = Board(stage, neighbour)
        yield Building(board, values, other.browser, board.browser_of(person.id))


def test_a_stranger_is_sent_to_sign_in(building: Building) -> None:
    stranger = building.board.stage.app.test_client()
    answers = {
        (endpoint, method): ask(stranger, method, address).status_code
        for endpoint, method, address in building.doors(Access.BOARD, Access.COORDINATOR)
    }

    assert len(answers) > 20
    assert set(answers.values()) == {401}, answers


def test_what_is_open_to_everybody_asks_nobody_who_they_are(building: Building) -> None:
    stranger = building.board.stage.app.test_client()
    answers = {
        (endpoint, method): ask(stranger, method, address).status_code
        for endpoint, method, address in building.doors(Access.PUBLIC)
    }

    assert {key: status for key, status in answers.items() if status in (401, 403) or status >= 500} == {}


def test_an_executive_sees_the_board_and_changes_nothing_of_the_coordinators(building: Building) -> None:
    token = csrf_of(building.executive)
    before = building.stored()
    seen = {
        (endpoint, method): ask(building.executive, method, address).status_code
        for endpoint, method, address in building.doors(Access.BOARD)
        if method == "GET"
    }
    kept_out = {
        (endpoint, method): ask(building.executive, method, address, csrf=token).status_code
        for endpoint, method, address in building.doors(Access.COORDINATOR)
    }

    assert {key: status for key, status in seen.items() if status not in (200, 302, 404)} == {}
    assert seen["plan.page", "GET"] == seen["report.page", "GET"] == seen["audit.page", "GET"] == 200
    assert set(kept_out.values()) == {403}, kept_out
    assert building.stored() == before


@pytest.mark.parametrize("forged", ["", "0" * 64, "ก", "of another session"])
def test_a_forged_form_is_refused_at_every_door(building: Building, forged: str) -> None:
    fields = {"csrf": csrf_of(building.other) if forged == "of another session" else forged}
    before = building.stored()
    answers = {
        (endpoint, method): ask(building.board.browser, method, address, **fields).status_code
        for endpoint, method, address in building.doors(Access.BOARD, Access.COORDINATOR)
        if method != "GET"
    }

    assert set(answers.values()) == {400}, answers
    assert building.stored() == before


def test_a_form_of_another_site_is_refused_though_its_token_is_right(building: Building) -> None:
    browser = building.board.browser
    token = csrf_of(browser)
    answers = {
        address: browser.post(
            address, data={"csrf": token}, headers={"Sec-Fetch-Site": "cross-site"}
        ).status_code
        for _endpoint, method, address in building.doors(Access.BOARD, Access.COORDINATOR)
        if method == "POST"
    }

    assert set(answers.values()) == {400}, answers


def test_the_coordinator_of_another_office_finds_nothing(building: Building) -> None:
    token = csrf_of(building.other)
    before = building.stored()
    answers = {
        (endpoint, method): ask(building.other, method, address, csrf=token).status_code
        for endpoint, method, address in building.doors(Access.BOARD, Access.COORDINATOR)
        if endpoint in building.values and endpoint not in NOT_RECORDS
    }

    assert len(answers) > 8
    assert {key: status for key, status in answers.items() if status not in (404, 422)} == {}
    assert building.stored() == before


def test_an_expired_session_is_a_stranger(building: Building) -> None:
    token = csrf_of(building.board.browser)
    building.board.stage.later(SESSION_LIFE.total_seconds())
    answers = {
        (endpoint, method): ask(building.board.browser, method, address, csrf=token).status_code
        for endpoint, method, address in building.doors(Access.BOARD, Access.COORDINATOR)
    }

    assert set(answers.values()) == {401}, answers


def test_no_door_opens_another_way_than_it_is_made(building: Building) -> None:
    """No route answers a method it does not declare, and reading never changes anything."""
    before = building.stored()
    for _endpoint, method, address in building.doors(Access.BOARD, Access.COORDINATOR):
        if method == "GET":
            assert building.board.browser.get(address).status_code < 500, address
            assert building.board.browser.delete(address).status_code in (404, 405), address
    assert building.stored() == before


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../board.py",
        "/assets/..%2fboard.py",
        "/assets/%2e%2e/board.py",
        "/assets/%2e%2e%2f%2e%2e%2fapp.py",
        "/assets/..%5cboard.py",
        "/assets//etc/passwd",
        "/assets/%00board.css",
        "/assets/../templates/base.html",
        "/board/plan/..%2f..%2fmetrics",
        "//board/people",
        "/board/./people",
        "/board/people/%2e%2e/settings",
        "/BOARD/people",
        "/board/people;admin",
    ],
)
def test_crooked_paths_lead_nowhere(building: Building, path: str) -> None:
    """As a server hands them on: with what is encoded in them decoded (PEP 3333)."""
    stranger = building.board.stage.app.test_client()
    answer = stranger.get("/", environ_overrides={"PATH_INFO": unquote(path)})

    assert answer.status_code in (308, 400, 401, 404)
    assert "from __future__" not in answer.text
    assert "{% block" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"},
        {"X-Original-URL": "/board/people", "X-Rewrite-URL": "/board/people"},
        {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1"},
        {"X-HTTP-Method-Override": "POST"},
        {"Forwarded": "host=evil.example"},
    ],
)
def test_what_headers_claim_changes_nothing(building: Building, headers: dict[str, str]) -> None:
    stranger = building.board.stage.app.test_client(use_cookies=False)
    token = csrf_of(building.board.browser)
    session = building.board.browser.get_cookie(SESSION_COOKIE)
    assert session is not None
    signed_in = {**headers, "Cookie": f"{SESSION_COOKIE}={session.value}"}

    assert stranger.get("/board/people", headers=headers).status_code == 401
    page = stranger.get("/board/plan", headers=signed_in)
    assert page.status_code == 200
    assert "evil.example" not in page.text
    left = stranger.post("/sign-out", data={"csrf": token}, headers=signed_in)
    assert left.headers["Location"] == "/signed-out"


@pytest.mark.parametrize("address", ["/board/plan/preview", "/board/settings/emblem"])
def test_an_upload_beyond_the_limit_is_refused_in_words(building: Building, address: str) -> None:
    browser = building.board.browser
    token = csrf_of(browser)
    parts = ("csrf", "", token), ("file", '; filename="plan.docx"', "0" * (LARGEST_FORM_BYTES + 1))
    body = "".join(
        f'--line\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n'
        for name, more, value in parts
    )
    answer = browser.post(
        address, data=f"{body}--line--\r\n".encode(), content_type="multipart/form-data; boundary=line"
    )

    assert answer.status_code == 413
    assert "ไฟล์ใหญ่เกินไป" in answer.text
