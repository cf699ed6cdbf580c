"""Identifiers in the shapes LINE gives them."""

from __future__ import annotations

import random
import uuid
from datetime import datetime

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Identifiers:
    """Makes new identifiers; pass a seeded source to tell the same story twice with the same ids."""

    def __init__(self, chance: random.Random | None = None) -> None:
        self._chance = chance or random.SystemRandom()
        self._last_message = self._chance.randint(500_000_000_000_000_000, 600_000_000_000_000_000)

    def user(self) -> str:
        return "U" + self.hexadecimal(32)

    def group(self) -> str:
        return "C" + self.hexadecimal(32)

    def room(self) -> str:
        return "R" + self.hexadecimal(32)

    def message(self) -> str:
        """A message id: digits, larger for later messages."""
        self._last_message += self._chance.randint(1, 9_999)
        return str(self._last_message)

    def event(self, at: datetime) -> str:
        """A webhookEventId: a ULID of that instant (R#common-properties)."""
        number = (int(at.timestamp() * 1000) << 80) | self._chance.getrandbits(80)
        return "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(125, -1, -5))

    def token(self) -> str:
        """A reply, quote or mark-as-read token: opaque."""
        return self.hexadecimal(32)

    def request(self) -> str:
        """An x-line-request-id."""
        return str(uuid.UUID(int=self._chance.getrandbits(128), version=4))

    def hexadecimal(self, digits: int) -> str:
        return f"{self._chance.getrandbits(digits * 4):0{digits}x}"
