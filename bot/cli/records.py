"""tamngan entries and tamngan export."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.common import (
    answer,
    chosen_office,
    instant,
    json_option,
    office_option,
    open_store,
    year_option,
)
from bot.cli.documents import entries_document
from bot.clock import SystemClock
from bot.domain.calendar import FiscalYear
from bot.domain.evidence import by_entry
from bot.domain.numerals import to_arabic
from bot.errors import OperatorError
from bot.service.reporting import export_report
from bot.store.store import Store


@click.command()
@year_option(required=False)
@click.option("--round", "round_number", type=click.IntRange(1, 2))
@click.option("--measure", "ref", help="Only entries about this measure, by its ref.")
@office_option
@json_option
def entries(
    year: int | None, round_number: int | None, ref: str | None, office_id: int | None, as_json: bool
) -> None:
    """Show what was said, oldest first."""
    store = open_store()
    office = chosen_office(store, office_id)
    refs = _refs(store, office.id)
    wanted = to_arabic(ref).casefold() if ref else None
    with store.reading() as books:
        found = books.entries.search(office.id, FiscalYear(year) if year else None, round_number)
        evidence = by_entry(found, books.evidence.of_office(office.id))
    if wanted is not None:
        found = [entry for entry in found if refs.get(entry.measure_id, "").casefold() == wanted]
    if as_json:
        answer(entries_document(office, refs, found, evidence))
        return
    for entry in found:
        mark = "" if entry.is_live else " (no longer counts)"
        division = office.division(entry.division_id).name
        click.echo(
            f"#{entry.number} [{refs.get(entry.measure_id)}] {division} {entry.field}{mark}: {entry.text}"
        )


@click.command()
@year_option()
@click.option("--round", "round_number", type=click.IntRange(1, 2), required=True)
@click.option("--format", "format_key", required=True, help="docx, xlsx, csv or json.")
@click.option("--layout", help="A built-in layout or a .toml file; the office's own by default.")
@click.option("--as-of", "as_of_text", help="An instant in ISO form; now by default.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True)
@office_option
@json_option
def export(
    year: int,
    round_number: int,
    format_key: str,
    layout: str | None,
    as_of_text: str | None,
    output: Path,
    office_id: int | None,
    as_json: bool,
) -> None:
    """Write the report of a round as a document."""
    store = open_store()
    office = chosen_office(store, office_id)
    as_of = instant(as_of_text, "--as-of") if as_of_text else SystemClock().now()
    file = export_report(store, office, FiscalYear(year), round_number, format_key, as_of, layout)
    try:
        output.write_bytes(file.data)
    except OSError as error:
        raise OperatorError(f"The file {output} cannot be written: {error.strerror}") from error
    if as_json:
        answer({"file": str(output), "format": format_key, "bytes": len(file.data)})
    else:
        click.echo(f"Wrote {output} ({len(file.data)} bytes).")


def _refs(store: Store, office_id: int) -> dict[int, str]:
    with store.reading() as books:
        return books.plans.refs(office_id)
