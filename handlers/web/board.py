"""The board: every page of it, and its menu."""

from __future__ import annotations

from flask import Flask

from handlers.web.access import guard
from handlers.web.assets import assets
from handlers.web.desk import Desk
from handlers.web.downloads import downloads
from handlers.web.groups import group_pages
from handlers.web.people import people_pages
from handlers.web.rounds import round_pages
from handlers.web.safety import make_safe
from handlers.web.sign_in import sign_in_pages
from handlers.web.speaking import language_switch, speak

MENU = (
    ("rounds", "/board/rounds", False),
    ("people", "/board/people", True),
    ("groups", "/board/groups", True),
)
"""Wording key, address, and whether it is for coordinators alone."""


def open_board(app: Flask, desk: Desk) -> None:
    """Add the pages of the board to the application."""
    guard(app, desk.store, desk.clock)
    make_safe(app)
    speak(app)
    app.jinja_env.globals["menu"] = lambda: MENU
    for page in (
        assets(),
        language_switch(),
        sign_in_pages(desk),
        downloads(desk),
        people_pages(desk),
        group_pages(desk),
        round_pages(desk),
    ):
        app.register_blueprint(page)
