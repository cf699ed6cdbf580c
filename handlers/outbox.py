"""The outbox: sends the free replies that wait, once each, while their tokens live.

A reply cannot be made idempotent (LINE refuses a retry key there), so one whose outcome is unknown
is never sent again, and none is turned into a push that would cost quota.
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bot.clock import Clock
from bot.line.outbound import Messenger
from bot.line.sent import SendOutcome
from bot.service.answering import TOKEN_LIFE
from bot.store.outcome import ReplyOutcome
from bot.store.replies import WaitingReply
from bot.store.store import Store

log = logging.getLogger("tamngan.outbox")

SENDERS = 4
BATCH = 20

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

    def answer(self, pool: ThreadPoolExecutor | None = None) -> int:
        """Send what waits, at most one reply of a chat at a time; returns how many were taken up."""
        with self.store.writing() as books:
            waiting = books.replies.claim(self.clock.now(), BATCH)
        if pool is None:
            for reply in waiting:
                self._send(reply)
        else:
            list(pool.map(self._send, waiting))
        return len(waiting)

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
