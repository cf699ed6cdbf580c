"""Search: measures by the words of the plan and by what was said about them; without words, all of them."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from bot.service.searching import LONGEST_QUERY, search
from bot.text.searching import found_in
from bot.text.shortening import shortened
from handlers.web.access import Access, open_to, visitor
from handlers.web.choosing import chosen
from handlers.web.desk import Desk

ADDRESS = "/board/search"
_BEFORE, _EXCERPT = 40, 160

Passage = tuple[str, bool]
"""A piece of a text, and whether it is what was searched for."""


def search_pages(desk: Desk) -> Blueprint:
    """The page with the search field."""
    blueprint = Blueprint("search", __name__)

    @blueprint.get(ADDRESS)
    @open_to(Access.BOARD)
    def page() -> str:
        office = visitor().office
        query = request.args.get("q", "").strip()[:LONGEST_QUERY]
        with desk.store.reading() as books:
            shown = chosen(books, desk)
            hits = search(books, office, shown.collection.plan, query) if shown and query else None
        if shown is None:
            return render_template("no_plan.html", office=office)
        return render_template(
            "search.html",
            shown=shown,
            query=query,
            longest=LONGEST_QUERY,
            hits=hits,
            office=office,
            passages=lambda text: passages(text, hits.words) if hits else [(text, False)],
        )

    return blueprint


def passages(text: str, words: tuple[str, ...]) -> list[Passage]:
    """The part of the text around the first of the words, in pieces."""
    spans = found_in(text, words)
    begin = max(0, spans[0][0] - _BEFORE) if spans and spans[0][1] > _EXCERPT else 0
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    excerpt = shortened(text[begin:], _EXCERPT) if len(text) - begin > _EXCERPT else text[begin:]
    pieces: list[Passage] = [("…", False)] if begin else []
    done = 0
    for start, stop in ((start - begin, stop - begin) for start, stop in spans):
        if start < done or stop > len(excerpt):
            continue
        pieces += [(excerpt[done:start], False), (excerpt[start:stop], True)]
        done = stop
    return [piece for piece in (*pieces, (excerpt[done:], False)) if piece[0]]
