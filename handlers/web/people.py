"""The people of the office: who is what, new invitations, and ending a membership."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response, make_response, render_template

from bot.domain.person import Member, Role
from bot.errors import Refusal
from bot.service.inviting import end_membership, give_invitation
from bot.store.store import Books
from handlers.web.access import Access, open_to, visitor
from handlers.web.acting import act, field, number
from handlers.web.desk import Desk

ADDRESS = "/board/people"


def people_pages(desk: Desk) -> Blueprint:
    """The list of people with its forms."""
    blueprint = Blueprint("people", __name__)

    def show(problem: str = "", code: str = "") -> str:
        return _page(desk, problem, code)

    @blueprint.get(ADDRESS)
    @open_to(Access.COORDINATOR)
    def page() -> str:
        return show()

    @blueprint.post(f"{ADDRESS}/invite")
    @open_to(Access.COORDINATOR)
    def invite() -> Response:
        codes: list[str] = []

        def do(books: Books, now: datetime) -> None:
            codes.append(_invite(books, now))

        answer = act(desk, do, ADDRESS, show)
        return make_response(show(code=codes[0])) if codes else answer

    @blueprint.post(f"{ADDRESS}/<int:member_id>/end")
    @open_to(Access.COORDINATOR)
    def end(member_id: int) -> Response:
        return act(desk, lambda books, now: end_membership(books, visitor(), member_id, now), ADDRESS, show)

    return blueprint


def _page(desk: Desk, problem: str, code: str) -> str:
    office = visitor().office
    with desk.store.reading() as books:
        members = books.members.of_office(office.id)
        waiting = books.invitations.waiting(office.id)
    return render_template(
        "people.html",
        office=office,
        roles=_by_role(members),
        waiting=waiting,
        division_names={division.id: division.name for division in office.divisions},
        problem=problem,
        code=code,
    )


def _invite(books: Books, now: datetime) -> str:
    role = field("role")
    if role not in list(Role):
        raise Refusal("web.people.no_role")
    division = next((one for one in visitor().office.divisions if one.id == number("division")), None)
    order = number("order") or None
    return give_invitation(books, visitor(), Role(role), field("post") or None, order, division, now)


def _by_role(members: list[Member]) -> list[tuple[Role, list[Member]]]:
    """The members of each role; executives in the order they sign."""
    ordered = sorted(members, key=lambda member: (member.signing_order or 99, member.id))
    return [(role, [member for member in ordered if member.role is role]) for role in Role]
