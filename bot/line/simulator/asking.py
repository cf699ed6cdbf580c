"""What the bot asks LINE: who somebody is, how large a group is, what is left of the quota, the bytes."""

from __future__ import annotations

import re

from bot.line.simulator.contents import Content
from bot.line.simulator.people import Group, Person
from bot.line.simulator.refusals import ApiRefusal
from bot.line.simulator.state import State

PAGE = 100
_SHAPES = {"group": re.compile(r"C[0-9a-f]{32}"), "room": re.compile(r"R[0-9a-f]{32}")}


class Asking(State):
    """The endpoints that read. `kind` is "group" or "room" wherever both exist."""

    def profile(self, user_id: str) -> dict[str, object]:
        """A friend's profile, or that of somebody who wrote one to one; else 404 (R#get-profile)."""
        with self.lock:
            person = self.people.person(user_id)
            knows_bot = person is not None and (person.is_friend or person.wrote_at is not None)
            if person is None or not knows_bot or person.has_blocked or not person.consent:
                raise not_found()
            return {**_profile(person), "language": "th"}

    def group_summary(self, group_id: str) -> dict[str, object]:
        """Name of a group the bot is in; rooms have no summary."""
        with self.lock:
            return {"groupId": group_id, "groupName": self._group("group", group_id).name}

    def member_count(self, kind: str, group_id: str) -> dict[str, object]:
        """Members without the bot."""
        with self.lock:
            return {"count": len(self._group(kind, group_id).members)}

    def member_profile(self, kind: str, group_id: str, user_id: str) -> dict[str, object]:
        """A current member's profile, friend or not; 404 after leaving (R#get-group-member-profile)."""
        with self.lock:
            person = self._group(kind, group_id).member(user_id)
            if person is None or not person.consent:
                raise not_found()
            return _profile(person)

    def member_ids(self, kind: str, group_id: str, start: str | None) -> dict[str, object]:
        """Ids page by page, for verified accounts only (R#get-group-member-user-ids)."""
        with self.lock:
            if not self.channel.verified:
                raise ApiRefusal(403, "Access to this API is not available for your account")
            group = self._group(kind, group_id)
            first = int(start) if start is not None and start.isdecimal() else 0
            ids = [person.id for person in group.members if person.consent]
            more = {"next": str(first + PAGE)} if len(ids) > first + PAGE else {}
            return {"memberIds": ids[first : first + PAGE], **more}

    def quota_limit(self) -> dict[str, object]:
        """The month's quota (R#get-quota)."""
        with self.lock:
            limit = self.quota.limit
            return {"type": "none"} if limit is None else {"type": "limited", "value": limit}

    def quota_consumption(self) -> dict[str, object]:
        """What was used this month (R#get-consumption)."""
        with self.lock:
            return {"totalUsage": self.quota.used(self.now())}

    def bot_info(self) -> dict[str, object]:
        """The account itself (R#get-bot-info)."""
        with self.lock:
            return {
                "userId": self.channel.bot_user_id,
                "basicId": self.channel.basic_id,
                "displayName": self.channel.name,
                "chatMode": "bot",
                "markAsReadMode": "auto",
            }

    def content(self, message_id: str) -> Content:
        """What a message carries; 202 without bytes while it is prepared (R#get-content)."""
        with self.lock:
            return self._content(message_id)

    def preview(self, message_id: str) -> Content:
        """The small picture of a photo or video; 400 for other kinds."""
        with self.lock:
            content = self._content(message_id)
            if content.kind not in ("image", "video"):
                raise ApiRefusal(400, "The content has no preview")
            return content

    def transcoding(self, message_id: str) -> dict[str, object]:
        """How far the preparation of a video or voice note is; 400 for other kinds."""
        with self.lock:
            content = self._content(message_id)
            if content.kind not in ("video", "audio"):
                raise ApiRefusal(400, "The content is not video or audio")
            return {"status": {"ready": "succeeded", "preparing": "processing"}.get(content.status, "failed")}

    def _content(self, message_id: str) -> Content:
        message, content = self.log.find(message_id), self.contents.find(message_id)
        if message is not None and message.is_unsent:
            raise ApiRefusal(410, "The content is gone")
        if message is not None and content is None:
            raise ApiRefusal(400, "The message has no content")
        if content is None or content.is_external:
            raise ApiRefusal(404, "not found")
        if content.status == "gone":
            raise ApiRefusal(410, "The content is gone")
        return content

    def _group(self, kind: str, group_id: str) -> Group:
        if _SHAPES[kind].fullmatch(group_id) is None:
            raise ApiRefusal(400, f"The value for the '{kind}Id' parameter is invalid")
        group = self.people.group(group_id)
        if group is None or not group.bot_in:
            raise not_found()
        return group


def not_found() -> ApiRefusal:
    """LINE's 404."""
    return ApiRefusal(404, "Not found")


def _profile(person: Person) -> dict[str, object]:
    return {"displayName": person.name, "userId": person.id}
