"""What a coordinator does about people from the board; every act is in the audit trail."""

from __future__ import annotations

from datetime import datetime

from bot.domain.audit import AuditAction
from bot.domain.office import Division
from bot.domain.person import Role
from bot.errors import Refusal
from bot.service.membership import invite
from bot.service.signing_in import Visitor
from bot.store.store import Books
from bot.store.web_access import SignedIn


def give_invitation(
    books: Books,
    visitor: Visitor,
    role: Role,
    post: str | None,
    signing_order: int | None,
    division: Division | None,
    now: datetime,
) -> str:
    """The code of a new invitation; an executive needs a post, a member of staff a division."""
    if role is Role.EXECUTIVE and not post:
        raise Refusal("web.people.no_post")
    if role is Role.STAFF and division is None:
        raise Refusal("web.people.no_division")
    code = invite(books, visitor.office, role, now, post, signing_order, division)
    facts = {"role": role.value, "division": division.id if division else None, "order": signing_order}
    books.audit.note(visitor.office.id, visitor.actor, AuditAction.INVITED, "people", now, facts)
    return code


def end_membership(books: Books, visitor: Visitor, member_id: int, now: datetime) -> None:
    """The person is this no longer, and is signed out everywhere; the last coordinator has to stay."""
    members = books.members.of_office(visitor.office.id)
    member = next((one for one in members if one.id == member_id), None)
    if member is None:
        raise Refusal("web.people.unknown")
    coordinators = [one for one in members if one.role is Role.COORDINATOR]
    if coordinators == [member]:
        raise Refusal("web.people.last_coordinator")
    books.members.end(member.id, now)
    books.web_access.end_sessions(SignedIn(visitor.office.id, member.line_user_id), now)
    books.audit.note(
        visitor.office.id, visitor.actor, AuditAction.MEMBERSHIP_ENDED, f"member:{member.id}", now
    )
