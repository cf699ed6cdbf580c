"""Carrying events to the bot: in time, late, twice, out of order, forged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bot.line.simulator import transport, webhooks
from bot.line.simulator.events import Attempt, Event
from bot.line.simulator.refusals import ImpossibleAct
from bot.line.simulator.state import State


class Delivering(State):
    """The webhook side of the platform. The lock is never held while the bot is working."""

    def pending(self) -> tuple[Event, ...]:
        """Events never tried yet, oldest first."""
        with self.lock:
            return tuple(event for event in self.events if not event.attempts)

    def undelivered(self) -> tuple[Event, ...]:
        """Events tried in vain, oldest first."""
        with self.lock:
            return tuple(event for event in self.events if event.attempts and not event.is_delivered)

    def deliver(self, events: Sequence[Event] | None = None, *, together: bool = False) -> list[Attempt]:
        """Delivers the given events in the given order, or all pending; one request each, or one for all.

        An event delivered before goes out once more with isRedelivery false, as LINE's routing may do.
        """
        return self._carry(events, together=together, again=False)

    def redeliver(self, events: Sequence[Event] | None = None, *, together: bool = False) -> list[Attempt]:
        """Delivers again with isRedelivery true; without `events`, everything tried in vain."""
        chosen = self.undelivered() if events is None else events
        return self._carry(chosen, together=together, again=True)

    def deliver_forged(self, event: Event, signature: str | None = "Zm9yZ2Vk") -> Attempt:
        """Sends the event with a wrong signature, or with None without any; it stays as it was."""
        body = transport.encode(webhooks.envelope(self.channel.bot_user_id, [event.body]))
        return self._post(body, signature)

    def verify(self, address: str | None = None) -> Attempt:
        """The console's Verify: a signed body without events (D:verify-webhook-url)."""
        return self.post_raw(webhooks.envelope(self.channel.bot_user_id, []), address)

    def verify_as_of_old(self) -> Attempt:
        """The Verify of earlier years: two invented events (I:line/line-bot-sdk-python#80)."""
        return self.post_raw(webhooks.envelope(self.channel.bot_user_id, webhooks.dummy_events(self.now())))

    def post_raw(self, body: dict[str, object] | bytes, address: str | None = None) -> Attempt:
        """Sends any body, signed: what no documented event looks like."""
        raw = body if isinstance(body, bytes) else transport.encode(body)
        return self._post(raw, transport.sign(self.channel.secret, raw), address)

    @contextmanager
    def _acting(self) -> Iterator[None]:
        """An act of a person: the state changes under the lock, the events go out after it."""
        with self.lock:
            yield
        if self.automatic and self.channel.webhook_url is not None:
            self.deliver()

    def _carry(self, events: Sequence[Event] | None, *, together: bool, again: bool) -> list[Attempt]:
        with self.lock:
            chosen = list(self.pending() if events is None else events)
            parcels = [chosen] if together and chosen else [[event] for event in chosen]
            attempts = [Attempt(self.now()) for _ in parcels]
            for parcel, attempt in zip(parcels, attempts, strict=True):
                for event in parcel:
                    event.attempts.append(attempt)
        for parcel, attempt in zip(parcels, attempts, strict=True):
            self._attempt(parcel, attempt, again)
        return attempts

    def _attempt(self, parcel: Sequence[Event], attempt: Attempt, again: bool) -> None:
        with self.lock:
            attempt.at = self.now()
            for event in parcel:
                if event.reply_token is not None:
                    self.tokens.mark_delivered(event.reply_token, attempt.at)
        bodies = [webhooks.redelivered(event.body) if again else event.body for event in parcel]
        raw = transport.encode(webhooks.envelope(self.channel.bot_user_id, bodies))
        outcome = self._post(raw, transport.sign(self.channel.secret, raw))
        attempt.status, attempt.problem = outcome.status, outcome.problem

    def _post(self, body: bytes, signature: str | None, address: str | None = None) -> Attempt:
        url = address or self.channel.webhook_url
        if url is None:
            raise ImpossibleAct("the channel has no webhook URL")
        headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "LineBotWebhook/2.0"}
        if signature is not None:
            headers["x-line-signature"] = signature
        attempt = Attempt(self.now())
        try:
            attempt.status = self.post(url, body, headers)
            attempt.problem = "OK" if attempt.succeeded else "ERROR_STATUS_CODE"
        except OSError as error:
            attempt.problem = "REQUEST_TIMEOUT" if isinstance(error, TimeoutError) else "COULD_NOT_CONNECT"
        return attempt
