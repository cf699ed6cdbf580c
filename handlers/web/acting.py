"""Doing what a form asks for: in one transaction, with the refusal as a sentence on the same page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from flask import Response, make_response, redirect, request

from bot.errors import Refusal
from bot.store.store import Books
from bot.wording.say import say
from handlers.web.desk import Desk
from handlers.web.speaking import t

REFUSED = 422


def act(
    desk: Desk,
    do: Callable[[Books, datetime], None],
    back: str,
    show: Callable[[str], str],
) -> Response:
    """Do it and go back to the page at `back`; when it is refused, `show` the page with the sentence."""
    try:
        with desk.store.writing() as books:
            do(books, desk.clock.now())
    except Refusal as refusal:
        return make_response(show(refusal_words(refusal)), REFUSED)
    return make_response(redirect(back))


def refusal_words(refusal: Refusal) -> str:
    """The refusal in the words of the chat, or of the pages where they have words of their own."""
    if refusal.key.startswith("web."):
        return t(refusal.key.removeprefix("web."), **refusal.facts)
    return say(refusal.key, **{"word": "", **refusal.facts})


def field(name: str) -> str:
    """What was typed into a field of the form, without spaces around it."""
    return request.form.get(name, "").strip()


def number(name: str) -> int:
    """A whole number chosen in the form, 0 when there is none."""
    return as_number(field(name))


def as_number(value: str) -> int:
    """The number a form or an address means, 0 when it means none or one beyond the database's own."""
    return int(value) if value.isdecimal() and len(value) < 10 else 0


def day_of_form(name: str, otherwise: str) -> date:
    """A day chosen in the form; refuses with that key when there is none."""
    try:
        return date.fromisoformat(field(name))
    except ValueError as error:
        raise Refusal(otherwise) from error
