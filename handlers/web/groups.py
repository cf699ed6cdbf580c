"""The groups of the office: which divisions each speaks for."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from bot.service.grouping import rebind, unbind
from handlers.web.access import Access, open_to, visitor
from handlers.web.acting import act, as_number
from handlers.web.desk import Desk

ADDRESS = "/board/groups"


def group_pages(desk: Desk) -> Blueprint:
    """The list of groups with its forms."""
    blueprint = Blueprint("groups", __name__)

    def show(problem: str = "") -> str:
        office = visitor().office
        with desk.store.reading() as books:
            bindings = [binding for binding in books.chats.of_office(office.id) if binding.division_ids]
        bound = {division for binding in bindings for division in binding.division_ids}
        return render_template(
            "groups.html",
            office=office,
            bindings=bindings,
            unreached=[division.name for division in office.divisions if division.id not in bound],
            problem=problem,
        )

    @blueprint.get(ADDRESS)
    @open_to(Access.COORDINATOR)
    def page() -> str:
        return show()

    @blueprint.post(f"{ADDRESS}/<chat_id>/bind")
    @open_to(Access.COORDINATOR)
    def bind(chat_id: str) -> Response:
        chosen = [as_number(value) for value in request.form.getlist("division")]
        return act(desk, lambda books, now: rebind(books, visitor(), chat_id, chosen, now), ADDRESS, show)

    @blueprint.post(f"{ADDRESS}/<chat_id>/unbind")
    @open_to(Access.COORDINATOR)
    def free(chat_id: str) -> Response:
        return act(desk, lambda books, now: unbind(books, visitor(), chat_id, now), ADDRESS, show)

    return blueprint
