"""Signing in by the one-time link, and signing out.

Opening the link only shows a button: programs that preview links in chats would use it up otherwise.
"""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request

from bot.service.signing_in import SESSION_LIFE, sign_in
from handlers.web.access import SESSION_COOKIE, Access, open_to, refuse_other_sites
from handlers.web.desk import Desk


def sign_in_pages(desk: Desk) -> Blueprint:
    """The page behind the link, and the way out."""
    blueprint = Blueprint("sign_in", __name__)

    @blueprint.get("/sign-in/<token>")
    @open_to(Access.PUBLIC)
    def offer(token: str) -> tuple[str, int]:
        with desk.store.reading() as books:
            is_alive = books.web_access.is_link_alive(token, desk.clock.now())
        return render_template("sign_in.html", is_alive=is_alive), 200 if is_alive else 410

    @blueprint.post("/sign-in/<token>")
    @open_to(Access.PUBLIC)
    def enter(token: str) -> Response | tuple[str, int]:
        refuse_other_sites(desk)
        with desk.store.writing() as books:
            session_token = sign_in(books, token, desk.clock.now())
        if session_token is None:
            return render_template("sign_in.html", is_alive=False), 410
        answer = make_response(redirect("/board"))
        answer.set_cookie(
            SESSION_COOKIE,
            session_token,
            max_age=int(SESSION_LIFE.total_seconds()),
            httponly=True,
            samesite="Lax",
            secure=desk.is_secure,
        )
        return answer

    @blueprint.post("/sign-out")
    @open_to(Access.BOARD)
    def leave() -> Response:
        with desk.store.writing() as books:
            books.web_access.end_session(request.cookies[SESSION_COOKIE], desk.clock.now())
        answer = make_response(redirect("/signed-out"))
        answer.delete_cookie(SESSION_COOKIE)
        return answer

    @blueprint.get("/signed-out")
    @open_to(Access.PUBLIC)
    def left() -> str:
        return render_template("signed_out.html")

    return blueprint
