"""Planning: an office's plan file becomes the plan of a fiscal year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.calendar import FiscalYear
from bot.domain.office import Office
from bot.domain.plan_change import PlanChange
from bot.plan.importing import ImportedPlan, import_plan
from bot.service.days_off import begin_year
from bot.service.history import keep_history
from bot.service.lineage import link_by_title
from bot.store.store import Books, Store


@dataclass(frozen=True)
class PlanFile:
    """A file as it was handed in: its bytes, its name, and the layout it is said to be in, if any."""

    data: bytes
    name: str
    layout: str | None = None


@dataclass(frozen=True)
class PlanImport:
    """What was read from a file, and what became of it; `change` is None when nothing was stored.

    `history` counts the entries its result columns gave.
    """

    imported: ImportedPlan
    change: PlanChange | None
    history: int = 0

    @property
    def refused(self) -> bool:
        """Whether unreadable rows kept the plan from being stored."""
        return self.change is None and bool(self.imported.problems)


def import_file(
    store: Store,
    office: Office,
    file: PlanFile,
    fiscal_year: FiscalYear,
    now: datetime,
    *,
    dry_run: bool = False,
    skip_bad_rows: bool = False,
) -> PlanImport:
    """Read a plan file and store it, all or nothing.

    Nothing is stored on a dry run, nor when a row is unreadable unless bad rows may be skipped.
    Filled result columns become entries. Storing the same file again changes nothing. With its plan a
    year's days off are settled. Raises OperatorError when the file is no plan.
    """
    imported = read_file(office, file, fiscal_year)
    if dry_run or (imported.problems and not skip_bad_rows):
        return PlanImport(imported, None)
    with store.writing() as books:
        return keep_plan(books, office, imported, now)


def read_file(office: Office, file: PlanFile, fiscal_year: FiscalYear) -> ImportedPlan:
    """What the file says; OperatorError when it is no plan."""
    names = [division.name for division in office.divisions]
    return import_plan(file.data, file.name, fiscal_year, file.layout, names)


def keep_plan(books: Books, office: Office, imported: ImportedPlan, now: datetime) -> PlanImport:
    """Store what was read: its readable rows, its filled results, the days off of its year, and which
    measures go on with those of the year before."""
    fiscal_year = imported.plan.fiscal_year
    for year in (fiscal_year.start.year, fiscal_year.end.year):
        begin_year(books, office.id, year)
    books.office_looks.forget(office.id)
    change = books.plans.save(office.id, imported.plan, now)
    link_by_title(books, office, fiscal_year)
    history = keep_history(books, office, imported.plan, imported.filled, now)
    return PlanImport(imported, change, history)
