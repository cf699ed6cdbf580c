"""tamngan reminders: on which occasions an office has people reminded."""

from __future__ import annotations

import click

from bot.cli.common import answer, chosen_office, json_option, office_option, open_store
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
    store = open_store()
    office = chosen_office(store, office_id)
    with store.reading() as books:
        switched_off = books.switched_off_occasions.of_offices([office.id])[office.id]
    store.close()
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
    store = open_store()
    office = chosen_office(store, office_id)
    with store.writing() as books:
        books.switched_off_occasions.switch(office.id, Occasion(occasion), is_on=is_on)
        books.office_looks.forget(office.id)
    store.close()
    click.echo(f"{occasion} is {'on' if is_on else 'off'} at office {office.id}.")
