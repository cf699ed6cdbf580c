"""The simulator on a real socket, with LINE's own client and over plain HTTP."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
import urllib3
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from bot.line.simulator.faults import Fault, FaultKind
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from bot.line.simulator.server import RunningSimulator, serve
from bot.line.simulator.transport import post_over_http
from tests.unit.line.simulator.bot_double import Listener

KEY = "123e4567-e89b-12d3-a456-426614174000"
PUSH = "/v2/bot/message/push"


@pytest.fixture
def running(line: Platform) -> Iterator[RunningSimulator]:
    with serve(line) as server:
        yield server


def test_lines_own_client_is_content_with_it(
    line: Platform, listener: Listener, running: RunningSimulator, group: Group, somsri: Person
) -> None:
    from linebot.v3 import messaging  # noqa: PLC0415 - two seconds that only this test has to pay

    configuration = messaging.Configuration(host=running.url, access_token=line.channel.access_token)
    line.say(somsri, group, "ค้าง")
    photo = line.send_photo(somsri, group, b"photo")
    line.deliver()
    token = listener.deliveries[0].events[0]["replyToken"]
    words = messaging.TextMessage(text="เหลือ 2 ข้อ")
    with messaging.ApiClient(configuration) as client:
        api = messaging.MessagingApi(client)
        reply = api.reply_message(messaging.ReplyMessageRequest(replyToken=token, messages=[words]))
        request = messaging.PushMessageRequest(to=group.id, messages=[words])
        first = api.push_message_with_http_info(request, x_line_retry_key=KEY)
        with pytest.raises(messaging.ApiException) as conflict:
            api.push_message(request, x_line_retry_key=KEY)
        content = messaging.MessagingApiBlob(client).get_message_content(photo.id)
        assert api.get_group_member_profile(group.id, somsri.id).display_name == "สมศรี"
        assert api.get_profile(somsri.id).user_id == somsri.id
        assert api.get_message_quota().value == 300
        assert api.get_message_quota_consumption().total_usage == 2
        assert api.get_webhook_endpoint().active
    assert [one.id for one in reply.sent_messages] == [line.messages(group)[-2].id]
    assert conflict.value.status == 409
    repeated = messaging.ErrorResponse.from_json(conflict.value.body)
    assert [one.id for one in repeated.sent_messages] == [one.id for one in first.data.sent_messages]
    accepted = conflict.value.headers["x-line-accepted-request-id"]
    assert accepted == first.headers["x-line-request-id"]
    assert bytes(content) == b"photo"


def test_a_port_that_is_taken_is_an_error_like_any_other(line: Platform, running: RunningSimulator) -> None:
    with pytest.raises(OSError, match="in use"):
        serve(line, running.port)


def test_a_lost_answer_is_a_dropped_connection(
    line: Platform, running: RunningSimulator, group: Group
) -> None:
    line.faults.add(Fault(PUSH, FaultKind.LOST_ANSWER))
    headers = {"Authorization": f"Bearer {line.channel.access_token}", "X-Line-Retry-Key": KEY}
    body = {"to": group.id, "messages": [{"type": "text", "text": "ครั้งเดียว"}]}
    with urllib3.PoolManager(retries=False, timeout=5) as pool:
        with pytest.raises(urllib3.exceptions.ProtocolError):
            pool.request("POST", running.url + PUSH, json=body, headers=headers)
        repeated = pool.request("POST", running.url + PUSH, json=body, headers=headers)
    assert repeated.status == 409
    assert len(line.messages(group)) == 1


def test_many_callers_at_once_are_counted_one_by_one(
    line: Platform, running: RunningSimulator, group: Group
) -> None:
    line.quota.limit = 20
    headers = {"Authorization": f"Bearer {line.channel.access_token}"}
    body = {"to": group.id, "messages": [{"type": "text", "text": "พร้อมกัน"}]}
    statuses: list[int] = []

    def call() -> None:
        with urllib3.PoolManager(retries=False) as pool:
            statuses.append(pool.request("POST", running.url + PUSH, json=body, headers=headers).status)

    callers = [threading.Thread(target=call) for _ in range(12)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert sorted(statuses) == [200] * 10 + [429] * 2
    assert len(line.messages(group)) == 10


def test_webhooks_travel_over_a_real_socket(line: Platform, group: Group, somsri: Person) -> None:
    heard: list[tuple[str, bytes, str]] = []

    @Request.application
    def bot(request: Request) -> Response:
        heard.append((request.path, request.get_data(), request.headers["X-Line-Signature"]))
        return Response(status=302, headers={"Location": "/elsewhere"})

    server = make_server("127.0.0.1", 0, bot)
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    line.post = post_over_http
    line.channel.webhook_url = f"http://127.0.0.1:{server.server_port}/callback?office=1"
    message = line.say(somsri, group, "รายงาน 3")
    attempts = line.deliver()
    thread.join()
    server.server_close()
    assert [(one.status, one.problem) for one in attempts] == [(302, "ERROR_STATUS_CODE")]
    assert heard[0][0] == "/callback"
    assert message.id.encode() in heard[0][1]


def test_a_bot_that_is_not_there_cannot_be_connected(line: Platform, group: Group, somsri: Person) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        line.channel.webhook_url = f"http://127.0.0.1:{free.getsockname()[1]}/callback"
        line.post = post_over_http
        line.say(somsri, group, "มีใครอยู่ไหม")
        assert [one.problem for one in line.deliver()] == ["COULD_NOT_CONNECT"]
