"""Who may open which page: every route says so, and a route that does not opens for nobody."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from enum import Enum, auto
from typing import TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, request

from bot.service.signing_in import Visitor, visitor_of
from handlers.web.desk import Desk

SESSION_COOKIE = "tamngan"
CSRF_FIELD = "csrf"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

View = TypeVar("View", bound=Callable[..., object])


class Access(Enum):
    """Who may open a page: anybody; whoever is signed in to the board; coordinators or executives alone."""

    PUBLIC = auto()
    BOARD = auto()
    COORDINATOR = auto()
    EXECUTIVE = auto()


def open_to(access: Access) -> Callable[[View], View]:
    """Declare who may open the view; written right above the function, below its route."""

    def declare(view: View) -> View:
        view.__dict__["access"] = access
        return view

    return declare


def access_of(app: Flask, endpoint: str) -> Access | None:
    """What the route's view declares, None when it declares nothing."""
    view = app.view_functions.get(endpoint)
    return getattr(view, "access", None)


def visitor() -> Visitor:
    """Who is signed in; only within views that are not public."""
    found = g.visitor
    if not isinstance(found, Visitor):
        abort(403)
    return found


def refuse_other_sites(desk: Desk) -> None:
    """Refuse a form when the browser names another site as its sender.

    Older ones name none ("null") for our own pages, because these send no referrer (Fetch, 3.1).
    """
    site = request.headers.get("Sec-Fetch-Site")
    sender = urlsplit(request.headers.get("Origin", "")).netloc
    own = {"", request.host, urlsplit(desk.links.public_url or "").netloc}
    if sender not in own if site is None else site not in ("same-origin", "none"):
        abort(400)


def csrf_token() -> str:
    """What forms of this session carry, so that no other site can send them."""
    return _csrf(request.cookies.get(SESSION_COOKIE, ""))


def guard(app: Flask, desk: Desk) -> None:
    """Have every request checked before its view runs."""

    @app.before_request
    def check() -> None:
        token = request.cookies.get(SESSION_COOKIE, "")
        g.visitor = _signed_in(desk, token) if token else None
        if request.endpoint is None:
            return  # no such page: 404 by itself
        access = access_of(current_app, request.endpoint)
        if access is None:
            abort(404)
        if access is Access.PUBLIC:
            return
        _check_visitor(access)
        if request.method not in _SAFE_METHODS:
            refuse_other_sites(desk)
            _check_form(token)


def _signed_in(desk: Desk, token: str) -> Visitor | None:
    with desk.store.reading() as books:
        return visitor_of(books, token, desk.clock.now())


def _check_visitor(access: Access) -> None:
    if g.visitor is None:
        abort(401)
    if access is Access.COORDINATOR and not g.visitor.is_coordinator:
        abort(403)
    if access is Access.EXECUTIVE and not g.visitor.is_executive:
        abort(403)


def _check_form(token: str) -> None:
    if any("\0" in value for _name, value in request.form.items(multi=True)):
        abort(400)
    if not hmac.compare_digest(request.form.get(CSRF_FIELD, "").encode(), _csrf(token).encode()):
        abort(400)


def _csrf(token: str) -> str:
    return hashlib.sha256(f"form of {token}".encode()).hexdigest()
