"""The outbox: sends the free replies that wait, once each, while their tokens live.

A reply cannot be made idempotent (LINE refuses a retry key there), so one whose outcome is unknown
is never sent again, and none is turned into a push that would cost quota.
"""

from __future__ import annotations

import logging
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.line.outbound import Messenger
from bot.line.sent import SendOutcome
from bot.service.answering import TOKEN_LIFE
from bot.store.outcome import ReplyOutcome
from bot.store.replies import WaitingReply
from bot.store.store import Store

log = logging.getLogger("tamngan.outbox")

SENDERS = 4
"""How many replies are on their way at once. No more are claimed: those a process dies over are given up."""

LOOK_SECONDS = 0.25
"""How long a new reply waits at most for a look while others are on their way."""

_OUTCOMES = {
    SendOutcome.ACCEPTED: ReplyOutcome.SENT,
    SendOutcome.REFUSED: ReplyOutcome.REFUSED,
    SendOutcome.QUOTA: ReplyOutcome.REFUSED,
    SendOutcome.BUSY: ReplyOutcome.REFUSED,
    SendOutcome.UNKNOWN: ReplyOutcome.UNKNOWN,
}


@dataclass
class Outbox:
    """Sends waiting replies through LINE."""

    store: Store
    clock: Clock
    messenger: Messenger
    _on_their_way: set[Future[None]] = field(default_factory=set)

    def answer(self, pool: ThreadPoolExecutor | None = None) -> int:
        """Send what waits, at most one reply of a chat at a time; returns how many were on their way.

        With a pool, which has to be the same in every call, a reply that LINE keeps waiting holds up
        nobody but its chat.
        """
        if pool is None:
            waiting = self._claimed(SENDERS)
            for reply in waiting:
                self._send(reply)
            return len(waiting)
        free = SENDERS - len(self._on_their_way)
        self._on_their_way |= {pool.submit(self._send, reply) for reply in self._claimed(free)}
        ended, self._on_their_way = wait(self._on_their_way, LOOK_SECONDS, FIRST_COMPLETED)
        for one in ended:
            one.result()
        return len(ended) + len(self._on_their_way)

    def _claimed(self, limit: int) -> list[WaitingReply]:
        if not limit:
            return []
        with self.store.writing() as books:
            return books.replies.claim(self.clock.now(), limit)

    def _send(self, reply: WaitingReply) -> None:
        outcome, request_id = ReplyOutcome.EXPIRED, None
        message_ids: tuple[str, ...] = ()
        if self.clock.now() - reply.received_at <= TOKEN_LIFE:
            sent = self.messenger.reply(reply.reply_token, list(reply.messages))
            outcome, request_id, message_ids = _OUTCOMES[sent.outcome], sent.request_id, sent.message_ids
        if outcome is not ReplyOutcome.SENT:
            log.warning("reply %s: %s, LINE request %s", reply.id, outcome.value, request_id)
        with self.store.writing() as books:
            books.replies.settle(reply.id, outcome, request_id, list(message_ids), self.clock.now())
        if reply.is_farewell and outcome is ReplyOutcome.SENT and not self.messenger.leave(reply.chat_id):
            log.warning("reply %s: said farewell, but could not leave", reply.id)
