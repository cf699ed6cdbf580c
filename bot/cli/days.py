"""tamngan days: the days an office is closed, which alone decide where its reminders move."""

from __future__ import annotations

import click

from bot.cli.common import a_day, answer, chosen_office, json_option, office_option, open_store
from bot.clock import SystemClock, bangkok_day
from bot.domain.working_days import DayOff


@click.group()
def days() -> None:
    """The days an office is closed."""


@days.command(name="list")
@click.option("--year", type=click.IntRange(2000, 2200), help="Gregorian year; this one by default.")
@office_option
@json_option
def list_days(year: int | None, office_id: int | None, as_json: bool) -> None:
    """List the days off of a year."""
    from bot.service.days_off import days_off_of_year  # noqa: PLC0415  (the holidays package is slow to import)

    store = open_store()
    office = chosen_office(store, office_id)
    with store.reading() as books:
        listed = days_off_of_year(books, office.id, year or bangkok_day(SystemClock().now()).year)
    store.close()
    if as_json:
        answer([{"day": one.day.isoformat(), "name": one.name, "off": one.is_off} for one in listed])
        return
    for one in listed:
        click.echo(f"{one.day.isoformat()}  {one.name}{'' if one.is_off else '  (worked)'}")


@days.command()
@click.argument("day")
@click.option("--name", required=True, help="What the day is called, such as วันหยุดพิเศษตามมติ ครม.")
@office_option
def add(day: str, name: str, office_id: int | None) -> None:
    """Make a day a day off."""
    _set(day, name, office_id, is_off=True)


@days.command()
@click.argument("day")
@click.option("--name", default="วันทำการ", show_default=True, help="Why the office works that day.")
@office_option
def remove(day: str, name: str, office_id: int | None) -> None:
    """Make a day one the office works."""
    _set(day, name, office_id, is_off=False)


def _set(typed: str, name: str, office_id: int | None, *, is_off: bool) -> None:
    from bot.service.days_off import set_day  # noqa: PLC0415

    day = a_day(typed, "DAY")
    store = open_store()
    office = chosen_office(store, office_id)
    with store.writing() as books:
        set_day(books, office.id, DayOff(day, name, is_off))
    store.close()
    click.echo(f"{day.isoformat()} is {'a day off' if is_off else 'worked'} at office {office.id}.")
