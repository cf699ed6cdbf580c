"""tamngan reminders: on which occasions an office has people reminded."""

from __future__ import annotations

import click

from bot.cli.common import acting, answer, json_option, looking, office_option
from bot.clock import SystemClock
from bot.domain.ladder import Occasion

_OCCASION = click.argument("occasion", metavar="OCCASION", type=click.Choice([one.value for one in Occasion]))


@click.group()
def reminders() -> None:
    """Switch occasions of the reminders on and off; all are on at first."""


@reminders.command(name="list")
@office_option
@json_option
def list_occasions(office_id: int | None, as_json: bool) -> None:
    """List the occasions and whether they are on."""
    with looking(office_id) as (books, office):
        switched_off = books.switched_off_occasions.of_offices([office.id])[office.id]
    if as_json:
        answer({one.value: one not in switched_off for one in Occasion})
        return
    for one in Occasion:
        click.echo(f"{'off' if one in switched_off else 'on ':<3}  {one.value}")


@reminders.command()
@_OCCASION
@office_option
def on(occasion: str, office_id: int | None) -> None:
    """Switch an occasion on."""
    _switch(occasion, office_id, is_on=True)


@reminders.command()
@_OCCASION
@office_option
def off(occasion: str, office_id: int | None) -> None:
    """Switch an occasion off."""
    _switch(occasion, office_id, is_on=False)


def _switch(occasion: str, office_id: int | None, *, is_on: bool) -> None:
    from bot.service.resting import switch_occasion  # noqa: PLC0415  (the holidays package is slow to import)

    with acting(office_id) as (books, operator):
        switch_occasion(books, operator, Occasion(occasion), SystemClock().now(), is_on=is_on)
    click.echo(f"{occasion} is {'on' if is_on else 'off'} at office {operator.office.id}.")
