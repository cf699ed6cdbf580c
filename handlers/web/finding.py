"""Being found: the first page, and what search engines ask for. Only what is public is told."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, abort, make_response, redirect, render_template

from bot.service.publishing import published_offices
from handlers.web.access import Access, open_to
from handlers.web.desk import Desk
from handlers.web.public import ADDRESS

_ROBOTS = "User-agent: *\nAllow: /p\nAllow: /assets/\nDisallow: /\n"


def finding_pages(desk: Desk) -> Blueprint:
    """GET /robots.txt and GET /sitemap.xml, which needs to know under which address people come."""
    blueprint = Blueprint("finding", __name__)

    @blueprint.get("/robots.txt")
    @open_to(Access.PUBLIC)
    def robots() -> Response:
        base = desk.links.public_url
        sitemap = f"\nSitemap: {base}/sitemap.xml\n" if base else ""
        return Response(f"{_ROBOTS}{sitemap}", mimetype="text/plain")

    @blueprint.get("/sitemap.xml")
    @open_to(Access.PUBLIC)
    def sitemap() -> Response:
        base = desk.links.public_url or abort(404)
        with desk.store.reading() as books:
            offices = published_offices(books)
        page = render_template("sitemap.xml", base=f"{base}{ADDRESS}", offices=offices)
        return Response(page, mimetype="application/xml")

    return blueprint


def open_front_door(app: Flask) -> None:
    """Lead whoever types only the name of the site to the published reports, unless it has a first page."""
    if any(rule.rule == "/" for rule in app.url_map.iter_rules()):
        return

    @app.get("/")
    @open_to(Access.PUBLIC)
    def front_door() -> Response:
        return make_response(redirect(ADDRESS))
