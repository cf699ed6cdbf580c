"""Every door of the web application, from its own route table: who comes in, and who is told what instead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from bot.service.signing_in import SESSION_LIFE, make_link
from handlers.web.access import SESSION_COOKIE, Access, access_of
from tests.support.building import READING, WRITING, Building, a_building, a_copy, ask, csrf_of

INSIDE = (Access.BOARD, Access.COORDINATOR, Access.EXECUTIVE)
EVERY = READING + WRITING
NOT_RECORDS = frozenset(
    {"rounds.change", "resting.switch", "settings.keep", "sign_off.freeze", "sign_off.own_address"}
)
"""Doors with parameters that name nothing of one office: an office's own round, occasion or text."""

Answers = dict[tuple[str, str], int]


@pytest.fixture(scope="module")
def building(migrated_sqlite_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    """One for all tests: every one of them sees to it that nothing in it changes."""
    with a_building(a_copy(migrated_sqlite_file, tmp_path_factory.mktemp("doors"))) as building:
        yield building


@pytest.fixture(autouse=True)
def unchanged(building: Building) -> Iterator[None]:
    before, now = building.stored(), building.stage.clock.now()
    yield
    building.stage.at(now)
    assert building.stored() == before


def test_every_route_says_who_may_open_it(building: Building) -> None:
    app = building.stage.app

    assert [rule.rule for rule in app.url_map.iter_rules() if access_of(app, rule.endpoint) is None] == []


def test_the_addresses_are_real_ones(building: Building) -> None:
    """Or else nobody would be kept out of anything below."""
    answers = {
        (endpoint, method): ask(building.coordinator, method, address).status_code
        for endpoint, method, address in building.doors(Access.PUBLIC, *INSIDE, methods=READING)
    }

    assert {key: status for key, status in answers.items() if status not in (200, 301, 302)} == {
        ("sign_in.offer", "GET"): 410
    }


def test_a_stranger_is_sent_to_sign_in(building: Building) -> None:
    answers: Answers = {}
    for cookie in (None, "", "forged", "ก" * 50, "0" * 64):
        stranger = building.stranger
        if cookie is not None:
            stranger.set_cookie(SESSION_COOKIE, cookie)
        for endpoint, method, address in building.doors(*INSIDE, methods=EVERY):
            answer = ask(stranger, method, address)
            answers[endpoint, method] = answer.status_code
            assert "ต้องเข้าสู่ระบบก่อน" in answer.text

    assert len(answers) > 40
    assert set(answers.values()) == {401}, answers


def test_what_is_open_to_everybody_asks_nobody_who_they_are(building: Building) -> None:
    answers = {
        (endpoint, method): ask(building.stranger, method, address).status_code
        for endpoint, method, address in building.doors(Access.PUBLIC, methods=EVERY)
    }

    assert {key: status for key, status in answers.items() if status in (401, 403) or status >= 500} == {}


@pytest.mark.parametrize("who", ["executive", "coordinator"])
def test_each_sees_the_board_and_does_nothing_of_the_others_part(building: Building, who: str) -> None:
    browser = getattr(building, who)
    token = csrf_of(browser)
    closed = Access.COORDINATOR if who == "executive" else Access.EXECUTIVE
    seen = {
        endpoint: ask(browser, method, address).status_code
        for endpoint, method, address in building.doors(Access.BOARD, methods=READING)
    }
    kept_out = {
        (endpoint, method): ask(browser, method, address, csrf=token)
        for endpoint, method, address in building.doors(closed, methods=EVERY)
    }

    assert set(seen.values()) == {200}, seen
    assert {key for key, answer in kept_out.items() if answer.status_code != 403} == set()
    assert all("บัญชีของท่านใช้หน้านี้ไม่ได้" in answer.text for answer in kept_out.values())


@pytest.mark.parametrize("forged", [None, "", "0" * 64, "ก", "\0", "of another session"])
def test_a_forged_form_is_refused_at_every_door(building: Building, forged: str | None) -> None:
    token = csrf_of(building.neighbour) if forged == "of another session" else forged
    fields = {} if token is None else {"csrf": token}
    answers = {
        (endpoint, method): ask(browser, method, address, **fields).status_code
        for browser, access in (
            (building.coordinator, (Access.BOARD, Access.COORDINATOR)),
            (building.executive, (Access.EXECUTIVE,)),
        )
        for endpoint, method, address in building.doors(*access, methods=WRITING)
    }

    assert len(answers) > 20
    assert set(answers.values()) == {400}, answers


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "https://bot.example.evil.example"},
    ],
)
def test_a_form_of_another_site_is_refused_though_its_token_is_right(
    building: Building, headers: dict[str, str]
) -> None:
    token = csrf_of(building.coordinator)
    answers = {
        address: building.coordinator.open(
            address, method=method, data={"csrf": token}, headers=headers
        ).status_code
        for endpoint, method, address in building.doors(
            Access.PUBLIC, Access.BOARD, Access.COORDINATOR, methods=WRITING
        )
        if endpoint not in ("webhook.callback", "verify.check")
    }

    assert set(answers.values()) == {400}, answers


