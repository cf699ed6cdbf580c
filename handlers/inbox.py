"""The inbox: stored events become commands, in order per chat, exactly once; replies go out after.

Each claim is one transaction: what a message did, the mark that it is finished and the reply to be
sent are committed together. The reply itself is sent afterwards, while its token lives.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from time import perf_counter

from bot.chat import Incoming, Reply
from bot.clock import Clock
from bot.errors import place_of
from bot.line.inbound import understand
from bot.line.render import render
from bot.links import NO_LINKS, Links
from bot.service.sign_freely import with_sign_card
from bot.service.speaking import get_to_know, who_speaks
from bot.service.speaking_freely import with_what_is_missing
from bot.service.unsending import learn_fates
from bot.store.engine import is_out_of_order
from bot.store.inbox import RawEvent
from bot.store.store import Books, Store
from handlers.responding import respond
from handlers.restraint import restrained
from handlers.routing import Command

log = logging.getLogger("tamngan.inbox")

FIRST_RETRY = timedelta(seconds=5)
ATTEMPTS = 5
CLAIM_SIZE = 50
LONGEST_HOLD = timedelta(seconds=0.5)
LONGEST_HOLD_ON_SQLITE = timedelta(milliseconds=20)
"""When a transaction ends at the latest, but for the event in hand: on SQLite the webhook waits for it."""


@dataclass
class Inbox:
    """Turns stored events into entries and replies; `links` makes the addresses those hand out."""

    store: Store
    clock: Clock
    commands: tuple[Command, ...]
    links: Links = NO_LINKS

    def work(self) -> int:
        """Handle the waiting events of one chat; returns how many were taken up.

        What the database refuses spoils the transaction, and with it the events handled before: then
        all of them are handled once more, each undoable alone.
        """
        try:
            return self._work(each_alone=False)
        except Exception as error:  # noqa: BLE001  (the second time it is known which event it was)
            log.warning("a batch of events is handled one by one: %s", place_of(error))
            return self._work(each_alone=True)

    def _work(self, *, each_alone: bool) -> int:
        now = self.clock.now()
        longest = LONGEST_HOLD if self.store.is_postgresql else LONGEST_HOLD_ON_SQLITE
        with self.store.writing() as books:
            books.memory.is_on = True
            events = books.inbox.claim(now, CLAIM_SIZE)
            batch = _Batch(books, self, each_alone)
            batch.look_ahead(events)
            handled = 0
            for event in events:
                handled += 1
                if not batch.handle(event) or self.store.is_wanted or self.clock.now() - now >= longest:
                    break
            batch.finish()
        return handled


@dataclass
class _Batch:
    """The events of one chat in one transaction.

    `is_group_told`: whether this transaction looked already what the group is to hear for free.
    """

    books: Books
    inbox: Inbox
    each_alone: bool
    is_group_told: bool = False
    _finished: dict[int, int | None] = field(default_factory=dict)

    def look_ahead(self, events: Sequence[RawEvent]) -> None:
        """Read at once what every message of the batch would ask for by itself."""
        coming = [one for one in map(_understood, events) if one is not None]
        if coming:
            get_to_know(self.books, {one.user_id for one in coming if one.user_id})
            learn_fates(self.books, coming[0].chat, {one.message_id for one in coming if one.message_id})

    def handle(self, event: RawEvent) -> bool:
        """Handle one event; False when it failed, so that later events of its chat wait for it.

        A failure is ours (people's mistakes become replies): it is undone, logged by event id and
        tried again later, at last put aside so that the chat goes on. What is raised is the trouble of a
        database that is full or gone, which costs no event an attempt.
        """
        now = self.inbox.clock.now()
        began = perf_counter()
        try:
            with self.books.attempt(at_once=self.each_alone):
                office_id, is_answered = self._understand_and_respond(event)
            log.info("event handled", extra=_facts(event, office_id, is_answered, began))
        except Exception as error:
            if is_out_of_order(error):
                raise
            log.error("event %s failed: %s", event.webhook_event_id, place_of(error))
            retry_at = None
            if event.attempts + 1 < ATTEMPTS:
                retry_at = now + FIRST_RETRY * 2**event.attempts
            self.books.inbox.fail(event.id, type(error).__name__, now, retry_at)
            return retry_at is None
        self._finished[event.id] = office_id
        return True

    def finish(self) -> None:
        """Mark what was handled as dealt with."""
        self.books.inbox.finish_all(self._finished, self.inbox.clock.now())

    def _understand_and_respond(self, event: RawEvent) -> tuple[int | None, bool]:
        """Do what the event asks and put the reply in the outbox; whose it was, and whether answered."""
        now = self.inbox.clock.now()
        incoming = understand(event.body)
        if incoming is None:
            log.info("event %s is of no kind we act on", event.webhook_event_id)
            return None, False
        speaker = who_speaks(self.books, incoming)
        reply = respond(self.books, incoming, speaker, self.inbox.commands, now, self.inbox.links)
        if speaker is None and reply is not None:
            speaker = who_speaks(self.books, incoming)  # whoever has just registered belongs to an office
        office_id = speaker.office.id if speaker else None
        reply = restrained(self.books, incoming, reply, office_id, now)
        if reply is not None and incoming.reply_token is not None:
            self._put(event, incoming, incoming.reply_token, office_id, reply)
        return office_id, reply is not None

    def _put(
        self, event: RawEvent, incoming: Incoming, reply_token: str, office_id: int | None, reply: Reply
    ) -> None:
        now = self.inbox.clock.now()
        notice_key = None
        if office_id is not None and not incoming.chat.is_group:
            reply, notice_key = with_sign_card(self.books, incoming.chat, reply, now, self.inbox.links)
        elif office_id is not None and not self.is_group_told:
            self.is_group_told = bool(reply.entry_numbers or reply.measure_ids)
            reply, notice_key = with_what_is_missing(self.books, office_id, incoming.chat, reply, now)
        messages: list[Mapping[str, object]] = list(render(reply))
        self.books.replies.put(
            event.id,
            office_id,
            incoming.chat.id,
            reply_token,
            messages,
            event.received_at,
            reply.measure_ids,
            reply.entry_numbers,
            now,
            reply.is_farewell,
            notice_key,
        )


def _understood(event: RawEvent) -> Incoming | None:
    """None also for an event that makes us fail: it does so again in its turn, and is put aside there."""
    try:
        return understand(event.body)
    except Exception:  # noqa: BLE001
        return None


def _facts(event: RawEvent, office_id: int | None, is_answered: bool, began: float) -> dict[str, object]:
    return {
        "event": event.webhook_event_id,
        "office": office_id,
        "answered": is_answered,
        "milliseconds": round((perf_counter() - began) * 1000, 1),
    }
