"""Doors of the board: who gets in, with what, and what strangers are told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from bot.domain.person import Role
from bot.service.signing_in import make_link
from bot.store.store import Store
from handlers.web.access import SESSION_COOKIE
from tests.builders import found_office
from tests.support.board import send
from tests.support.stage import Stage, a_stage


@pytest.fixture
def stage(store: Store) -> Iterator[Stage]:
    with a_stage(store) as stage:
        yield stage


@pytest.fixture
def link(stage: Stage) -> str:
    """A fresh sign-in link of a coordinator."""
    with stage.store.writing() as books:
        office = found_office(books)
    person = stage.coordinator(office)
    with stage.store.writing() as books:
        return make_link(books, office.id, person.id, stage.clock.now())


def signed_in(stage: Stage, link: str) -> FlaskClient:
    browser = stage.app.test_client()
    assert browser.post(f"/sign-in/{link}").status_code == 302
    return browser


def test_a_link_shown_in_a_preview_is_not_used_up(stage: Stage, link: str) -> None:
    assert stage.app.test_client().get(f"/sign-in/{link}").status_code == 200
    assert stage.app.test_client().post(f"/sign-in/{link}").headers["Location"] == "/board"


def test_a_link_works_once(stage: Stage, link: str) -> None:
    signed_in(stage, link)
    again = stage.app.test_client().post(f"/sign-in/{link}")

    assert again.status_code == 410
    assert "ใช้ไปแล้วหรือหมดอายุ" in again.text


def test_a_link_dies_after_a_quarter_of_an_hour(stage: Stage, link: str) -> None:
    stage.later(15 * 60)

    assert stage.app.test_client().get(f"/sign-in/{link}").status_code == 410
    assert stage.app.test_client().post(f"/sign-in/{link}").status_code == 410


def test_signing_out_ends_the_session(stage: Stage, link: str) -> None:
    browser = signed_in(stage, link)
    session = browser.get_cookie(SESSION_COOKIE)
    assert session is not None
    assert send(browser, "/sign-out").status_code == 302
    assert browser.get_cookie(SESSION_COOKIE) is None

    browser.set_cookie(SESSION_COOKIE, session.value)
    assert browser.get("/board/rounds").status_code == 401


def test_whoever_left_the_office_is_signed_out(stage: Stage, link: str) -> None:
    browser = signed_in(stage, link)
    with stage.store.writing() as books:
        (member,) = [one for one in books.members.of_office(1) if one.role is Role.COORDINATOR]
        books.members.end(member.id, stage.clock.now())

    assert browser.post("/sign-out").status_code == 401
