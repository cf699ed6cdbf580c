"""Reporting: the plan and the entries of a round, read once as of an instant, laid out and written."""

from __future__ import annotations

from datetime import datetime

from bot.domain.calendar import FiscalYear
from bot.domain.office import Office
from bot.errors import OperatorError
from bot.reports.compiling import compile_report
from bot.reports.exporting import ReportFile, export
from bot.reports.layout import load_layout
from bot.reports.table import Report
from bot.store.store import Store


def build_report(
    store: Store,
    office: Office,
    fiscal_year: FiscalYear,
    round_number: int,
    as_of: datetime,
    layout_name: str | None = None,
) -> Report:
    """The report of a round as it stood at that instant, in the office's layout or the one named.

    Raises OperatorError when there is no plan for the year or the layout cannot be read.
    """
    layout = load_layout(layout_name or office.layout)
    with store.reading() as books:
        plan = books.plans.get(office.id, fiscal_year)
        entries = books.entries.of_year(office.id, fiscal_year, as_of)
    if plan is None:
        raise OperatorError(
            f"There is no plan for fiscal year {fiscal_year}; import one with: tamngan plan import FILE"
            f" --fiscal-year {fiscal_year}"
        )
    return compile_report(office, plan, entries, layout, round_number, as_of)


def export_report(
    store: Store,
    office: Office,
    fiscal_year: FiscalYear,
    round_number: int,
    format_key: str,
    as_of: datetime,
    layout_name: str | None = None,
) -> ReportFile:
    """The report of a round as a file in the format."""
    return export(build_report(store, office, fiscal_year, round_number, as_of, layout_name), format_key)
