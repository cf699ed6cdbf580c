"""tamngan person: everything about one person, to hand over or to take out."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.common import answer, checked_settings, chosen_office, json_option, office_option, open_store
from bot.cli.writing import replacing
from bot.clock import SystemClock
from bot.service.personal_data import erase as erase_person
from bot.service.personal_data import people, person_called, write_export
from bot.store.files import FOLDER, Files

_PERSON = click.option("--person", "name", required=True, help="A name shown in LINE, or a LINE user id.")


@click.group()
def person() -> None:
    """Show, export and erase what is kept about one person."""


@person.command(name="list")
@office_option
@json_option
def list_people(office_id: int | None, as_json: bool) -> None:
    """List everybody an office has data about."""
    store = open_store()
    office = chosen_office(store, office_id)
    with store.reading() as books:
        found = people(books, office)
    if as_json:
        answer({"people": [{"line_user_id": one.line_user_id, "names": list(one.names)} for one in found]})
        return
    for one in found:
        click.echo(f"{one.line_user_id}  {', '.join(one.names) or 'name not known'}")


@person.command()
@_PERSON
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The zip to write."
)
@office_option
@json_option
def export(name: str, output: Path, office_id: int | None, as_json: bool) -> None:
    """Write everything about a person into one zip, to hand over to them."""
    settings = checked_settings()
    store = open_store(settings)
    office = chosen_office(store, office_id)
    with store.reading() as books:
        found = person_called(books, office, name)
    files = Files(settings.tamngan_data / FOLDER)
    with replacing(output) as file:
        rows = write_export(store, files, office, found, SystemClock().now(), file)
    if as_json:
        answer({"file": str(output), "rows": rows})
    else:
        click.echo(f"Wrote {output} ({rows} rows). It is personal data; hand it to this person alone.")


@person.command()
@_PERSON
@click.option("--dry-run", is_flag=True, help="Only say what would be changed.")
@office_option
@json_option
def erase(name: str, dry_run: bool, office_id: int | None, as_json: bool) -> None:
    """Take a person out of the data; what was put on record stays without the name."""
    store = open_store()
    office = chosen_office(store, office_id)
    with store.writing() as books:
        found = person_called(books, office, name)
        if dry_run:
            about = books.personal_data.rows(office.id, found.line_user_id)
            changed = {table: len(rows) for table, rows in about.items()}
        else:
            changed = dict(erase_person(books, office, found, SystemClock().now()))
    if as_json:
        answer({"rows": changed, "dry_run": dry_run})
        return
    for table, count in changed.items():
        click.echo(f"  {table}: {count}")
    click.echo("Nothing was changed." if dry_run else "Erased. Backups made before still hold the person.")
