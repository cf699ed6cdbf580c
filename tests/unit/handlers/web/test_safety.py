"""Every answer forbids the browser what we did not ask for, and nothing larger than needed is taken in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.service.signing_in import make_link
from bot.store.store import Store
from handlers.web.safety import LARGEST_FIELDS_BYTES, LARGEST_FORM_BYTES, MOST_FIELDS
from tests.support.board import Board
from tests.support.khlang import Khlang
from tests.support.stage import a_stage

_HOLE = re.compile(r"<(?:\w+(?:\([^)]*\))?:)?(\w+)>")
VALUES = {"office_id": "1", "year": "2569", "number": "1", "format_key": "html", "evidence_id": "1"}


@pytest.fixture
def khlang(sqlite_store: Store) -> Iterator[Khlang]:
    """An office with a report and a photo."""
    with a_stage(sqlite_store) as stage:
        found = Khlang(stage)
        found.report()
        found.photo()
        yield found


@pytest.fixture
def board(khlang: Khlang) -> Board:
    """A coordinator's browser on the board of that office."""
    return Board(khlang.stage, khlang.office)


def addresses(board: Board) -> list[str]:
    """An address of every page that is asked for with GET."""
    return sorted(
        _HOLE.sub(lambda hole: VALUES.get(hole[1], "1"), rule.rule)
        for rule in board.stage.app.url_map.iter_rules()
        if "GET" in (rule.methods or set())
    )


def test_every_answer_carries_the_policy_and_no_script_of_others_may_run(board: Board) -> None:
    seen = set()
    for address in addresses(board):
        answer = board.browser.get(address)
        policy = answer.headers["Content-Security-Policy"]
        scripts = re.search(r"script-src ([^;]*)", policy)
        assert "default-src 'none'" in policy, address
        assert scripts is None or scripts[1] == "'self'", address
        assert "unsafe-eval" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff", address
        assert answer.headers["Referrer-Policy"] == "no-referrer", address
        assert answer.headers["Strict-Transport-Security"], address
        assert answer.status_code < 500, address
        seen.add(answer.status_code)
    assert 200 in seen


def test_no_other_site_may_frame_a_page(board: Board) -> None:
    for address in ("/board", "/sign-in/x", "/verify", "/p", "/board/evidence/1", "/files/x"):
        policy = board.browser.get(address).headers["Content-Security-Policy"]
        framing = re.search(r"frame-ancestors ([^;]*)", policy)
        assert framing is not None, address
        assert framing[1] in {"'self'", "'none'"}, address


def test_a_file_somebody_sent_is_saved_and_never_opened(khlang: Khlang, board: Board) -> None:
    page = b"<html><script>alert(1)</script></html>"
    khlang.platform.send_file(khlang.suda, khlang.group, "page.html", page)
    khlang.stage.settle()
    item = khlang.evidence()[-1]

    answer = board.browser.get(f"/board/evidence/{item.id}")

    assert answer.data == page
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "html" not in answer.content_type


def test_what_the_office_sees_is_kept_in_no_cache(board: Board) -> None:
    assert board.browser.get("/board").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/verify", "/board/plan/preview"])
def test_a_body_larger_than_any_form_of_ours_is_refused(board: Board, address: str) -> None:
    form = "multipart/form-data; boundary=b"
    answer = board.browser.post(address, data=b"x" * (LARGEST_FORM_BYTES + 1), content_type=form)
    assert answer.status_code == 413


def test_fields_that_nobody_types_are_refused(board: Board) -> None:
    long = {"hash": "x" * (LARGEST_FIELDS_BYTES + 1)}
    assert board.browser.post("/verify", data=long).status_code == 413
    many = {f"field{number}": "x" for number in range(MOST_FIELDS + 1)}
    answer = board.browser.post("/verify", data=many, content_type="multipart/form-data")
    assert answer.status_code == 413


def test_the_cookie_is_for_our_pages_over_https_alone(board: Board) -> None:
    with board.stage.store.writing() as books:
        link = make_link(books, board.office.id, board.coordinator.id, board.stage.clock.now())
    cookie = board.stage.client.post(f"/sign-in/{link}").headers["Set-Cookie"]
    assert {"HttpOnly", "Secure", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
