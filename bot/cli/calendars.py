"""tamngan calendar: the year's planned reminders, why each falls on its day, and what they cost."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.common import answer, chosen_office, json_option, office_option, open_store, year_option
from bot.clock import SystemClock
from bot.domain.calendar import FiscalYear
from bot.domain.quota import FREE_THAI_PLAN
from bot.errors import OperatorError
from bot.service.calendar import CalendarDay, YearCost, everybody_in_groups, planned, year_cost


@click.command()
@year_option()
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write an .ics file.")
@office_option
@json_option
def calendar(year: int, output: Path | None, office_id: int | None, as_json: bool) -> None:
    """Show every day of a fiscal year on which reminders go out."""
    store = open_store()
    office = chosen_office(store, office_id)
    now = SystemClock().now()
    with store.reading() as books:
        days = planned(books, office, FiscalYear(year), now)
        quota = books.quota_readings.newest()
        limit = quota.limit if quota is not None else FREE_THAI_PLAN
        cost = year_cost(days, everybody_in_groups(books, office), limit)
    store.close()
    if not days:
        raise OperatorError(
            f"Office {office.id} has no plan for {year}; import one with: tamngan plan import"
        )
    if output is not None:
        from bot.service.calendar_file import calendar_file  # noqa: PLC0415  (only this needs icalendar)

        try:
            output.write_bytes(calendar_file(office, days, now))
        except OSError as error:
            raise OperatorError(f"The file {output} cannot be written: {error.strerror}") from error
    if as_json:
        answer(_document(days, cost, limit))
    else:
        _show(days, cost, limit)


def _document(days: list[CalendarDay], cost: YearCost, limit: int | None) -> dict[str, object]:
    return {
        "days": [
            {
                "day": one.planned.day.isoformat(),
                "at": one.planned.moment.isoformat(),
                "round": one.round.number,
                "occasions": [rung.occasion for rung in one.planned.rungs],
                "why": one.why,
                "cost": one.cost,
            }
            for one in days
        ],
        "cost": {
            "naive": cost.naive,
            "silent": cost.silent,
            "within_quota": cost.within,
            "quota": limit,
        },
    }


def _show(days: list[CalendarDay], cost: YearCost, limit: int | None) -> None:
    for one in days:
        click.echo(f"{one.planned.day.isoformat()}  round {one.round.number}  cost {one.cost:>4}  {one.why}")
    click.echo(
        f"If nobody ever answered: {cost.silent} LINE messages; every occasion to every group: {cost.naive}."
    )
    for month, used in cost.within.items():
        click.echo(f"  {month}: {used} of {limit or 'no limit'}")
