"""What the platform remembers, and the lock around it."""

from __future__ import annotations

import threading
from datetime import datetime

from bot.clock import Clock
from bot.line.simulator import webhooks
from bot.line.simulator.channel import Channel
from bot.line.simulator.contents import Contents
from bot.line.simulator.events import Event
from bot.line.simulator.faults import Faults
from bot.line.simulator.ids import Identifiers
from bot.line.simulator.messages import Message, MessageLog
from bot.line.simulator.people import Group, People, Person, Place
from bot.line.simulator.quota import Quota
from bot.line.simulator.refusals import ImpossibleAct
from bot.line.simulator.request_log import RequestLog
from bot.line.simulator.retry_keys import RetryKeys
from bot.line.simulator.tokens import ReplyTokens
from bot.line.simulator.transport import Post, post_over_http


class State:
    """The memory every side of the platform works on; one lock guards it all.

    `post` carries webhooks to the bot. With `automatic` every act of a person is delivered at once;
    without it events wait for `deliver`.
    """

    def __init__(
        self,
        clock: Clock,
        channel: Channel | None = None,
        *,
        post: Post = post_over_http,
        ids: Identifiers | None = None,
        automatic: bool = False,
    ) -> None:
        self.clock = clock
        self.channel = channel or Channel()
        self.post = post
        self.ids = ids or Identifiers()
        self.automatic = automatic
        self.quota = Quota(self.channel.monthly_limit)
        self.people = People()
        self.log = MessageLog()
        self.contents = Contents()
        self.tokens = ReplyTokens()
        self.retry_keys = RetryKeys()
        self.requests = RequestLog()
        self.faults = Faults()
        self.events: list[Event] = []
        self.read_tokens: dict[str, str] = {}
        self.lock = threading.RLock()

    def now(self) -> datetime:
        return self.clock.now()

    def messages(self, place: Place) -> tuple[Message, ...]:
        """What the chat shows, oldest first, unsent messages included."""
        with self.lock:
            return self.log.in_place(place)

    def _hears(self, place: Place) -> bool:
        """Whether LINE tells the bot what happens there."""
        if not self.channel.webhook_active:
            return False
        return not place.has_blocked if isinstance(place, Person) else place.bot_in

    def _emit(
        self, kind: str, place: Place, by: Person | None = None, can_reply: bool = True, **fields: object
    ) -> Event | None:
        """Puts an event in line for delivery; None when the bot is not there to hear it."""
        if not self._hears(place):
            return None
        if isinstance(place, Group) and place.join_due:
            place.join_due = False
            self._emit("join", place)
        at = self.now()
        unnamed = self.channel.names_in_messages_only and kind != "message"
        named = by if kind in webhooks.NAMED_KINDS and not unnamed else None
        body = {
            "type": kind,
            **fields,
            **webhooks.common(self.ids.event(at), at, self.channel.standby),
            "source": webhooks.source(place, named),
        }
        if can_reply and not self.channel.standby:
            body["replyToken"] = token = self.ids.token()
            self.tokens.issue(token, place, at)
        event = Event(body)
        self.events.append(event)
        return event

    @staticmethod
    def _require(possible: bool, why_not: str) -> None:
        if not possible:
            raise ImpossibleAct(why_not)
