"""One-time sign-in links and web sessions, as stored: tokens are known by hash only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.store.schema import login_links, web_sessions


@dataclass(frozen=True)
class SignedIn:
    """Whom a token stands for: a person of an office."""

    office_id: int
    line_user_id: str


class WebAccess:
    """Who may sign in, and which browsers are signed in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep_link(self, person: SignedIn, token: str, now: datetime, expires_at: datetime) -> None:
        """Note a fresh link; every older unused link of the person is used up."""
        self._connection.execute(
            update(login_links)
            .where(
                login_links.c.office_id == person.office_id,
                login_links.c.line_user_id == person.line_user_id,
                login_links.c.used_at.is_(None),
            )
            .values(used_at=now)
        )
        self._connection.execute(
            insert(login_links).values(
                office_id=person.office_id,
                line_user_id=person.line_user_id,
                token_hash=_hash(token),
                created_at=now,
                expires_at=expires_at,
            )
        )

    def is_link_alive(self, token: str, now: datetime) -> bool:
        """Whether the link can still be used."""
        return self._live_link(token, now) is not None

    def use_link(self, token: str, now: datetime) -> SignedIn | None:
        """Use the link up; the person for the one caller who is first, None for everybody else."""
        row = self._live_link(token, now)
        if row is None:
            return None
        used = self._connection.execute(
            update(login_links)
            .where(login_links.c.id == row.id, login_links.c.used_at.is_(None))
            .values(used_at=now)
        )
        return SignedIn(row.office_id, row.line_user_id) if used.rowcount == 1 else None

    def open_session(self, person: SignedIn, token: str, now: datetime, expires_at: datetime) -> None:
        """Note that a browser is signed in."""
        self._connection.execute(
            insert(web_sessions).values(
                office_id=person.office_id,
                line_user_id=person.line_user_id,
                token_hash=_hash(token),
                created_at=now,
                expires_at=expires_at,
            )
        )

    def session(self, token: str, now: datetime) -> SignedIn | None:
        """Whose browser it is, unless the session ended or expired."""
        row = self._connection.execute(
            select(web_sessions).where(
                web_sessions.c.token_hash == _hash(token),
                web_sessions.c.ended_at.is_(None),
                web_sessions.c.expires_at > now,
            )
        ).one_or_none()
        return None if row is None else SignedIn(row.office_id, row.line_user_id)

    def end_session(self, token: str, now: datetime) -> None:
        """Sign this browser out."""
        self._connection.execute(
            update(web_sessions)
            .where(web_sessions.c.token_hash == _hash(token), web_sessions.c.ended_at.is_(None))
            .values(ended_at=now)
        )

    def end_sessions(self, person: SignedIn, now: datetime) -> None:
        """Sign the person out everywhere."""
        self._connection.execute(
            update(web_sessions)
            .where(
                web_sessions.c.office_id == person.office_id,
                web_sessions.c.line_user_id == person.line_user_id,
                web_sessions.c.ended_at.is_(None),
            )
            .values(ended_at=now)
        )

    def _live_link(self, token: str, now: datetime) -> Row[*tuple[Any, ...]] | None:
        return self._connection.execute(
            select(login_links).where(
                login_links.c.token_hash == _hash(token),
                login_links.c.used_at.is_(None),
                login_links.c.expires_at > now,
            )
        ).one_or_none()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
