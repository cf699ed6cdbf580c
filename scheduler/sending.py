"""Sending: pushes what is in line, many at once, and notes what LINE made of each."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

from bot.clock import Clock
from bot.domain.delivery import Delivery, DeliveryOutcome, Trouble
from bot.line.outbound import Messenger
from bot.line.sent import SendOutcome, Sent
from bot.service.delivering import Attempt, conclude, take_up, tidy
from bot.store.store import Store

log = logging.getLogger("tamngan.sending")

SENDERS = 48
"""How many are pushed at once. No more are taken up: what is on its way when a process dies is in doubt."""

_REFILL_AT = SENDERS // 3

_TROUBLES = {
    SendOutcome.BUSY: Trouble.BUSY,
    SendOutcome.QUOTA: Trouble.QUOTA,
}


def send_waiting(store: Store, messenger: Messenger, clock: Clock) -> Iterator[Attempt]:
    """Push everything that waits and is due; gives each attempt after it has been settled.

    Nothing is pushed until the attempts are asked for. A slow push holds up nobody but itself: when
    most of those on their way have ended, they are settled and as many others taken up.
    """
    with store.writing() as books:
        tidy(books, clock.now())
    with ThreadPoolExecutor(SENDERS, thread_name_prefix="tamngan-push") as pool:
        finished: SimpleQueue[Future[Attempt]] = SimpleQueue()
        on_their_way = 0
        ended: list[Attempt] = []
        while True:
            free = SENDERS - on_their_way
            with store.writing() as books:
                conclude(books, ended, clock.now())
                waiting = take_up(books, free, clock.now())
            yield from ended
            for delivery in waiting:
                pool.submit(_push, messenger, delivery).add_done_callback(finished.put)
            on_their_way += len(waiting)
            if not on_their_way:
                return
            left = _REFILL_AT if len(waiting) == free else 0
            ended = [finished.get().result() for _ in range(on_their_way - left)]
            on_their_way = left


def _push(messenger: Messenger, delivery: Delivery) -> Attempt:
    sent = messenger.push(delivery.chat_id, delivery.messages, delivery.retry_key)
    result = _result(sent)
    if result is DeliveryOutcome.REFUSED:
        log.error("LINE refused delivery %s: %s", delivery.id, sent.detail)
    return Attempt(delivery, result, sent.request_id, sent.message_ids)


def _result(sent: Sent) -> DeliveryOutcome | Trouble:
    if sent.outcome is SendOutcome.ACCEPTED:
        return DeliveryOutcome.SENT
    if sent.is_locked_out:
        return Trouble.LOCKED_OUT
    if sent.outcome is SendOutcome.REFUSED:
        return DeliveryOutcome.GONE if sent.has_no_chat else DeliveryOutcome.REFUSED
    if sent.outcome is SendOutcome.UNKNOWN:
        return Trouble.NO_ANSWER if sent.status is None else Trouble.SERVER
    return _TROUBLES[sent.outcome]
