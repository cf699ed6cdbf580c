"""tamngan days: the days an office is closed, which alone decide where its reminders move."""

from __future__ import annotations

import click

from bot.cli.common import a_day, acting, answer, json_option, looking, office_option
from bot.clock import SystemClock, bangkok_day
from bot.domain.working_days import DayOff
from bot.errors import OperatorError


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

    with looking(office_id) as (books, office):
        listed = days_off_of_year(books, office.id, year or bangkok_day(SystemClock().now()).year)
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
    from bot.service.resting import LISTED_YEARS, keep_day  # noqa: PLC0415

    day = a_day(typed, "DAY")
    if day.year not in LISTED_YEARS:
        raise OperatorError(
            f"DAY {typed} is too far off; days are listed from {LISTED_YEARS[0]} to {LISTED_YEARS[-1]}"
        )
    if not name.strip():
        raise OperatorError("--name is empty; say what the day is called")
    with acting(office_id) as (books, operator):
        keep_day(books, operator, DayOff(day, name, is_off), SystemClock().now())
    click.echo(f"{day.isoformat()} is {'a day off' if is_off else 'worked'} at office {operator.office.id}.")
