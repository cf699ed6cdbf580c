"""tamngan plan: import, show and carry."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.common import answer, chosen_office, json_option, office_option, open_store, year_option
from bot.cli.plan_carrying import carry
from bot.clock import SystemClock
from bot.domain.calendar import FiscalYear
from bot.errors import OperatorError
from bot.service.documents import plan_document
from bot.service.planning import PlanFile, PlanImport, import_file


@click.group()
def plan() -> None:
    """Import, show and carry plans."""


plan.add_command(carry)


@plan.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@year_option()
@click.option("--layout", help="The layout the file is in; found out by itself by default.")
@click.option("--dry-run", is_flag=True, help="Only say what was understood.")
@click.option("--skip-bad-rows", is_flag=True, help="Import the readable rows although some are not.")
@office_option
@json_option
def import_(
    file: Path,
    year: int,
    layout: str | None,
    dry_run: bool,
    skip_bad_rows: bool,
    office_id: int | None,
    as_json: bool,
) -> None:
    """Read a plan from a Word or Excel table."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise OperatorError(f"The file {file} cannot be read: {error.strerror}") from error
    store = open_store()
    outcome = import_file(
        store,
        chosen_office(store, office_id),
        PlanFile(data, file.name, layout),
        FiscalYear(year),
        SystemClock().now(),
        dry_run=dry_run,
        skip_bad_rows=skip_bad_rows,
    )
    _show(outcome, dry_run, as_json)
    if outcome.refused and not dry_run:
        rows = ", ".join(str(problem.row) for problem in outcome.imported.problems)
        raise OperatorError(
            f"Nothing was imported: row {rows} could not be read; mend the file, or add --skip-bad-rows"
        )


def _show(outcome: PlanImport, dry_run: bool, as_json: bool) -> None:
    imported = outcome.imported
    measures = sum(1 for _ in imported.plan.measures())
    if as_json:
        answer(
            {
                "sections": len(imported.plan.sections),
                "measures": measures,
                "layout": imported.plan.layout,
                "stored": outcome.change is not None,
                "history": outcome.history,
                "problems": [{"row": item.row, "message": item.message} for item in imported.problems],
            }
        )
        return
    for problem in imported.problems:
        click.echo(f"row {problem.row}: {problem.message}")
    click.echo(
        f"Understood {measures} measures in {len(imported.plan.sections)} sections ({imported.plan.layout})."
    )
    if dry_run:
        click.echo("Dry run: nothing was stored.")
    if outcome.change is not None:
        change = outcome.change
        click.echo(
            f"Stored: {len(change.added)} added, {len(change.changed)} changed,"
            f" {len(change.kept)} unchanged, {len(change.removed)} taken out."
        )
    if outcome.history:
        click.echo(f"The filled columns gave {outcome.history} entries.")


@plan.command()
@year_option(required=False)
@office_option
@json_option
def show(year: int | None, office_id: int | None, as_json: bool) -> None:
    """Show the plan of a fiscal year; the newest by default."""
    store = open_store()
    office = chosen_office(store, office_id)
    with store.reading() as books:
        years = books.plans.years(office.id)
        wanted = FiscalYear(year) if year else max(years, default=None)
        found = books.plans.get(office.id, wanted) if wanted else None
    if found is None:
        raise OperatorError(
            "There is no such plan; import one with: tamngan plan import FILE --fiscal-year YEAR"
        )
    if as_json:
        answer(plan_document(found))
        return
    for section in found.sections:
        if section.title:
            click.echo(f"{section.number or ''} {section.title}".strip())
        for measure in section.measures:
            names = ", ".join(measure.responsible.divisions) or "ทุกสำนัก/กอง"
            first_line = measure.title.splitlines()[0]
            click.echo(f"  [{measure.ref}] {first_line} ({names})")
