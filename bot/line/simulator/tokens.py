"""Reply tokens: one use, one minute, twenty minutes at the very most (R#send-reply-message)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.line.simulator.people import Place

LIFE_AFTER_DELIVERY = timedelta(minutes=1)
LIFE_AFTER_EVENT = timedelta(minutes=20)


@dataclass
class _ReplyToken:
    place: Place
    occurred_at: datetime
    delivered_at: datetime | None = None
    is_used: bool = False


class ReplyTokens:
    """Knows which tokens can still be answered, and where the answer goes."""

    def __init__(self) -> None:
        self._tokens: dict[str, _ReplyToken] = {}

    def issue(self, token: str, place: Place, at: datetime) -> None:
        self._tokens[token] = _ReplyToken(place, at)

    def mark_delivered(self, token: str, at: datetime) -> None:
        """A delivery, first or repeated, opens the token's minute anew."""
        self._tokens[token].delivered_at = at

    def place_to_answer(self, token: str, at: datetime) -> Place | None:
        """The chat this token answers in, or None when it is unknown, used or too old."""
        known = self._tokens.get(token)
        if known is None or known.is_used or known.delivered_at is None:
            return None
        is_fresh = at - known.delivered_at <= LIFE_AFTER_DELIVERY
        return known.place if is_fresh and at - known.occurred_at <= LIFE_AFTER_EVENT else None

    def use_up(self, token: str) -> None:
        self._tokens[token].is_used = True
