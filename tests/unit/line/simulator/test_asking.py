"""What the bot can find out about people and groups."""

from __future__ import annotations

import pytest

from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from tests.unit.line.simulator.bot_double import Caller

UNKNOWN = "0123456789abcdef" * 2


def test_a_friend_has_a_profile(bot: Caller, somsri: Person) -> None:
    assert bot.get(f"/v2/bot/profile/{somsri.id}").get_json() == {
        "displayName": "สมศรี",
        "userId": somsri.id,
        "language": "th",
    }


def test_strangers_blockers_and_the_unknown_have_none(line: Platform, bot: Caller, somsri: Person) -> None:
    stranger = line.add_user("คนนอก")
    line.block(somsri)
    for user_id in (stranger.id, somsri.id, "U" + UNKNOWN, "x"):
        assert bot.get(f"/v2/bot/profile/{user_id}").status_code == 404


def test_a_member_has_a_profile_in_the_group_until_leaving(line: Platform, bot: Caller, group: Group) -> None:
    member = line.add_user("วิชัย")
    line.join_member(group, member)
    line.block(member)
    path = f"/v2/bot/group/{group.id}/member/{member.id}"
    assert bot.get(path).get_json() == {"displayName": "วิชัย", "userId": member.id}
    line.rename(member, "วิชัย (ลาพัก)")
    assert bot.get(path).get_json()["displayName"] == "วิชัย (ลาพัก)"
    line.leave_member(group, member)
    assert bot.get(path).status_code == 404


def test_summary_and_count_of_a_group(line: Platform, bot: Caller, group: Group) -> None:
    path = f"/v2/bot/group/{group.id}"
    assert bot.get(f"{path}/summary").get_json() == {"groupId": group.id, "groupName": group.name}
    line.rename(group, "กองช่าง")
    assert bot.get(f"{path}/summary").get_json()["groupName"] == "กองช่าง"
    assert bot.get(f"{path}/members/count").get_json() == {"count": 2}


def test_a_room_has_members_but_no_summary(line: Platform, bot: Caller, somsri: Person) -> None:
    room = line.add_room([somsri], bot_in=True)
    assert bot.get(f"/v2/bot/room/{room.id}/members/count").get_json() == {"count": 1}
    assert bot.get(f"/v2/bot/room/{room.id}/member/{somsri.id}").status_code == 200
    assert bot.get(f"/v2/bot/room/{room.id}/summary").status_code == 404


@pytest.mark.parametrize("rest", ["summary", "members/count", "member/x"])
def test_malformed_is_400_and_unknown_is_404(line: Platform, bot: Caller, rest: str) -> None:
    outside = line.add_group("ไม่ได้เชิญ")
    paths = [f"/v2/bot/group/{chat}/{rest}" for chat in ("R" + UNKNOWN, "C" + UNKNOWN, outside.id)]
    assert [bot.get(path).status_code for path in paths] == [400, 404, 404]


def test_the_member_list_is_for_verified_accounts(line: Platform, bot: Caller, group: Group) -> None:
    path = f"/v2/bot/group/{group.id}/members/ids"
    assert bot.get(path).status_code == 403
    line.channel.verified = True
    newcomers = [line.add_user(f"คนที่ {number}") for number in range(120)]
    line.join_member(group, *newcomers)
    first = bot.get(path).get_json()
    second = bot.get(f"{path}?start={first['next']}").get_json()
    assert (len(first["memberIds"]), len(second["memberIds"]), "next" in second) == (100, 21, False)


def test_the_bot_knows_itself(line: Platform, bot: Caller) -> None:
    info = bot.get("/v2/bot/info").get_json()
    assert (info["userId"], info["displayName"]) == (line.channel.bot_user_id, "ตามงาน")
    assert (info["chatMode"], info["markAsReadMode"]) == ("bot", "auto")
