"""tamngan plan carry: last year's plan becomes this year's."""

from __future__ import annotations

import click

from bot.cli.common import answer, chosen_office, json_option, office_option, open_store
from bot.clock import SystemClock
from bot.domain.calendar import FiscalYear
from bot.domain.office import Office
from bot.errors import OperatorError, Refusal
from bot.service.carrying import Carrying, carry_plan, foreseen_carrying
from bot.store.store import Store
from bot.wording.pages import Language, word

_YEAR = click.IntRange(2500, 2700)


@click.command()
@click.option("--from", "source", type=_YEAR, required=True, help="Fiscal year whose plan is carried.")
@click.option("--to", "target", type=_YEAR, required=True, help="Later fiscal year that gets the plan.")
@click.option("--dry-run", is_flag=True, help="Only say what would be made.")
@office_option
@json_option
def carry(source: int, target: int, dry_run: bool, office_id: int | None, as_json: bool) -> None:
    """Make a year's plan the plan of a later year, each measure linked to its old self."""
    store = open_store()
    office = chosen_office(store, office_id)
    try:
        carrying = _carried(store, office, FiscalYear(source), FiscalYear(target), dry_run=dry_run)
    except Refusal as refusal:
        sentence = word(Language.ENGLISH, refusal.key.removeprefix("web."), **refusal.facts)
        raise OperatorError(sentence) from refusal
    finally:
        store.close()
    if as_json:
        answer(_document(office, carrying, is_stored=not dry_run))
    else:
        _show(office, carrying, dry_run=dry_run)


def _carried(
    store: Store, office: Office, source: FiscalYear, target: FiscalYear, *, dry_run: bool
) -> Carrying:
    if dry_run:
        with store.reading() as books:
            return foreseen_carrying(books, office, source, target)
    with store.writing() as books:
        return carry_plan(books, office, "operator", source, target, SystemClock().now())


def _document(office: Office, carrying: Carrying, *, is_stored: bool) -> dict[str, object]:
    plan = carrying.carried.plan
    return {
        "from": carrying.source.fiscal_year.number,
        "to": plan.fiscal_year.number,
        "stored": is_stored,
        "measures": [
            {
                "ref": measure.ref,
                "title": measure.title,
                "period": {
                    "start": measure.period.start.isoformat(),
                    "end": measure.period.end.isoformat(),
                }
                if measure.period
                else None,
                "last_year": [
                    {
                        "division": office.division(entry.division_id).name,
                        "round": entry.round_number,
                        "field": entry.field.value,
                        "status": entry.status.value if entry.status else None,
                        "text": entry.text,
                    }
                    for entry in carrying.results.get(measure.ref, ())
                ],
            }
            for measure in plan.measures()
        ],
        "rounds": [
            {
                "number": round_.number,
                "opens_on": round_.opens_on.isoformat(),
                "reply_deadline": round_.reply_deadline.isoformat(),
                "report_deadline": round_.report_deadline.isoformat(),
            }
            for round_ in carrying.rounds
        ],
        "groups": carrying.groups,
        "people": carrying.people,
        "doubts": [{"kind": doubt.kind.value, "place": doubt.place} for doubt in carrying.carried.doubts],
    }


def _show(office: Office, carrying: Carrying, *, dry_run: bool) -> None:
    source, target = carrying.source.fiscal_year, carrying.carried.plan.fiscal_year
    for measure in carrying.carried.plan.measures():
        click.echo(f"  [{measure.ref}] {measure.title.splitlines()[0]}")
        for entry in carrying.results.get(measure.ref, ()):
            status = f" {entry.status.value}" if entry.status else ""
            place = f"{source} round {entry.round_number} {office.division(entry.division_id).name}"
            click.echo(f"      {place}{status}: {(entry.text.splitlines() or [''])[0]}")
    for doubt in carrying.carried.doubts:
        click.echo(word(Language.ENGLISH, f"carry.doubt.{doubt.kind}", place=doubt.place, source=source))
    for round_ in carrying.rounds:
        click.echo(f"Round {round_.number} of {target} is answered until {round_.reply_deadline}.")
    click.echo(f"{carrying.groups} groups and {carrying.people} people go on as they are.")
    done = "Dry run: nothing was stored." if dry_run else f"The plan of {target} is there."
    click.echo(done)
