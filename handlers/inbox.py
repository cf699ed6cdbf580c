"""The inbox: stored events become commands, in order per chat, exactly once; replies go out after.

Each claim is one transaction: what a message did, the mark that it is finished and the reply to be
sent are committed together. The reply itself is sent afterwards, while its token lives.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.errors import place_of
from bot.line.inbound import understand
from bot.line.render import render
from bot.links import NO_LINKS, Links
from bot.service.sign_freely import with_sign_card
from bot.service.speaking import who_speaks
from bot.service.speaking_freely import with_what_is_missing
from bot.store.inbox import RawEvent
from bot.store.store import Books, Store
from handlers.responding import respond
from handlers.routing import Command

log = logging.getLogger("tamngan.inbox")

FIRST_RETRY = timedelta(seconds=5)
ATTEMPTS = 5
CLAIM_SIZE = 20
LONGEST_HOLD = timedelta(seconds=0.5)
"""When a transaction ends at the latest, but for the event in hand: on SQLite the webhook waits for it."""


@dataclass
class Inbox:
    """Turns stored events into entries and replies; `links` makes the addresses those hand out."""

    store: Store
    clock: Clock
    commands: tuple[Command, ...]
    links: Links = NO_LINKS

    def work(self) -> int:
        """Handle the waiting events of one chat; returns how many were taken up."""
        now = self.clock.now()
        with self.store.writing() as books:
            events = books.inbox.claim(now, CLAIM_SIZE)
            for position, event in enumerate(events, start=1):
                if not self._handle(books, event) or self.clock.now() - now >= LONGEST_HOLD:
                    return position
        return len(events)

    def _handle(self, books: Books, event: RawEvent) -> bool:
        """Handle one event; False when it failed, so that later events of its chat wait for it.

        A failure is ours (people's mistakes become replies): it is undone, logged by event id and
        tried again later, at last put aside so that the chat goes on.
        """
        now = self.clock.now()
        try:
            with books.attempt():
                self._understand_and_respond(books, event)
            return True
        except Exception as error:  # noqa: BLE001  (one failing event never stops the batch)
            log.error("event %s failed: %s", event.webhook_event_id, place_of(error))
            retry_at = None
            if event.attempts + 1 < ATTEMPTS:
                retry_at = now + FIRST_RETRY * 2**event.attempts
            books.inbox.fail(event.id, type(error).__name__, now, retry_at)
            return retry_at is None

    def _understand_and_respond(self, books: Books, event: RawEvent) -> None:
        now = self.clock.now()
        office_id: int | None = None
        incoming = understand(event.body)
        if incoming is None:
            log.info("event %s is of no kind we act on", event.webhook_event_id)
        else:
            speaker = who_speaks(books, incoming)
            reply = respond(books, incoming, speaker, self.commands, now, self.links)
            if speaker is None and reply is not None:
                speaker = who_speaks(books, incoming)  # whoever has just registered belongs to an office
            office_id = speaker.office.id if speaker else None
            if reply is not None and incoming.reply_token is not None:
                notice_key = None
                if office_id is not None and incoming.chat.is_group:
                    reply, notice_key = with_what_is_missing(books, office_id, incoming.chat, reply, now)
                elif office_id is not None:
                    reply, notice_key = with_sign_card(books, incoming.chat, reply, now, self.links)
                messages: list[Mapping[str, object]] = list(render(reply))
                books.replies.put(
                    event.id,
                    office_id,
                    incoming.chat.id,
                    incoming.reply_token,
                    messages,
                    event.received_at,
                    reply.measure_ids,
                    reply.entry_numbers,
                    now,
                    reply.is_farewell,
                    notice_key,
                )
        books.inbox.finish(event.id, office_id, now)
