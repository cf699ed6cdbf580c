"""Signing in to the web board: a one-time link told in LINE or by the operator opens a session."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.office import Office
from bot.domain.person import Member, Role
from bot.store.store import Books
from bot.store.web_access import SignedIn

LINK_LIFE = timedelta(minutes=15)
SESSION_LIFE = timedelta(hours=12)
_TOKEN_BYTES = 32
_BOARD_ROLES = (Role.COORDINATOR, Role.EXECUTIVE)


@dataclass(frozen=True)
class Visitor:
    """Who looks at the board: a person of one office, as a coordinator, an executive, or both."""

    office: Office
    line_user_id: str
    members: tuple[Member, ...]

    @property
    def is_coordinator(self) -> bool:
        return any(member.role is Role.COORDINATOR for member in self.members)

    @property
    def is_executive(self) -> bool:
        return any(member.role is Role.EXECUTIVE for member in self.members)

    @property
    def name(self) -> str:
        """The name the person shows in LINE, or the post, or nothing."""
        return self.members[0].display_name or self.members[0].post or ""

    @property
    def actor(self) -> str:
        """How the audit trail names the person."""
        return f"member:{self.members[0].id}"


def board_members(books: Books, office: Office) -> tuple[Member, ...]:
    """Everybody of the office who may open the board."""
    return tuple(member for member in books.members.of_office(office.id) if member.role in _BOARD_ROLES)


def make_link(books: Books, office_id: int, line_user_id: str, now: datetime) -> str:
    """The token of a fresh sign-in link, good for one use within 15 minutes; older links die."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    books.web_access.keep_link(SignedIn(office_id, line_user_id), token, now, now + LINK_LIFE)
    return token


def sign_in(books: Books, link_token: str, now: datetime) -> str | None:
    """Use the link; the token of the session it opens, or None when it was used, expired or never made."""
    person = books.web_access.use_link(link_token, now)
    if person is None:
        return None
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    books.web_access.open_session(person, token, now, now + SESSION_LIFE)
    return token


def visitor_of(books: Books, session_token: str, now: datetime) -> Visitor | None:
    """Who is signed in with the session, with the roles held now; None for strangers and former members."""
    person = books.web_access.session(session_token, now)
    office = books.offices.get(person.office_id) if person else None
    if person is None or office is None:
        return None
    members = tuple(
        member
        for member in books.members.of_user(person.line_user_id)
        if member.office_id == office.id and member.role in _BOARD_ROLES
    )
    return Visitor(office, person.line_user_id, members) if members else None
