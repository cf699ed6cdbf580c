"""tamngan pause: let an office or one of its divisions rest from reminders."""

from __future__ import annotations

import click

from bot.cli.common import a_day, acting, answer, json_option, looking, named_division, office_option
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
    from bot.service.resting import begin_pause  # noqa: PLC0415  (the holidays package is slow to import)

    now = SystemClock().now()
    last = a_day(until, "--until") if until else None
    if last is not None and last < bangkok_day(now):
        raise OperatorError(f"--until {last.isoformat()} is past; name today or a day to come")
    with acting(office_id) as (books, operator):
        division_id = named_division(operator.office, division_name).id if division_name else None
        begun = begin_pause(books, operator, division_id, last, now)
    click.echo(f"Pause {begun.id} begun; end it with: tamngan pause end {begun.id}")


@pause.command()
@click.argument("number", type=int)
@office_option
def end(number: int, office_id: int | None) -> None:
    """End a pause: reminders go out again from today on."""
    from bot.service.resting import end_pause  # noqa: PLC0415

    now = SystemClock().now()
    with acting(office_id) as (books, operator):
        lasting = books.pauses.of_offices([operator.office.id], bangkok_day(now))
        if number not in {one.id for one in lasting}:
            raise OperatorError(f"There is no pause {number} to end; list them with: tamngan pause list")
        end_pause(books, operator, number, now)
    click.echo(f"Pause {number} ended.")


@pause.command(name="list")
@office_option
@json_option
def list_pauses(office_id: int | None, as_json: bool) -> None:
    """List the pauses that last."""
    with looking(office_id) as (books, office):
        lasting = books.pauses.of_offices([office.id], bangkok_day(SystemClock().now()))
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
