"""Every route with whatever a browser may send: no fault of ours, no hang, no trace of the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.routing import Rule

from bot.store.store import Store
from tests.architecture.sources import ROOT
from tests.support.board import CSRF, Board
from tests.support.fuzzing import examples, in_time, numbers, texts
from tests.support.signing import SigningVillage, a_signing_village

_HOLE = re.compile(r"<(?:(?P<kind>\w+)(?:\([^)]*\))?:)?(?P<name>\w+)>")
_FIELD = re.compile(r"(?:field|number|day_of_form|get|getlist)\(\"([a-z_]+)\"|name=\"([a-z_]+)\"")
_TRACE = re.compile(r"Traceback|File &#34;|line \d+, in|sqlalchemy|werkzeug", re.IGNORECASE)
_INSIDE = re.compile(r"/(?![/\\\t])")
KNOWN = {
    "chosen": ["th", "en", "xx"],
    "stage": ["frozen", "approved", "other"],
    "format_key": ["html", "docx", "xlsx", "csv", "json", "zip", ".."],
    "ref": ["1", "2.1", "99", "๓"],
    "key": ["memo_to", "emblem", "nothing"],
    "name": ["board.css", "before_30", "../app.py", "deadline"],
}
values = st.one_of(
    texts,
    numbers.map(str),
    st.sampled_from(["2569-1", "2026-04-10", "2026-13-40", "0001-01-01", "9999-12-31", "on", "yes", "all"]),
    st.sampled_from(
        ["coordinator", "executive", "staff", "results", "outcomes", "done", "http://127.0.0.1/x"]
    ),
)


def field_names() -> list[str]:
    """Every name of a field that some page or form of ours has."""
    files = [*ROOT.joinpath("handlers/web").rglob("*.py"), *ROOT.joinpath("handlers/web").rglob("*.html")]
    found = {a or b for file in files for a, b in _FIELD.findall(file.read_text(encoding="utf-8"))}
    return sorted(found - {"csrf"})


FIELDS = field_names()
forms = st.dictionaries(st.sampled_from(FIELDS), values, max_size=6)


@st.composite
def addresses(draw: st.DrawFn, rule: Rule) -> str:
    """An address of the route, its holes filled with what fits, what nearly fits, and what does not."""

    def filled(hole: re.Match[str]) -> str:
        name = hole["name"]
        if name in KNOWN and draw(st.booleans()):
            return quote(draw(st.sampled_from(KNOWN[name])), safe="")
        if hole["kind"] == "int":
            return str(draw(numbers))
        return quote(draw(values) or "x", safe="", errors="surrogatepass")

    query = urlencode(draw(forms), errors="surrogatepass") if draw(st.booleans()) else ""
    return _HOLE.sub(filled, rule.rule) + (f"?{query}" if query else "")


@pytest.fixture
def village(sqlite_store: Store) -> Iterator[SigningVillage]:
    """An office with a plan, entries, a chain of signatures, and a published report."""
    with a_signing_village(sqlite_store) as found:
        yield found


def browser_and_token(board: Board) -> tuple[FlaskClient, str]:
    """The coordinator, signed in, with what the forms carry."""
    browser = board.browser_of(board.coordinator.id)
    found = CSRF.search(browser.get("/board/plan").text)
    return browser, found[1] if found else ""


def test_every_route_answers_whatever_it_is_asked(village: SigningVillage) -> None:
    stage = village.stage
    rules = [rule for rule in stage.app.url_map.iter_rules() if rule.endpoint != "webhook.callback"]
    board = Board(stage, village.office)
    signed_in = browser_and_token(board)
    asked = st.sampled_from(sorted(rules, key=str)).flatmap(
        lambda rule: st.tuples(st.just("POST" in (rule.methods or ())), addresses(rule))
    )

    @examples(140)
    @given(asked, forms, st.integers(0, 9))
    def check(asked_for: tuple[bool, str], form: dict[str, str], who: int) -> None:
        nonlocal signed_in
        is_form, address = asked_for
        stage.later(61)
        browser, token = signed_in if who else (stage.app.test_client(), "")
        with in_time():
            method = "POST" if is_form else "GET"
            answer = browser.open(address, method=method, data={"csrf": token, **form} if is_form else None)
        assert answer.status_code < 500 or answer.status_code == 503, address
        assert _INSIDE.match(answer.headers.get("Location", "/")), "nobody is led elsewhere"
        assert "html" not in answer.content_type or not _TRACE.search(answer.text), address
        answer.close()
        if (answer.status_code == 401 and who) or address.startswith("/sign-out"):
            signed_in = browser_and_token(board)

    check()
