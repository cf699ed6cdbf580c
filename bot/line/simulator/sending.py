"""What the bot says: replies, pushes and multicasts, with everything LINE refuses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.line.simulator import limits
from bot.line.simulator.message_limits import mentionees
from bot.line.simulator.messages import Message, Way
from bot.line.simulator.people import Group, Person, Place
from bot.line.simulator.refusals import ApiRefusal, Detail
from bot.line.simulator.state import State

QUOTABLE_KINDS = frozenset({"text", "textV2", "sticker", "image", "video", "template", "flex"})
_USER_ID = re.compile(r"U[0-9a-f]{32}")
_CHAT_ID = re.compile(r"[UCR][0-9a-f]{32}")
_NOT_SENT = "Failed to send messages"


@dataclass(frozen=True)
class _Draft:
    """A message about to be entered in a chat, with the message it quotes."""

    content: dict[str, object]
    quoted_id: str | None
    is_silent: bool


class Sending(State):
    """The message endpoints. Each gives the JSON of a 200, or raises what LINE answers instead."""

    def reply(self, body: Mapping[str, object], retry_key: str | None = None) -> dict[str, object]:
        """Answers an event: free, once, in time, and without a retry key (R#send-reply-message)."""
        with self.lock:
            if retry_key is not None:
                raise ApiRefusal(400, "The retry key is not supported by this endpoint")
            limits.check_request(body, limits.REPLY)
            token = str(body["replyToken"])
            place = self.tokens.place_to_answer(token, self.now())
            if place is None or (isinstance(place, Group) and not place.bot_in):
                raise ApiRefusal(400, "Invalid reply token")
            sent = self._place(self._drafts(body, place), place, "reply")
            self.tokens.use_up(token)
            return sent

    def push(
        self, body: Mapping[str, object], retry_key: str | None = None, request_id: str = ""
    ) -> dict[str, object]:
        """Says something unasked; counts everybody who receives it (R#send-push-message)."""
        with self.lock:
            limits.check_request(body, limits.PUSH)
            at = self.now()
            self.retry_keys.refuse_repeat(retry_key, at)
            place = self._addressee(str(body["to"]))
            drafts = self._drafts(body, place)
            self.quota.spend(_recipients([place], at), at)
            sent = self._place(drafts, place, "push")
            self.retry_keys.accept(retry_key, at, request_id, sent)
            return sent

    def multicast(
        self, body: Mapping[str, object], retry_key: str | None = None, request_id: str = ""
    ) -> dict[str, object]:
        """Says the same to several people one to one; never to a group (R#send-multicast-message)."""
        with self.lock:
            limits.check_request(body, limits.MULTICAST)
            at = self.now()
            self.retry_keys.refuse_repeat(retry_key, at)
            places = self._recipients_named(body["to"])
            drafts = [self._drafts(body, place) for place in places]
            self.quota.spend(_recipients(places, at), at)
            for place, its_drafts in zip(places, drafts, strict=True):
                self._place(its_drafts, place, "multicast")
            self.retry_keys.accept(retry_key, at, request_id, {})
            return {}

    def validate(self, body: Mapping[str, object]) -> dict[str, object]:
        """Checks message objects without sending (R#validate-message-objects-of-push-message)."""
        limits.check_request(body, limits.VALIDATE)
        return {}

    def _addressee(self, chat_id: str) -> Place:
        if _CHAT_ID.fullmatch(chat_id) is None:
            raise ApiRefusal(400, "The property, 'to', in the request body is invalid (line: -, column: -)")
        place = self.people.place(chat_id)
        if place is None or (isinstance(place, Group) and not place.bot_in):
            raise ApiRefusal(400, _NOT_SENT)
        return place

    def _recipients_named(self, named: object) -> list[Place]:
        ids = named if isinstance(named, list) else []
        wrong = [
            Detail("Invalid user id", f"to[{index}]")
            for index, user_id in enumerate(ids)
            if not isinstance(user_id, str) or _USER_ID.fullmatch(user_id) is None
        ]
        if wrong:
            raise limits.invalid(wrong)
        known = [self.people.person(user_id) for user_id in dict.fromkeys(ids)]
        return [person for person in known if person is not None]

    def _drafts(self, body: Mapping[str, object], place: Place) -> list[_Draft]:
        """The checked messages of a request; raises 400 when one quotes or mentions what is not there."""
        listed = body["messages"]
        messages: list[dict[str, object]] = listed if isinstance(listed, list) else []
        for message in messages:
            _refuse_foreign_mentions(message, place)
        is_silent = body.get("notificationDisabled") is True
        return [_Draft(dict(message), self._quoted(message, place), is_silent) for message in messages]

    def _place(self, drafts: Sequence[_Draft], place: Place, way: Way) -> dict[str, object]:
        entered = [self._enter(draft, place, way) for draft in drafts]
        return {
            "sentMessages": [
                {"id": message.id, **({"quoteToken": message.quote_token} if message.quote_token else {})}
                for message in entered
            ]
        }

    def _enter(self, draft: _Draft, place: Place, way: Way) -> Message:
        message = Message(self.ids.message(), place, None, self.now(), draft.content, way)
        message.quoted_id, message.is_silent = draft.quoted_id, draft.is_silent
        message.quote_token = self.ids.token() if message.kind in QUOTABLE_KINDS else None
        if isinstance(place, Person):
            message.delivered = place.receives(message.at) or (way == "reply" and not place.has_blocked)
        return self.log.add(message)

    def _quoted(self, message: Mapping[str, object], place: Place) -> str | None:
        token = message.get("quoteToken")
        if token is None:
            return None
        quoted = self.log.quotable(str(token), place)
        if quoted is None:
            raise ApiRefusal(400, "Invalid quote token")
        return quoted.id


def _recipients(places: Sequence[Place], at: datetime) -> int:
    """How many people a message counts: a group's members without the bot, one to one who receives it."""
    return sum(
        len(place.members) if isinstance(place, Group) else int(place.receives(at)) for place in places
    )


def _refuse_foreign_mentions(message: Mapping[str, object], place: Place) -> None:
    """Mentions are for groups and rooms, and for current members only (R#text-message-v2-mention-object)."""
    mentioned = mentionees(message)
    member_ids = {person.id for person in place.members} if isinstance(place, Group) else set()
    users = {one.get("userId") for one in mentioned if one.get("type") == "user"}
    if not users <= member_ids or (mentioned and not isinstance(place, Group)):
        raise ApiRefusal(400, "The mentioned user is not in the chat")
