"""Delivering: from a decided notice to a push LINE took, once, whatever dies in between.

Claim by unique key, commit with the rendered messages and the retry key, push, settle. Each step can
be repeated by anybody at any time: a claim finds the key taken, a push finds the retry key used. What
that means for each way of failing is in docs/delivery.md.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.delivery import QUOTA_REST, Delivery, DeliveryOutcome, Trouble, wait_after
from bot.domain.hours import is_daytime
from bot.domain.notice import Cause, Held
from bot.store.sent_messages import About
from bot.store.store import Books
from bot.wording.say import say

log = logging.getLogger("tamngan.delivering")

LOCKED_OUT_REST = timedelta(minutes=30)
"""How long a delivery waits after LINE refused our token: an operator has to mend it."""


@dataclass(frozen=True)
class Attempt:
    """One push and what came of it: an end, or a trouble after which it is tried again."""

    delivery: Delivery
    result: DeliveryOutcome | Trouble
    request_id: str | None = None
    message_ids: tuple[str, ...] = ()


def take_up(books: Books, limit: int, now: datetime) -> list[Delivery]:
    """Deliveries to push now, ours until settled; none at night, when nobody wants to be woken."""
    return books.deliveries.take(now, limit) if is_daytime(now) else []


def tidy(books: Books, now: datetime) -> None:
    """End what is too old to be pushed, and set free what a clock that stood ahead has frozen.

    What lapsed unsent may still be due: its offices are looked at again.
    """
    thawed = books.deliveries.unfreeze(now)
    expired = books.deliveries.expire(now)
    for office_id in sorted({office for office, outcome in expired if outcome is DeliveryOutcome.LAPSED}):
        books.office_looks.forget(office_id)
    if thawed or expired:
        log.warning("%s deliveries too old to be sent, %s freed from a wrong clock", len(expired), thawed)


def take_over(books: Books, now: datetime) -> None:
    """Free what a clock that died had on its way; its retry keys see to it that nothing is said twice."""
    released = books.deliveries.release(now)
    if released:
        log.warning("%s deliveries were on their way when their clock ended; they are repeated", released)


def conclude(books: Books, attempts: Sequence[Attempt], now: datetime) -> None:
    """Keep what came of the pushes: what they were about, which chats are gone, when to try again."""
    ended, failed = [], []
    for attempt in attempts:
        delivery, result = attempt.delivery, attempt.result
        if isinstance(result, DeliveryOutcome):
            ended.append((delivery, result, attempt.request_id))
        else:
            failed.append((delivery, result, now + _rest(delivery, result)))
        if result is not DeliveryOutcome.SENT:
            log.warning("delivery %s: %s, LINE request %s", delivery.id, result.value, attempt.request_id)
        if result is DeliveryOutcome.GONE:
            books.chats.mark_gone(delivery.chat_id, now)
    books.deliveries.settle(ended, now)
    books.deliveries.postpone(failed)
    books.sent_messages.remember_all(_abouts(attempts), now)
    _hold([delivery for delivery, trouble, _ in failed if trouble is Trouble.QUOTA], books, now)


def _abouts(attempts: Sequence[Attempt]) -> list[About]:
    return [
        About(
            attempt.delivery.chat_id,
            message_id,
            attempt.delivery.office_id,
            attempt.delivery.measure_ids,
            attempt.delivery.entry_numbers,
        )
        for attempt in attempts
        for message_id in attempt.message_ids
    ]


def _hold(refused: Sequence[Delivery], books: Books, now: datetime) -> None:
    """LINE says that the month's quota is used up: tell why these wait, and believe it from now on."""
    if not refused:
        return
    reading = books.quota_readings.newest()
    if reading is not None and reading.limit is not None:
        books.quota_readings.keep(replace(reading, used=reading.limit, read_at=now))
    reason = say("delivery.out_of_quota")
    books.held_notices.keep(
        [
            Held(
                key=delivery.key,
                office_id=delivery.office_id,
                chat_id=delivery.chat_id,
                purpose=delivery.purpose,
                day=delivery.day,
                why=delivery.why,
                reason=reason,
                cost=delivery.cost,
                cause=Cause.QUOTA,
            )
            for delivery in refused
        ],
        now,
    )


def _rest(delivery: Delivery, trouble: Trouble) -> timedelta:
    """How long to leave the delivery alone after this trouble."""
    if trouble is Trouble.QUOTA:
        return QUOTA_REST
    if trouble is Trouble.LOCKED_OUT:
        return LOCKED_OUT_REST
    return wait_after(delivery.attempts, delivery.key)
