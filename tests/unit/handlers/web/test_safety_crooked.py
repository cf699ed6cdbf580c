"""Requests no page makes: every route answers them with a page, never with a fault and never too much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from handlers.web.access import SESSION_COOKIE, Access
from handlers.web.safety import LARGEST_FORM_BYTES
from tests.support.building import READING, WRITING, Building, a_building, a_copy, ask, csrf_of

HANDLERS = Path(__file__).parents[4] / "handlers"
IN_QUERY = re.compile(r"""request\.args(?:\.get|\.getlist)?[(\[]["']([a-z_]+)["']""")
IN_FORM = re.compile('name="([a-z_]+)"')
WAYS_OUT = frozenset({"sign_in.leave", "people.end"})
"""Doors after which nobody is signed in any more."""

PARAMETER = re.compile("<(?:[^<>]*:)?([a-z_]+)>")
INSIDE = (Access.BOARD, Access.COORDINATOR)
EVERY = READING + WRITING
ABSURD = (
    "9" * 5_000,
    "-1",
    "0",
    "๒๕๖๙",
    "2569.0",
    "nan",
    "\0",
    "a\0b",
    "\r\nSet-Cookie: a=b",
    "ก" * 3_000,
    "[]",
    "..",
)
CROOKED = (
    "..",
    "../..",
    "%2e%2e",
    "\0",
    "a\0",
    "9" * 5_000,
    "99999999999",
    "-1",
    "๑",
    "'\"<script>",
    "a/b",
    ";a",
    "%",
)


@pytest.fixture(scope="module")
def building(migrated_sqlite_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    with a_building(a_copy(migrated_sqlite_file, tmp_path_factory.mktemp("crooked"))) as building:
        yield building


def names_in_queries() -> list[str]:
    """Every name any page looks for in its query."""
    code = [path.read_text(encoding="utf-8") for path in HANDLERS.rglob("*.py")]
    return sorted({name for text in code for name in IN_QUERY.findall(text)})


def is_safe(answer: TestResponse) -> bool:
    """No fault, nothing of our own code or machine, and a header only we set."""
    leaks = (b"from __future__", b"{% block", b"root:", b"Traceback", b"sqlalchemy")
    is_told = any(leak in answer.data for leak in leaks)
    answer.close()
    return answer.status_code < 500 and not is_told


def with_crooked(rule: Rule, building: Building, crooked: str, value: str) -> str:
    """The route's path with one of its parameters so."""
    known = building.values.get(rule.endpoint, {})

    def real(found: re.Match[str]) -> str:
        return value if found[1] == crooked else str(known[found[1]])

    return as_served(PARAMETER.sub(real, rule.rule))


def as_served(path: str) -> str:
    """The path as a server hands it on: its bytes as letters (PEP 3333)."""
    return path.encode().decode("latin-1")


def test_no_parameter_of_a_path_is_too_strange(building: Building) -> None:
    token = csrf_of(building.coordinator)
    before = building.stored()
    asked, unsafe = 0, []
    for rule in building.stage.app.url_map.iter_rules():
        doors = [(name, value) for name in sorted(rule.arguments) for value in CROOKED]
        method = "POST" if "POST" in (rule.methods or set()) else "GET"
        for name, value in doors:
            path = {"PATH_INFO": with_crooked(rule, building, name, value)}
            form = {"csrf": token} if method == "POST" else None
            answer = building.coordinator.open("/", method=method, data=form, environ_overrides=path)
            asked += 1
            if answer.status_code < 300 or not is_safe(answer):
                unsafe.append((answer.status_code, method, rule.rule, name, value[:20]))

    assert asked > 400
    assert unsafe == []
    assert building.stored() == before


def test_no_query_is_too_absurd(building: Building) -> None:
    names = names_in_queries()
    assert {"year", "round", "q", "before", "back"} <= set(names)
    doors = [door[2] for door in building.doors(Access.PUBLIC, *INSIDE, methods=READING)]
    absurd = cycle(ABSURD)
    unsafe = []
    for path, name in product((urlsplit(address).path for address in doors), names):
        value = next(absurd)
        answer = building.coordinator.get(f"{path}?{name}={quote(value)}&{name}=2&%ff=%ff&=&&{name}")
        if not is_safe(answer) or "Set-Cookie: a" in str(answer.headers):
            unsafe.append((answer.status_code, path, name, value[:20]))

    assert unsafe == []


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../board.py",
        "/assets/..%2fboard.py",
        "/assets/%2e%2e%2f%2e%2e%2fapp.py",
        "/assets/..%5cboard.py",
        "/assets//etc/passwd",
        "/assets/%00board.css",
        "/board/plan/..%2f..%2fmetrics",
        "//board/people",
        "/board/./people",
        "/board/people/%2e%2e/settings",
        "/BOARD/people",
        "/board/people;admin",
        "/board/people%0d%0aSet-Cookie:a=b",
    ],
)
def test_crooked_paths_lead_nowhere(building: Building, path: str) -> None:
    answer = building.stranger.get("/", environ_overrides={"PATH_INFO": as_served(unquote(path))})

    assert answer.status_code in (308, 400, 401, 404)
    assert is_safe(answer)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"},
        {"X-Original-URL": "/board/people", "X-Rewrite-URL": "/board/people"},
        {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1"},
        {"X-HTTP-Method-Override": "POST", "X-Method-Override": "DELETE"},
        {"Forwarded": "host=evil.example"},
    ],
)
def test_what_headers_claim_changes_nothing(building: Building, headers: dict[str, str]) -> None:
    """Not who may come in, not what a page says of itself, and not what is done."""
    before = building.stored()
    stranger = building.stranger
    shut = {
        ask_with(stranger, address, headers).status_code
        for _endpoint, _method, address in building.doors(*INSIDE, Access.EXECUTIVE, methods=READING)
    }
    told = [
        address
        for _endpoint, _method, address in building.doors(Access.PUBLIC, *INSIDE, methods=READING)
        if not tells_only_of_us(ask_with(building.coordinator, address, headers))
    ]

    assert (shut, told) == ({401}, [])
    assert building.stored() == before


def ask_with(browser: FlaskClient, address: str, headers: dict[str, str]) -> TestResponse:
    """Whatever the host is called, the session goes with it."""
    session = browser.get_cookie(SESSION_COOKIE)
    cookie = {"Cookie": f"{SESSION_COOKIE}={session.value}"} if session else {}
    return browser.application.test_client(use_cookies=False).get(address, headers={**headers, **cookie})


def tells_only_of_us(answer: TestResponse) -> bool:
    told = f"{answer.data!r} {answer.headers}"
    answer.close()
    return answer.status_code < 500 and "evil.example" not in told


def test_no_door_opens_another_way_than_it_is_made(building: Building) -> None:
    """Reading doors take nothing, whatever a form or a query calls the method."""
    rules = {rule.rule: rule for rule in building.stage.app.url_map.iter_rules()}
    written = {rule.rule for rule in rules.values() if (rule.methods or set()) & set(WRITING)}
    token = csrf_of(building.coordinator)
    opened = []
    for rule in rules.values():
        address = urlsplit(building.address(rule)).path
        ways = [way for way in WRITING if way != "POST" or rule.rule not in written]
        for method in ways:
            answer = ask(building.coordinator, method, f"{address}?_method=POST", csrf=token, _method="GET")
            if answer.status_code not in (404, 405):
                opened.append((answer.status_code, method, rule.rule))

    assert opened == []


def test_a_form_beyond_the_limit_is_refused_in_words_at_every_door(building: Building) -> None:
    """What is sent is not even read: the browser says beforehand how much it is."""
    too_much = str(LARGEST_FORM_BYTES + 1)
    answers = {}
    for browser, accesses in (
        (building.coordinator, (Access.BOARD, Access.COORDINATOR)),
        (building.executive, (Access.EXECUTIVE,)),
    ):
        for endpoint, _method, address in building.doors(*accesses, methods=("POST",)):
            answers[endpoint] = browser.post(
                address,
                data=b"--line",
                content_type="multipart/form-data; boundary=line",
                environ_overrides={"CONTENT_LENGTH": too_much},
            )
    answers["verify.check"] = building.stranger.post(
        "/verify",
        data=b"",
        content_type="multipart/form-data; boundary=a",
        environ_overrides={"CONTENT_LENGTH": too_much},
    )

    assert len(answers) > 20
    assert {key: one.status_code for key, one in answers.items() if one.status_code != 413} == {}
    assert all("ไฟล์ใหญ่เกินไป" in answer.text for answer in answers.values())


@pytest.mark.parametrize("address", ["/board/plan/preview", "/board/settings/emblem"])
def test_an_upload_beyond_the_limit_is_refused_in_words(building: Building, address: str) -> None:
    parts = (
        ("csrf", "", csrf_of(building.coordinator)),
        ("file", '; filename="a.docx"', "0" * LARGEST_FORM_BYTES),
    )
    body = "".join(
        f'--line\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n'
        for name, more, value in parts
    )
    answer = building.coordinator.post(
        address, data=f"{body}--line--\r\n".encode(), content_type="multipart/form-data; boundary=line"
    )

    assert (answer.status_code, "ไฟล์ใหญ่เกินไป" in answer.text) == (413, True)


def test_no_form_is_too_absurd(building: Building) -> None:
    """Every field any page has, filled with nonsense, at every door. The last test: some is taken."""
    token = csrf_of(building.coordinator)
    faults = []
    for endpoint, _method, address in building.doors(*INSIDE, methods=("POST",)):
        for value in ("", "9" * 5_000, "-1", "\0", "a\0b", "๒๕๖๙-๑๓-๙๙") if endpoint not in WAYS_OUT else ():
            form = {**dict.fromkeys(fields_of_forms(), value), "csrf": token}
            answer = building.coordinator.post(address, data=form)
            if not is_safe(answer) or ("\0" in value and answer.status_code != 400):
                faults.append((answer.status_code, address, value[:20]))

    assert faults == []


def fields_of_forms() -> list[str]:
    templates = [path.read_text(encoding="utf-8") for path in HANDLERS.rglob("*.html")]
    return sorted({name for text in templates for name in IN_FORM.findall(text)})
