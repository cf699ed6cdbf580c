"""tamngan entries."""

from __future__ import annotations

import click

from bot.cli.common import (
    answer,
    chosen_office,
    json_option,
    office_option,
    open_store,
    round_option,
    year_option,
)
from bot.domain.calendar import FiscalYear
from bot.domain.evidence import by_entry
from bot.domain.numerals import to_arabic
from bot.service.documents import entries_document
from bot.store.store import Store


@click.command()
@year_option(required=False)
@round_option(required=False)
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


def _refs(store: Store, office_id: int) -> dict[int, str]:
    with store.reading() as books:
        return books.plans.refs(office_id)
