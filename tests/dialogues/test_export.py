"""From the word in the chat to the document on the screen: the link, its life and its end."""

from __future__ import annotations

import io
from collections.abc import Iterator
from urllib.parse import urlsplit

import docx
import pytest

from bot.line.simulator.buttons import buttons
from bot.links import NO_LINKS
from bot.store.store import Store
from tests.support.stage import Stage, a_stage
from tests.support.village import found_village

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Stage]:
    with a_stage(sqlite_store) as found:
        yield found


def link_for(stage: Stage, words: str = "ส่งออก") -> str:
    """The address behind the button a coordinator is given, from its path on."""
    office, _plan = found_village(stage)
    coordinator = stage.coordinator(office)
    (answer,) = stage.say(coordinator, coordinator, words)
    (button,) = buttons(answer)
    address = urlsplit(button.field("uri") or "")
    assert f"{address.scheme}://{address.netloc}" == "https://bot.example"
    assert "openExternalBrowser=1" in address.query
    return f"{address.path}?{address.query}"


def test_the_link_opens_the_document_under_its_thai_name(stage: Stage) -> None:
    opened = stage.client.get(link_for(stage))

    assert opened.status_code == 200
    assert opened.mimetype == WORD
    disposition = opened.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename=\"report-2569-1.docx\"; filename*=UTF-8''%E0%B8%A3")
    assert opened.headers["X-Content-Type-Options"] == "nosniff"
    assert opened.headers["Cache-Control"] == "private, no-store"
    assert "ขอรายงานผล" in "\n".join(p.text for p in docx.Document(io.BytesIO(opened.data)).paragraphs)


def test_the_same_link_gives_the_same_document_whatever_is_said_later(stage: Stage) -> None:
    office, _plan = found_village(stage)
    coordinator = stage.coordinator(office)
    staff = stage.platform.add_user("สุดา")
    group = stage.division_group(coordinator, "กองคลัง", [staff])
    stage.say(staff, group, "รายงาน 3 ทำทะเบียนเสร็จแล้ว")
    stage.later(60)

    def fresh_link() -> str:
        (answer,) = stage.say(coordinator, coordinator, "ส่งออก")
        return urlsplit(buttons(answer)[0].field("uri") or "").path

    first = fresh_link()
    before = stage.client.get(first).data
    stage.later(60)
    stage.say(staff, group, "รายงาน 4 ลงเว็บไซต์แล้ว")
    stage.later(60)

    assert stage.client.get(first).data == before
    assert stage.client.get(fresh_link()).data != before


def test_a_link_ends_after_a_day(stage: Stage) -> None:
    address = link_for(stage)
    stage.later(24 * 3600 - 1)
    assert stage.client.get(address).status_code == 200
    stage.later(1)
    ended = stage.client.get(address)
    assert ended.status_code == 410
    assert "ลิงก์นี้หมดอายุแล้ว" in ended.text
    assert "ส่งออก" in ended.text


def test_a_link_that_was_touched_opens_nothing(stage: Stage) -> None:
    address = link_for(stage)
    for wrong in (address.replace("/files/", "/files/x"), "/files/a.b.c", "/files/%01"):
        refused = stage.client.get(wrong)
        assert refused.status_code == 404
        assert "ลิงก์นี้ไม่ถูกต้อง" in refused.text
        assert refused.headers["Cache-Control"] == "private, no-store"
        assert "default-src 'none'" in refused.headers["Content-Security-Policy"]


def test_a_head_request_tells_what_a_get_would_bring(stage: Stage) -> None:
    address = link_for(stage, "ส่งออก เวิร์ด ค่ะ")
    head, whole = stage.client.head(address), stage.client.get(address)
    assert head.status_code == 200
    assert head.data == b""
    assert head.headers["Content-Length"] == str(len(whole.data))
    assert head.headers["Content-Disposition"] == whole.headers["Content-Disposition"]
    assert stage.client.post(address).status_code == 405


def test_without_an_address_of_our_own_one_sentence_says_what_is_missing(sqlite_store: Store) -> None:
    with a_stage(sqlite_store, links=NO_LINKS) as stage:
        office, _plan = found_village(stage)
        coordinator = stage.coordinator(office)
        (answer,) = stage.say(coordinator, coordinator, "ส่งออก")
        assert "PUBLIC_URL และ SECRET_KEY" in str(answer.content["text"])
