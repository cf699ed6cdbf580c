"""Documents opened in the browser: they carry their own style, and nothing in them may run or reach out."""

from __future__ import annotations

from flask import Response

from bot.reports.exporting import ReportFile
from handlers.web.attachments import attachment

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'self'; sandbox allow-popups"
)
_PAGE = "text/html"


def shown(file: ReportFile) -> Response:
    """A page to read, or a file to save under its own name."""
    headers = {"Content-Security-Policy": POLICY}
    if not file.media_type.startswith(_PAGE):
        headers["Content-Disposition"] = attachment(file.file_name)
    return Response(file.data, mimetype=file.media_type, headers=headers)
