"""The report as one web page that needs nothing beside it."""

from __future__ import annotations

from bot.reports.exporter import Exporter
from bot.reports.exporters.html_file.document import write_html

EXPORTER = Exporter("html", "html", "text/html; charset=utf-8", write_html)
