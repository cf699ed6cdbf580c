"""The board: every page of it, and its menu."""

from __future__ import annotations

from flask import Flask

from handlers.web.access import guard
from handlers.web.assets import assets
from handlers.web.audit import audit_pages
from handlers.web.calendar import calendar_pages
from handlers.web.desk import Desk
from handlers.web.divisions import division_pages
from handlers.web.downloads import downloads
from handlers.web.evidence import evidence_pages
from handlers.web.finding import finding_pages
from handlers.web.groups import group_pages
from handlers.web.guides import guide_pages
from handlers.web.matrix import matrix_pages
from handlers.web.measures import measure_pages
from handlers.web.people import people_pages
from handlers.web.plan import plan_pages
from handlers.web.plan_carry import plan_carry_pages
from handlers.web.plan_import import plan_import_pages
from handlers.web.previews import preview_pages
from handlers.web.public import public_pages
from handlers.web.report import report_pages
from handlers.web.resting import resting_pages
from handlers.web.rounds import round_pages
from handlers.web.safety import make_safe
from handlers.web.searching import search_pages
from handlers.web.settings import setting_pages
from handlers.web.sign_in import sign_in_pages
from handlers.web.sign_off import sign_off_pages
from handlers.web.signing import signing_pages
from handlers.web.speaking import language_switch, speak
from handlers.web.throttling import throttle
from handlers.web.verify import verify_pages

MENU = (
    ("board", "/board", False),
    ("search", "/board/search", False),
    ("divisions", "/board/divisions", False),
    ("report", "/board/report", False),
    ("sign_off", "/board/sign-off", False),
    ("plan", "/board/plan", False),
    ("rounds", "/board/rounds", False),
    ("people", "/board/people", True),
    ("groups", "/board/groups", True),
    ("audit", "/board/audit", False),
    ("settings", "/board/settings", True),
)
"""Wording key, address, and whether it is for coordinators alone."""


def open_board(app: Flask, desk: Desk) -> None:
    """Add the pages of the board to the application."""
    make_safe(app, desk)
    guard(app, desk)
    throttle(app, desk)
    speak(app)
    app.jinja_env.globals["menu"] = lambda: MENU
    for page in (
        assets(),
        language_switch(),
        sign_in_pages(desk),
        downloads(desk),
        matrix_pages(desk),
        measure_pages(desk),
        evidence_pages(desk),
        division_pages(desk),
        search_pages(desk),
        people_pages(desk),
        group_pages(desk),
        round_pages(desk),
        plan_pages(desk),
        plan_import_pages(desk),
        plan_carry_pages(desk),
        calendar_pages(desk),
        resting_pages(desk),
        report_pages(desk),
        sign_off_pages(desk),
        signing_pages(desk),
        preview_pages(desk),
        public_pages(desk),
        finding_pages(desk),
        verify_pages(desk),
        audit_pages(desk),
        setting_pages(desk),
        guide_pages(),
    ):
        app.register_blueprint(page)
