"""The questions we ask LINE: names of people and groups, members, the quota."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from urllib3.exceptions import HTTPError

from bot.chat import Chat, ChatKind
from bot.line.connection import Connection
from bot.line.fields import count_in, words_in
from bot.line.sent import document

log = logging.getLogger(__name__)

_EXPECTED_REFUSALS = frozenset({403, 404})


@dataclass(frozen=True)
class Profile:
    """A person as they call themselves on LINE; names are self-chosen and change."""

    user_id: str
    display_name: str
    picture_url: str | None = None


@dataclass(frozen=True)
class GroupSummary:
    """A group as its members named it."""

    group_id: str
    name: str
    picture_url: str | None = None


@dataclass(frozen=True)
class Quota:
    """The month's quota, one for each recipient of a push; `limit` None is a plan without one."""

    limit: int | None


class Asking:
    """Questions to LINE. Each answer is None when LINE does not say, for whatever reason.

    A question LINE did not hear is asked a second time; with connecting and waiting counted twice it
    takes at most about twice the sum of the timeouts.
    """

    def __init__(self, connection: Connection, timeout: tuple[float, float]) -> None:
        self._connection = connection
        self._timeout = timeout

    def profile(self, user_id: str) -> Profile | None:
        """A friend of the account; in groups use `group_member`."""
        return _profile(self._ask(self._api.get_profile_with_http_info, user_id))

    def group_member(self, group_id: str, user_id: str) -> Profile | None:
        """A member of a group, friend or not."""
        return _profile(self._ask(self._api.get_group_member_profile_with_http_info, group_id, user_id))

    def room_member(self, room_id: str, user_id: str) -> Profile | None:
        """A member of an old multi-person room."""
        return _profile(self._ask(self._api.get_room_member_profile_with_http_info, room_id, user_id))

    def group_summary(self, group_id: str) -> GroupSummary | None:
        """What the group is called now; no event tells of a new name."""
        answer = self._ask(self._api.get_group_summary_with_http_info, group_id) or {}
        found, name = words_in(answer.get("groupId")), words_in(answer.get("groupName"))
        return GroupSummary(found, name, words_in(answer.get("pictureUrl"))) if found and name else None

    def member_count(self, chat: Chat) -> int | None:
        """How many people a push to the chat reaches, our account not counted: its price."""
        if chat.kind is ChatKind.DIRECT:
            return 1
        if chat.kind is ChatKind.ROOM:
            answer = self._ask(self._api.get_room_member_count_with_http_info, chat.id)
        else:
            answer = self._ask(self._api.get_group_member_count_with_http_info, chat.id)
        return count_in((answer or {}).get("count"))

    def quota(self) -> Quota | None:
        """How much may be sent this month, messages from the account manager included."""
        answer = self._ask(self._api.get_message_quota_with_http_info) or {}
        if answer.get("type") == "none":
            return Quota(None)
        limit = count_in(answer.get("value"))
        return Quota(limit) if limit is not None else None

    def consumption(self) -> int | None:
        """How much of the quota is used this month; LINE calls it approximate."""
        answer = self._ask(self._api.get_message_quota_consumption_with_http_info) or {}
        return count_in(answer.get("totalUsage"))

    @property
    def _api(self) -> Any:
        return self._connection.sdk().api

    def _ask(self, call: Any, *about: str) -> Mapping[str, object] | None:
        try:
            answer = call(*about, _request_timeout=self._timeout, _preload_content=False)
        except self._connection.sdk().models.ApiException as error:
            if error.status not in _EXPECTED_REFUSALS:
                request_id = (error.headers or {}).get("x-line-request-id")
                log.warning("LINE answered a question with %s (request %s)", error.status, request_id)
            return None
        except (HTTPError, UnicodeDecodeError) as error:
            log.warning("LINE did not answer a question: %s", type(error).__name__)
            return None
        return document(answer.raw_data)


def _profile(answer: Mapping[str, object] | None) -> Profile | None:
    found = answer or {}
    user_id, name = words_in(found.get("userId")), words_in(found.get("displayName"))
    return Profile(user_id, name, words_in(found.get("pictureUrl"))) if user_id and name else None
