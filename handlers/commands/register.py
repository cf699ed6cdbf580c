"""ลงทะเบียน <รหัส>: redeem an invitation."""

from __future__ import annotations

from bot.chat import Reply
from bot.domain.person import Role
from bot.errors import Refusal
from bot.service.membership import redeem
from handlers.routing import Audience, Command, Place, Turn, sentence


def run(turn: Turn) -> Reply:
    """Make the person a member of the office the code belongs to."""
    code = turn.words.strip()
    if not code:
        raise Refusal("register.no_code")
    if turn.incoming.user_id is None:
        raise Refusal("register.no_identity")
    invitation, _member = redeem(turn.books, code, turn.incoming.user_id, turn.now)
    office = turn.books.offices.get(invitation.office_id)
    if office is None:
        raise Refusal("register.unknown_code")
    if invitation.role is Role.STAFF:
        if invitation.division_id is None:
            return sentence("register.staff_without_division", office=office.full_name)
        division = office.division(invitation.division_id).name
        return sentence("register.staff", office=office.full_name, division=division)
    key = "register.coordinator" if invitation.role is Role.COORDINATOR else "register.executive"
    return sentence(key, office=office.full_name, post=invitation.post or "")


COMMAND = Command(
    words=("ลงทะเบียน",),
    place=Place.DIRECT,
    audience=Audience.ANYONE,
    help_key="register.help",
    help_order=10,
    run=run,
)