@pytest.mark.parametrize("origin", ["http://localhost", "https://bot.example", "null"])
def test_a_form_of_our_own_is_taken_from_browsers_that_say_less(building: Building, origin: str) -> None:
    """Those before 2023 tell only the origin, and none for pages that send no referrer."""
    token = csrf_of(building.coordinator)
    form = {"csrf": token, "day": "no day", "name": "ก", "on": "yes"}
    answer = building.coordinator.post("/board/calendar/days", data=form, headers={"Origin": origin})

    assert answer.status_code == 422


def _tells(answer: TestResponse) -> bool:
    """Whether it holds a measure, a report, or a person of the first office."""
    return any(word in answer.text for word in ("ทำทะเบียน", "สมหมาย", "บุญมี", "ลงเว็บไซต์แล้ว"))


def test_people_of_another_office_find_nothing(building: Building) -> None:
    token = csrf_of(building.neighbour)
    answers = {
        (endpoint, method): ask(building.neighbour, method, address, csrf=token, words="ก")
        for endpoint, method, address in building.doors(*INSIDE, methods=EVERY)
        if endpoint in building.values and endpoint not in NOT_RECORDS
    }

    assert len(answers) > 15
    assert {key: one.status_code for key, one in answers.items() if one.status_code not in (404, 422)} == {}
    assert [key for key, answer in answers.items() if _tells(answer)] == []


def test_no_page_of_another_office_tells_of_this_one(building: Building) -> None:
    told = [
        address
        for endpoint, method, address in building.doors(*INSIDE, methods=READING)
        if endpoint not in building.values and _tells(ask(building.neighbour, method, address))
    ]

    assert told == []


def test_an_expired_session_is_a_stranger(building: Building) -> None:
    token = csrf_of(building.coordinator)
    building.stage.later(SESSION_LIFE.total_seconds())
    answers = {
        (endpoint, method): ask(building.coordinator, method, address, csrf=token).status_code
        for endpoint, method, address in building.doors(*INSIDE, methods=EVERY)
    }

    assert set(answers.values()) == {401}, answers


@pytest.mark.parametrize("spent", ["used", "expired", "replaced", "never made", "for another page"])
def test_a_link_that_is_spent_opens_nothing(building: Building, spent: str) -> None:
    stage, office, person = building.stage, building.office, building.village.coordinator
    with stage.store.writing() as books:
        link = make_link(books, office.id, person.id, stage.clock.now())
        if spent == "replaced":
            make_link(books, office.id, person.id, stage.clock.now())
    if spent == "used":
        assert building.stranger.post(f"/sign-in/{link}").status_code == 302
    if spent == "expired":
        stage.later(15 * 60)
    tokens = {"never made": "x" * 43, "for another page": str(building.values["previews.document"]["token"])}
    token = tokens.get(spent, link)
    answers = [building.stranger.open(f"/sign-in/{token}", method=method) for method in ("GET", "POST")]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert all("ใช้ไปแล้วหรือหมดอายุ" in answer.text for answer in answers)
    assert all("Set-Cookie" not in answer.headers for answer in answers)


@pytest.mark.parametrize("endpoint", ["downloads.document", "previews.document"])
def test_a_signed_link_is_good_as_it_is_or_not_at_all(building: Building, endpoint: str) -> None:
    path = {"downloads.document": "/files", "previews.document": "/sign"}
    other = next(key for key in path if key != endpoint)
    token = str(building.values[endpoint]["token"])
    changed = [
        token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :] for place in (3, -3)
    ]
    forged = [*changed, token[:-1], f"{token}A", "", "a.b", "ก", str(building.values[other]["token"])]
    assert building.stranger.get(f"{path[endpoint]}/{token}").status_code == 200

    assert {building.stranger.get(f"{path[endpoint]}/{one}").status_code for one in forged} == {404}
    building.stage.later(31 * 24 * 3600)
    assert building.stranger.get(f"{path[endpoint]}/{token}").status_code == 410
