"""Invitations, roles, and which group speaks for which division."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from bot.chat import Chat
from bot.domain.naming import match_division
from bot.domain.office import Division, Office
from bot.domain.person import Invitation, Member, Role
from bot.errors import Refusal
from bot.service.names import want_name
from bot.store.store import Books

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without the letters people confuse when typing


def new_code() -> str:
    """A fresh invitation code such as ABCD-2345-WXYZ: 60 bits, easy to type with one thumb."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))


def invite(
    books: Books,
    office: Office,
    role: Role,
    now: datetime,
    post: str | None = None,
    signing_order: int | None = None,
    division: Division | None = None,
) -> str:
    """Make an invitation and return its code; the code itself is not kept."""
    code = new_code()
    books.invitations.create(
        office.id, code, role, post, signing_order, division.id if division else None, now
    )
    return code


def redeem(books: Books, code: str, line_user_id: str, now: datetime) -> tuple[Invitation, Member]:
    """Make the person a member as the invitation says; each code works once.

    Whoever changes posts has only the new one: it ends what the person was in the office before.
    A coordinator stays one, because few offices have two.
    """
    invitation = books.invitations.by_code(code)
    if invitation is None:
        raise Refusal("register.unknown_code")
    known = [m for m in books.members.of_user(line_user_id) if m.office_id == invitation.office_id]
    if invitation.redeemed_at is not None:
        raise Refusal("register.used_code")
    member = books.members.add(
        invitation.office_id,
        line_user_id,
        known[0].display_name if known else "",
        invitation.role,
        invitation.post,
        invitation.signing_order,
        invitation.division_id,
        now,
    )
    if not books.invitations.redeem(invitation.id, member.id, now):
        raise Refusal("register.used_code")
    for earlier in known:
        if earlier.id != member.id and earlier.role is not Role.COORDINATOR:
            books.members.end(earlier.id, now)
    want_name(books, invitation.office_id, line_user_id, line_user_id, now)
    return invitation, member


def divisions_named(office: Office, words: str) -> tuple[Division, ...]:
    """The divisions a person named, one or several, however parted; refuses a name we do not know."""
    names = [division.name for division in office.divisions]
    whole = match_division(words, names)
    said = [words] if whole else _parted(words, names)
    found: list[Division] = []
    for name in said:
        matched = match_division(name, names)
        if matched is None:
            raise Refusal(
                "bind.unknown_division", said=name, office=office.full_name, divisions=" ".join(names)
            )
        division = next(item for item in office.divisions if item.name == matched)
        if division not in found:
            found.append(division)
    return tuple(found)


def bind_group(
    books: Books, office: Office, chat: Chat, divisions: Sequence[Division], now: datetime
) -> None:
    """From now on the group speaks for these divisions and no others."""
    binding = books.chats.get(chat.id)
    if binding is not None and binding.office_id not in (None, office.id) and binding.division_ids:
        raise Refusal("bind.other_office")
    books.chats.bind(chat.id, chat.kind, office.id, [division.id for division in divisions], now)


def _parted(words: str, names: Sequence[str]) -> list[str]:
    """Split at commas and slashes; at spaces only where every piece is a division by itself."""
    pieces = [piece.strip() for part in words.replace("และ", ",").split(",") for piece in part.split("/")]
    said: list[str] = []
    for piece in (piece for piece in pieces if piece):
        by_space = piece.split()
        each_known = len(by_space) > 1 and all(match_division(part, names) for part in by_space)
        said += by_space if each_known else [piece]
    return said
