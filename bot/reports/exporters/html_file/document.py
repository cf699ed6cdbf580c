"""The web page: one template, every value escaped, no script, nothing fetched from elsewhere.

Photos stay in the paper formats: a page with forty of them inside would be too heavy to open.
"""

from __future__ import annotations

from bot.reports.environment import page_templates
from bot.reports.exporters.html_file.tables import html_table
from bot.reports.summary_page import summary_section, summary_style
from bot.reports.table import Report, Table


def write_html(report: Report) -> bytes:
    """A UTF-8 page for screen and print."""
    summary = report.summary
    page = page_templates().get_template("report.html")
    written = page.render(
        report=report,
        blocks=[html_table(block) if isinstance(block, Table) else block for block in report.blocks],
        summary=summary_section(summary) if summary else "",
        summary_style=summary_style() if summary else "",
    )
    return written.encode()
