"""Reporting: the plan and the entries of a round, read once as of an instant, laid out and written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.domain.calendar import FiscalYear
from bot.domain.office import Office
from bot.domain.plan import Plan
from bot.errors import OperatorError
from bot.reports.compiling import compile_report
from bot.reports.exporting import ReportFile, export
from bot.reports.layout import load_layout
from bot.reports.papers import Paper
from bot.reports.summary import Summary
from bot.reports.table import Report
from bot.service.papers import Papers
from bot.service.templates import read_template
from bot.store.files import Files
from bot.store.store import Books, Store


@dataclass(frozen=True)
class Edition:
    """How a report is made up.

    `layout` is a key or a file, the office's own when None; `template` is a Word file to build documents
    into, that of the layout when None; `papers` stand around the table, those the layout asks for when
    None; without `files` there are no photos.
    """

    layout: str | None = None
    template: Path | None = None
    papers: Collection[Paper] | None = None
    files: Files | None = None


PLAIN = Edition()


def build_report(
    store: Store,
    office: Office,
    fiscal_year: FiscalYear,
    round_number: int,
    as_of: datetime,
    edition: Edition = PLAIN,
) -> Report:
    """The report of a round as it stood at that instant.

    Raises OperatorError when there is no plan for the year, or layout or template cannot be read.
    """
    with store.reading() as books:
        return report_in(books, office, fiscal_year, round_number, as_of, edition)


def report_in(
    books: Books,
    office: Office,
    fiscal_year: FiscalYear,
    round_number: int,
    as_of: datetime,
    edition: Edition = PLAIN,
) -> Report:
    """The same from books that are open."""
    layout = load_layout(edition.layout or office.layout)
    template = read_template(edition.template or layout.template)
    plan = plan_of(books, office, fiscal_year)
    entries = books.entries.of_year(office.id, fiscal_year, as_of)
    wordings = books.final_wordings.at(office.id, fiscal_year, round_number, as_of)
    own_texts = books.office_texts.at(office.id, as_of)
    report = replace(
        compile_report(office, plan, entries, layout, round_number, as_of, wordings, own_texts),
        template=template,
    )
    wanted = layout.papers if edition.papers is None else edition.papers
    papers = Papers(books, office, plan, entries, round_number, as_of, edition.files)
    return papers.around(report, wanted, layout.scope)


def export_report(
    store: Store,
    office: Office,
    fiscal_year: FiscalYear,
    round_number: int,
    format_key: str,
    as_of: datetime,
    edition: Edition = PLAIN,
) -> ReportFile:
    """The report of a round as a file in the format."""
    return export(build_report(store, office, fiscal_year, round_number, as_of, edition), format_key)


def round_summary(
    store: Store, office: Office, fiscal_year: FiscalYear, round_number: int, as_of: datetime
) -> Summary:
    """The executive summary of a round by itself."""
    with store.reading() as books:
        plan = plan_of(books, office, fiscal_year)
        entries = books.entries.of_year(office.id, fiscal_year, as_of)
        return Papers(books, office, plan, entries, round_number, as_of).summary()


def plan_of(books: Books, office: Office, fiscal_year: FiscalYear) -> Plan:
    """The office's plan of the year, or the OperatorError that says how to get one."""
    plan = books.plans.get(office.id, fiscal_year)
    if plan is None:
        raise OperatorError(
            f"There is no plan for fiscal year {fiscal_year}; import one with: tamngan plan import FILE"
            f" --fiscal-year {fiscal_year}"
        )
    return plan
