"""Logs say what happened and how long it took, and never what anybody wrote, is called, or keeps secret."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from io import StringIO

import pytest

from bot.config import LogFormat
from bot.line.simulator.faults import Fault, FaultKind
from bot.logs import begin_logging
from bot.service.signing_in import make_link
from bot.store.leadership import Leadership
from bot.store.store import Store
from handlers.naming_people import learn_names
from scheduler.jobs import Job
from scheduler.metronome import Metronome
from scheduler.tools import Tools
from tests.support.khlang import Khlang
from tests.support.stage import LINKS, Stage, a_stage

SPOKEN = "ทะเบียนยืมพัสดุครุภัณฑ์สีฟ้า"


@pytest.fixture(params=list(LogFormat), ids=lambda form: form.value)
def written(request: pytest.FixtureRequest) -> Iterator[StringIO]:
    """What the log of this process says, in each of its forms."""
    stream = StringIO()
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    begin_logging(request.param, stream)
    yield stream
    root.handlers, root.level = before, level


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Stage]:
    with a_stage(sqlite_store) as found:
        yield found


def play(stage: Stage, sqlite_url: str) -> list[str]:
    """A whole story with everything that can go wrong in it; gives what no log may hold."""
    khlang = Khlang(stage)
    khlang.report(f"รายงาน 3 {SPOKEN}")
    khlang.photo()
    khlang.report(f"แก้ไข #1 {SPOKEN} ครบแล้ว")
    learn_names(stage.store, stage.worker.outbox.messenger, stage.clock.now())
    for path, kind in (("/v2/bot/message/reply", FaultKind.STATUS), ("/v2/bot/profile", FaultKind.STATUS)):
        stage.platform.faults.add(Fault(path, kind, status=500, times=2))
    khlang.report(f"รายงาน 4 {SPOKEN}")
    session = browse(stage, khlang)
    _break(stage, khlang)
    tick(stage, sqlite_url)
    return [
        *(SPOKEN, "สุดา", "อรุณี", "ห้วยตาล", khlang.suda.id, khlang.group.id),
        *(stage.platform.channel.secret, stage.platform.channel.access_token, LINKS.secret, session),
    ]


def browse(stage: Stage, khlang: Khlang) -> str:
    """The coordinator signs in and looks around; gives the token of the link."""
    with stage.store.writing() as books:
        link = make_link(books, khlang.office.id, khlang.coordinator.id, stage.clock.now())
    browser = stage.app.test_client()
    browser.post(f"/sign-in/{link}")
    assert browser.get("/board").status_code == 200
    browser.get(f"/board/search?q={SPOKEN}")
    browser.get(f"/files/{link}")
    stage.platform.post("https://bot.example/callback", SPOKEN.encode(), {"X-Line-Signature": link})
    return link


def _break(stage: Stage, khlang: Khlang) -> None:
    """A page and an event fail with the words in the error."""

    def fail(*_args: object, **_facts: object) -> None:
        raise ValueError(SPOKEN)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("handlers.web.public.published_offices", fail)
        assert stage.app.test_client().get(f"/p?q={SPOKEN}").status_code == 500
        patch.setattr("handlers.inbox.understand", fail)
        khlang.report(f"รายงาน 3 {SPOKEN}")
    logging.getLogger("urllib3.connectionpool").warning("Retrying %s after %r: %d", SPOKEN, SPOKEN, 3)
    try:
        fail()
    except ValueError:
        logging.getLogger("waitress").exception("Exception while serving %s", f"/sign-in/{SPOKEN}")


def tick(stage: Stage, sqlite_url: str) -> None:
    """A job of the clock fails with the words in the error."""

    def fail(_tools: Tools) -> None:
        raise ValueError(SPOKEN)

    messenger = stage.worker.outbox.messenger
    tools = Tools(stage.store, stage.clock, messenger, Leadership(sqlite_url), stage.files)
    Metronome(tools, ()).tick(Job("fails", 60, fail, leader_only=False))


def test_no_words_names_or_secrets_are_in_the_log_of_a_whole_story(
    stage: Stage, sqlite_url: str, written: StringIO
) -> None:
    forbidden = play(stage, sqlite_url)

    log = written.getvalue()
    assert log.count("event handled") > 5, "the story is in the log"
    assert [one for one in forbidden if one in log or json.dumps(one)[1:-1] in log] == []


@pytest.mark.parametrize("written", [LogFormat.JSON], indirect=True)
def test_a_line_for_machines_tells_event_office_and_duration(stage: Stage, written: StringIO) -> None:
    khlang = Khlang(stage)
    khlang.report()
    browse(stage, khlang)

    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    handled = [line for line in lines if line["message"] == "event handled"][-1]
    pages = {line["endpoint"]: line for line in lines if line["message"] == "page"}
    assert handled.keys() >= {"at", "level", "logger", "event", "milliseconds"}
    assert (handled["office"], handled["answered"]) == (khlang.office.id, True)
    assert pages["matrix.page"]["office"] == khlang.office.id
    assert pages["downloads.document"]["status"] == 404


@pytest.mark.parametrize("written", [LogFormat.TEXT], indirect=True)
def test_a_line_for_people_tells_the_same(stage: Stage, written: StringIO) -> None:
    khlang = Khlang(stage)
    khlang.report()

    last = [line for line in written.getvalue().splitlines() if "event handled" in line][-1]
    assert re.search(rf"INFO tamngan.inbox event handled event=\S+ office={khlang.office.id} ", last)
    assert re.search(r"milliseconds=[\d.]+ answered=True$", last)


def test_what_a_library_says_is_told_without_its_words(written: StringIO) -> None:
    logging.getLogger("urllib3.connectionpool").warning("Retrying after %r: try %d", SPOKEN, 3)

    assert "Retrying after '…': try 3" in written.getvalue()
    assert SPOKEN not in written.getvalue()
