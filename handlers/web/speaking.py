"""The language of a page, and the words, dates and numbers templates use."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from flask import Blueprint, Flask, Response, g, make_response, redirect, request

from bot.clock import BANGKOK, bangkok_day
from bot.domain.calendar import BUDDHIST_ERA, short_date
from bot.wording.pages import Language, word
from handlers.web.access import Access, csrf_token, open_to

LANGUAGE_COOKIE = "language"
_YEAR = 365 * 24 * 3600
_INSIDE = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
"""A path of our own: browsers read a backslash as a slash, and leave out a tab between two slashes."""


def language() -> Language:
    """What this visitor reads: Thai unless English was chosen."""
    found: Language | None = g.get("language")
    if found is None:
        found = Language.ENGLISH if request.cookies.get(LANGUAGE_COOKIE) == "en" else Language.THAI
        g.language = found
    return found


def t(key: str, **facts: object) -> str:
    """The page's words in the visitor's language."""
    return word(language(), key, **facts)


def day(value: date | None) -> str:
    """A day as people here write it: 10 เม.ย. 2568, or 10 Apr 2568 in English."""
    if value is None:
        return ""
    if language() is Language.THAI:
        return short_date(value)
    return f"{value.day} {value:%b} {value.year + BUDDHIST_ERA}"


def moment(value: datetime) -> str:
    """A day and a time in Thailand."""
    local = value.astimezone(BANGKOK)
    return f"{day(bangkok_day(value))} {local:%H:%M}" + (" น." if language() is Language.THAI else "")


def speak(app: Flask) -> None:
    """Give every template the words and the forms' token."""

    @app.context_processor
    def tools() -> dict[str, object]:
        given: dict[str, Callable[..., object]] = {"t": t, "day": day, "moment": moment, "csrf": csrf_token}
        return {**given, "language": language().value, "visitor": g.get("visitor")}


def language_switch() -> Blueprint:
    """The page that changes the language and goes back to where one was."""
    blueprint = Blueprint("language", __name__)

    @blueprint.get("/language/<any(th, en):chosen>")
    @open_to(Access.PUBLIC)
    def switch(chosen: str) -> Response:
        back = request.args.get("back", "/")
        answer = make_response(redirect(back if _INSIDE.fullmatch(back) else "/"))
        answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=_YEAR, samesite="Lax", httponly=True)
        return answer

    return blueprint
