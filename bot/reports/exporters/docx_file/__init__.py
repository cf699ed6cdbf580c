"""The report as a Word document: the one that is printed and signed."""

from __future__ import annotations

from bot.reports.exporter import Exporter
from bot.reports.exporters.docx_file.document import write_docx

EXPORTER = Exporter(
    "docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_docx
)
