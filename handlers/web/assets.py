"""The pages' own style sheets and scripts; nothing is loaded from anywhere else."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, send_from_directory

from handlers.web.access import Access, open_to

_FOLDER = Path(__file__).parent / "static"
_HOUR = 3600


def assets() -> Blueprint:
    """The files of the folder `static`."""
    blueprint = Blueprint("assets", __name__)

    @blueprint.get("/assets/<name>")
    @open_to(Access.PUBLIC)
    def file(name: str) -> Response:
        return send_from_directory(_FOLDER, name, max_age=_HOUR)

    return blueprint
