"""The questions we ask LINE, and silence as an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.chat import Chat, ChatKind
from bot.line.asking import GroupSummary, Profile, Quota
from bot.line.outbound import Messenger
from tests.support.loopback import Answer, Loopback, answer

Question = Callable[[Messenger], object]
SOMCHAI = {
    "userId": "U1",
    "displayName": "สมชาย 🌾",
    "pictureUrl": "https://example.com/1.jpg",
    "language": "th",
}
AS_PROFILE = Profile("U1", "สมชาย 🌾", "https://example.com/1.jpg")
GROUP = {"groupId": "C1", "groupName": "กองคลัง ห้วยตาล"}

ASKED: list[tuple[Question, str, object, object]] = [
    (lambda m: m.profile("U1"), "/v2/bot/profile/U1", SOMCHAI, AS_PROFILE),
    (lambda m: m.group_member("C1", "U1"), "/v2/bot/group/C1/member/U1", SOMCHAI, AS_PROFILE),
    (lambda m: m.room_member("R1", "U1"), "/v2/bot/room/R1/member/U1", SOMCHAI, AS_PROFILE),
    (
        lambda m: m.group_summary("C1"),
        "/v2/bot/group/C1/summary",
        GROUP,
        GroupSummary("C1", "กองคลัง ห้วยตาล"),
    ),
    (
        lambda m: m.member_count(Chat(ChatKind.GROUP, "C1")),
        "/v2/bot/group/C1/members/count",
        {"count": 15},
        15,
    ),
    (lambda m: m.member_count(Chat(ChatKind.ROOM, "R1")), "/v2/bot/room/R1/members/count", {"count": 3}, 3),
    (lambda m: m.quota(), "/v2/bot/message/quota", {"type": "limited", "value": 300}, Quota(300)),
    (lambda m: m.quota(), "/v2/bot/message/quota", {"type": "none"}, Quota(None)),
    (lambda m: m.consumption(), "/v2/bot/message/quota/consumption", {"totalUsage": 45}, 45),
]


@pytest.mark.parametrize(("question", "path", "said", "meant"), ASKED)
class TestQuestion:
    def test_is_answered(
        self, messenger: Messenger, line: Loopback, question: Question, path: str, said: object, meant: object
    ) -> None:
        line.will_answer(answer(200, said))
        assert question(messenger) == meant
        (heard,) = line.heard
        assert (heard.method, heard.path) == ("GET", path)

    @pytest.mark.parametrize(
        "silence",
        [
            answer(404, {"message": "Not found"}),
            answer(403, {"message": "Access to this API is not available for your account"}),
            answer(500, {}),
            Answer(429, b"", {"Retry-After": "3600"}),
            answer(200, {}),
            answer(200, [1]),
            Answer(200, b"<html>"),
            Answer(503, b"\xff"),
        ],
    )
    def test_may_stay_open(
        self,
        messenger: Messenger,
        line: Loopback,
        question: Question,
        path: str,
        said: object,
        meant: object,
        silence: Answer,
    ) -> None:
        line.will_answer(silence)
        assert question(messenger) is None
        assert len(line.heard) == 1


def test_a_direct_chat_reaches_one_person_without_asking(messenger: Messenger, line: Loopback) -> None:
    assert messenger.member_count(Chat(ChatKind.DIRECT, "U1")) == 1
    assert line.heard == []


def test_a_question_lost_on_the_way_is_asked_once_more(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(Answer(cut=True), answer(200, {"totalUsage": 45}))
    assert messenger.consumption() == 45


@pytest.mark.parametrize("nothing", [Answer(cut=True), Answer(slow=True)])
def test_a_question_is_given_up_after_the_second_time(
    messenger: Messenger, line: Loopback, nothing: Answer
) -> None:
    line.will_answer(nothing)
    assert messenger.consumption() is None
    assert len(line.heard) == 2


def test_leaving_a_group(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(answer(200, {}), answer(404, {"message": "Not found"}))
    assert messenger.leave("C1")
    assert not messenger.leave("C1")
    assert (line.heard[0].method, line.heard[0].path) == ("POST", "/v2/bot/group/C1/leave")
