"""tamngan export and summary: documents written from what is in the books."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
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
from bot.cli.writing import write_file
from bot.domain.calendar import FiscalYear
from bot.errors import OperatorError
from bot.reports.papers import Paper
from bot.reports.summary_page import summary_page
from bot.service.reporting import Edition, export_report, round_summary
from bot.store.files import FOLDER, Files

_as_of_option = click.option("--as-of", "as_of_text", help="An instant in ISO form; now by default.")


def _edition_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how a report is made up, handed on as one `edition`."""

    @click.option("--layout", help="A built-in layout or a .toml file; the office's own by default.")
    @click.option(
        "--template", type=click.Path(path_type=Path, dir_okay=False), help="A Word file to build into."
    )
    @click.option(
        "--with",
        "papers",
        help="Papers around the table: memo,summary,annex, or none; those of the layout by default.",
    )
    @functools.wraps(command)
    def with_edition(layout: str | None, template: Path | None, papers: str | None, **others: object) -> None:
        command(edition=Edition(layout, template, _papers(papers)), **others)

    return with_edition


@click.command()
@year_option()
@round_option()
@click.option("--format", "format_key", required=True, help="docx, pdf, xlsx, html, csv or json.")
@_edition_options
@_as_of_option
@output_option
@office_option
@json_option
def export(
    year: int,
    round_number: int,
    format_key: str,
    edition: Edition,
    as_of_text: str | None,
    output: Path,
    office_id: int | None,
    as_json: bool,
) -> None:
    """Write the report of a round as a document."""
    settings = checked_settings()
    store = open_store(settings)
    office = chosen_office(store, office_id)
    as_of = instant_of(as_of_text)
    edition = replace(edition, files=Files(settings.tamngan_data / FOLDER))
    file = export_report(store, office, FiscalYear(year), round_number, format_key, as_of, edition)
    write_file(output, file.data)
    _say_written(output, format_key, len(file.data), as_json)


@click.command()
@year_option()
@round_option()
@_as_of_option
@output_option
@office_option
@json_option
def summary(
    year: int,
    round_number: int,
    as_of_text: str | None,
    output: Path,
    office_id: int | None,
    as_json: bool,
) -> None:
    """Write the executive summary of a round as a web page of its own."""
    store = open_store()
    office = chosen_office(store, office_id)
    page = round_summary(store, office, FiscalYear(year), round_number, instant_of(as_of_text))
    data = summary_page(page).encode()
    write_file(output, data)
    _say_written(output, "html", len(data), as_json)


def _papers(text: str | None) -> tuple[Paper, ...] | None:
    """The papers named, parted by commas; None leaves them to the layout."""
    if text is None:
        return None
    named = [part.strip() for part in text.split(",") if part.strip()]
    if named == ["none"]:
        return ()
    for name in named:
        if name not in list(Paper):
            raise OperatorError(f"There is no paper {name!r}; use {', '.join(Paper)}, or none.")
    return tuple(Paper(name) for name in named)


def _say_written(output: Path, format_key: str, size: int, as_json: bool) -> None:
    if as_json:
        answer({"file": str(output), "format": format_key, "bytes": size})
    else:
        click.echo(f"Wrote {output} ({size} bytes).")
