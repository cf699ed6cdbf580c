"""tamngan pack: everything of a round in one zip."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.common import (
    answer,
    checked_settings,
    chosen_office,
    instant_of,
    json_option,
    office_option,
    open_store,
    output_option,
    round_option,
    year_option,
)
from bot.cli.writing import replacing
from bot.domain.calendar import FiscalYear
from bot.service.packing import PackOrder, write_pack
from bot.store.files import FOLDER, Files


@click.command()
@year_option()
@round_option()
@click.option("--as-of", "as_of_text", help="An instant in ISO form; now by default.")
@output_option
@office_option
@json_option
def pack(
    year: int, round_number: int, as_of_text: str | None, output: Path, office_id: int | None, as_json: bool
) -> None:
    """Write documents, entries, evidence and the audit trail of a round into one zip."""
    settings = checked_settings()
    store = open_store(settings)
    office = chosen_office(store, office_id)
    order = PackOrder(office, FiscalYear(year), round_number, instant_of(as_of_text))
    with replacing(output) as file:
        count = write_pack(store, Files(settings.tamngan_data / FOLDER), order, file)
    if as_json:
        answer({"file": str(output), "files": count, "bytes": output.stat().st_size})
    else:
        click.echo(f"Wrote {output} ({count} files).")
