"""tamngan layout: what a layout file says, and the built-in ones to begin an own one with."""

from __future__ import annotations

import click

from bot.cli.common import answer, json_option
from bot.reports.form import Layout
from bot.reports.layout import BUILT_IN_LAYOUTS, layout_source, load_layout
from bot.reports.layout_facts import layout_facts, narrow_headers
from bot.service.templates import read_template


@click.group()
def layout() -> None:
    """Check and show report layouts."""


@layout.command()
@click.argument("file")
@json_option
def check(file: str, as_json: bool) -> None:
    """Say what was understood of a layout file, or what is wrong with it."""
    found = load_layout(file)
    read_template(found.template)
    if as_json:
        answer(layout_facts(found))
        return
    click.echo(_summary(found))
    for form, column in zip(found.columns, found.table_columns(), strict=True):
        under = f" (under {form.group})" if form.group else ""
        click.echo(f"  {column.width:5.2f} cm  {form.field.value:<16}{form.header}{under}")
    for warning in narrow_headers(found):
        click.echo(warning)


@layout.command()
@click.argument("key", type=click.Choice(BUILT_IN_LAYOUTS))
def show(key: str) -> None:
    """Print a built-in layout, to begin an own one with."""
    click.echo(layout_source(key), nl=False)


def _summary(found: Layout) -> str:
    based = f" based on {found.family}" if found.family != found.key else ""
    page = f"{found.page.orientation.value} A4, {found.page.text_width:.1f} cm for the table"
    template = f", built into {found.template.name}" if found.template else ""
    return (
        f"{found.key}{based}: {page}, {found.numerals.value} numerals, entries of the {found.scope.value}, "
        f"sections {found.sections.style.value}{template}."
    )
