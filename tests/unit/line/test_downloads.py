"""Fetching what people sent, from LINE's other host and never more than asked for."""

from __future__ import annotations

from contextlib import closing

import pytest

from bot.line.connection import Connection
from bot.line.downloads import Content, NoContent
from bot.line.outbound import Messenger
from tests.support.loopback import Answer, Loopback, loopback, unused_address

PHOTO = b"\xff\xd8\xff" + bytes(200_000)


def photo(announced: int | None = None) -> Answer:
    return Answer(200, PHOTO, {"Content-Type": "Image/JPEG; x=y"}, announced=announced)


def test_a_photo_arrives_with_its_kind(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(photo())
    assert messenger.content("325708", len(PHOTO)) == Content(PHOTO, "image/jpeg")
    (heard,) = line.heard
    assert (heard.method, heard.path) == ("GET", "/v2/bot/message/325708/content")
    assert heard.headers["authorization"] == "Bearer a-secret-token"


def test_an_empty_file_of_no_kind_is_a_file(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(Answer(200, b""))
    assert messenger.content("1", 10) == Content(b"", "application/octet-stream")


@pytest.mark.parametrize("given", [photo(), photo(announced=-1)], ids=["announced", "unannounced"])
def test_too_large_is_not_read_to_the_end(messenger: Messenger, line: Loopback, given: Answer) -> None:
    line.will_answer(given)
    assert messenger.content("1", len(PHOTO) - 1) is NoContent.TOO_LARGE


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (Answer(202, b""), NoContent.NOT_READY),
        (Answer(400), NoContent.GONE),
        (Answer(404), NoContent.GONE),
        (Answer(410), NoContent.GONE),
        (Answer(401), NoContent.UNAVAILABLE),
        (Answer(429, b"", {"Retry-After": "3600"}), NoContent.UNAVAILABLE),
        (Answer(500), NoContent.UNAVAILABLE),
        (Answer(302, b"", {"Location": "http://127.0.0.1:9/elsewhere"}), NoContent.UNAVAILABLE),
        (photo(announced=len(PHOTO) + 1), NoContent.UNAVAILABLE),
        (Answer(cut=True), NoContent.UNAVAILABLE),
        (Answer(slow=True), NoContent.UNAVAILABLE),
    ],
)
def test_why_there_is_nothing(messenger: Messenger, line: Loopback, given: Answer, reason: NoContent) -> None:
    line.will_answer(given)
    assert messenger.content("1", 10**6) is reason


def test_the_connection_serves_the_next_download(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(photo(announced=-1), photo())
    assert messenger.content("1", 10) is NoContent.TOO_LARGE
    assert messenger.content("2", len(PHOTO)) == Content(PHOTO, "image/jpeg")


def test_a_message_id_cannot_lead_to_another_path(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(Answer(404))
    messenger.content("../../profile/U1?x", 10)
    assert line.heard[0].path == "/v2/bot/message/..%2F..%2Fprofile%2FU1%3Fx/content"


def test_downloads_and_messages_go_to_different_hosts(line: Loopback) -> None:
    with loopback() as data_host, closing(Messenger("t", line.base + "/", data_host.base + "/")) as messenger:
        line.will_answer(Answer(404))
        data_host.will_answer(Answer(404))
        messenger.consumption()
        messenger.content("1", 10)
        assert [heard.path for heard in line.heard] == ["/v2/bot/message/quota/consumption"]
        assert [heard.path for heard in data_host.heard] == ["/v2/bot/message/1/content"]


def test_where_nobody_listens_it_is_unavailable() -> None:
    with closing(Messenger("t", None, unused_address(), timeout=(0.5, 0.5))) as messenger:
        assert messenger.content("1", 10) is NoContent.UNAVAILABLE


def test_without_addresses_of_our_own_line_is_asked_at_its_two_hosts() -> None:
    with closing(Connection("t", None, None)) as connection:
        assert connection.content_url("1") == "https://api-data.line.me/v2/bot/message/1/content"
        assert connection.sdk().api_client.configuration.host == "https://api.line.me"
