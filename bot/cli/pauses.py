"""tamngan pause: let an office or one of its divisions rest from reminders."""

from __future__ import annotations

from datetime import timedelta

import click

from bot.cli.common import (
    a_day,
    answer,
    chosen_office,
    json_option,
    named_division,
    office_option,
    open_store,
)
from bot.clock import SystemClock, bangkok_day
from bot.errors import OperatorError


@click.group()
def pause() -> None:
    """Let an office or a division rest from reminders."""


@pause.command()
@click.option("--division", "division_name", help="One division; the whole office by default.")
@click.option("--until", "until", help="Last day of the rest; without end by default.")
@office_option
def begin(division_name: str | None, until: str | None, office_id: int | None) -> None:
    """Begin a pause today."""
    store = open_store()
    office = chosen_office(store, office_id)
    today = bangkok_day(SystemClock().now())
    last = a_day(until, "--until") if until else None
    if last is not None and last < today:
        raise OperatorError(f"--until {last.isoformat()} is past; name today or a day to come")
    division_id = named_division(office, division_name).id if division_name else None
    with store.writing() as books:
        begun = books.pauses.begin(office.id, division_id, today, last)
        books.office_looks.forget(office.id)
    store.close()
    click.echo(f"Pause {begun.id} begun; end it with: tamngan pause end {begun.id}")


@pause.command()
@click.argument("number", type=int)
@office_option
def end(number: int, office_id: int | None) -> None:
    """End a pause: reminders go out again from today on."""
    store = open_store()
    office = chosen_office(store, office_id)
    today = bangkok_day(SystemClock().now())
    with store.writing() as books:
        lasting = {one.id for one in books.pauses.of_offices([office.id], today)}
        if number not in lasting:
            raise OperatorError(f"There is no pause {number} to end; list them with: tamngan pause list")
        books.pauses.end(number, today - timedelta(days=1))
        books.office_looks.forget(office.id)
    store.close()
    click.echo(f"Pause {number} ended.")


@pause.command(name="list")
@office_option
@json_option
def list_pauses(office_id: int | None, as_json: bool) -> None:
    """List the pauses that last."""
    store = open_store()
    office = chosen_office(store, office_id)
    with store.reading() as books:
        lasting = books.pauses.of_offices([office.id], bangkok_day(SystemClock().now()))
    store.close()
    rows = [
        {
            "number": one.id,
            "division": office.division(one.division_id).name if one.division_id is not None else None,
            "first": one.first.isoformat(),
            "last": one.last.isoformat() if one.last else None,
        }
        for one in lasting
    ]
    if as_json:
        answer(rows)
        return
    for row in rows:
        who, last = row["division"] or "the whole office", row["last"] or "without end"
        click.echo(f"{row['number']}  {who}  {row['first']} to {last}")
