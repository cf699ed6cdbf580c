"""The report as PDF: tagged, archivable, its text whole."""

from __future__ import annotations

from bot.reports.exporter import Exporter
from bot.reports.exporters.pdf_file.document import write_pdf

EXPORTER = Exporter("pdf", "pdf", "application/pdf", write_pdf)
