"""The guides for the people of an office: the Markdown of docs/guide as pages, for everybody.

`guide` and `pictures` beside this file lead to docs/guide and docs/pictures, so that page and document are
one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from flask import Blueprint, Response, abort, render_template, send_from_directory
from markdown_it import MarkdownIt
from markdown_it.token import Token

from handlers.web.access import Access, open_to

ADDRESS = "/guide"
GUIDES = ("staff", "coordinator", "executive")
"""In the order of how many people need them."""

_HERE = Path(__file__).parent
_TEXTS, _PICTURES = _HERE / "guide", _HERE / "pictures"
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_TO_PICTURE = "../pictures/"
_HOUR = 3600


def guide_pages() -> Blueprint:
    """The list of guides, each guide, and its pictures."""
    blueprint = Blueprint("guides", __name__)

    @blueprint.get(ADDRESS)
    @open_to(Access.PUBLIC)
    def index() -> str:
        return render_template("guides.html", guides=[(name, _title(_read(name))) for name in GUIDES])

    @blueprint.get(f"{ADDRESS}/<name>")
    @open_to(Access.PUBLIC)
    def page(name: str) -> str:
        text = _read(name)
        return render_template("guide.html", title=_title(text), body=rendered(text))

    @blueprint.get(f"{ADDRESS}/pictures/<name>")
    @open_to(Access.PUBLIC)
    def picture(name: str) -> Response:
        return send_from_directory(_PICTURES, name, max_age=_HOUR)

    return blueprint


def rendered(text: str) -> str:
    """The HTML of a guide; HTML in its text stays text, and what nobody is to see is left out."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(_COMMENT.sub("", text))
    _lead_here(tokens)
    return str(reader.renderer.render(tokens, reader.options, {}))


def _lead_here(tokens: Iterable[Token]) -> None:
    """Have links between documents lead to the pages here."""
    for token in tokens:
        if token.type == "link_open":
            token.attrs["href"] = str(token.attrs["href"]).removesuffix(".md")
        elif token.type == "image":
            token.attrs["src"] = str(token.attrs["src"]).replace(_TO_PICTURE, f"{ADDRESS}/pictures/")
            token.attrs["loading"] = "lazy"
        _lead_here(token.children or ())


def _read(name: str) -> str:
    if name not in GUIDES or not (_TEXTS / f"{name}.md").is_file():
        abort(404)
    return (_TEXTS / f"{name}.md").read_text(encoding="utf-8")


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ")
