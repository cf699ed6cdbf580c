"""Signed links: what an address may ask for travels in it, signed, so that nothing has to be remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from itsdangerous import BadData, URLSafeSerializer

_EXPIRES = "until"
_LONGEST_TOKEN = 1_000  # ours take about 150


class LinkProblem(StrEnum):
    """Why a token opens nothing: it is not ours or not for this, or its time is over."""

    FORGED = "forged"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Links:
    """Makes and reads tokens. `public_url` is where people reach this installation, without a slash.

    Without it or without a secret no link can be given out.
    """

    public_url: str | None = None
    secret: str = field(default="", repr=False)

    @property
    def are_possible(self) -> bool:
        return bool(self.public_url and self.secret)

    def address(self, path: str) -> str:
        """The whole address of a path that begins with a slash."""
        return f"{self.public_url}{path}"

    def token(self, purpose: str, claims: Mapping[str, object], expires_at: datetime) -> str:
        """The claims, readable and signed; good for this purpose until that instant."""
        until = int(expires_at.timestamp())
        return str(self._serializer(purpose).dumps({**claims, _EXPIRES: until}))

    def claims(self, purpose: str, token: str, now: datetime) -> Mapping[str, object] | LinkProblem:
        """What a token claims, or why it does not count."""
        if not self.secret or len(token) > _LONGEST_TOKEN:
            return LinkProblem.FORGED
        try:
            claims = self._serializer(purpose).loads(token)
        except BadData:
            return LinkProblem.FORGED
        until = datetime.fromtimestamp(claims[_EXPIRES], UTC)
        return claims if now < until else LinkProblem.EXPIRED

    def _serializer(self, purpose: str) -> URLSafeSerializer:
        return URLSafeSerializer(self.secret, purpose, signer_kwargs={"digest_method": hashlib.sha256})


NO_LINKS = Links()
"""Where an installation has no address or no secret."""
