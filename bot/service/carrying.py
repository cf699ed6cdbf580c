"""Carrying a plan: last year's plan becomes this year's, with what was reported beside it.

Groups, people, texts and the layout belong to the office and not to a year, so they stay as they are. The
rounds of a year are there as soon as it has a plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit import AuditAction
from bot.domain.calendar import FiscalYear
from bot.domain.carrying import CarriedPlan, carried_plan
from bot.domain.entry import Entry, live
from bot.domain.office import Office
from bot.domain.plan import Plan
from bot.domain.rounds import Round
from bot.errors import Refusal
from bot.service.days_off import begin_year
from bot.store.store import Books


@dataclass(frozen=True)
class Carrying:
    """A plan on its way into another year; `results` are the entries that stand, by the measure's ref.

    `groups` and `people` count what the office goes on with.
    """

    source: Plan
    carried: CarriedPlan
    results: Mapping[str, tuple[Entry, ...]]
    rounds: tuple[Round, Round]
    groups: int
    people: int


def foreseen_carrying(books: Books, office: Office, source: FiscalYear, target: FiscalYear) -> Carrying:
    """What carrying the plan of a year into a later one gives; nothing is written.

    Refuses when there is nothing to carry, when the other year is no later one, or has a plan.
    """
    if target <= source:
        raise Refusal("web.carry.not_later", source=source, target=target)
    plan = books.plans.get(office.id, source)
    if plan is None:
        raise Refusal("web.carry.no_plan", year=source)
    if target in books.plans.years(office.id):
        raise Refusal("web.carry.has_plan", year=target)
    refs = {measure.id: measure.ref for measure in plan.measures()}
    results: defaultdict[str, tuple[Entry, ...]] = defaultdict(tuple)
    for entry in live(books.entries.search(office.id, source)):
        if entry.measure_id in refs:
            results[refs[entry.measure_id]] += (entry,)
    return Carrying(
        plan,
        carried_plan(plan, target),
        dict(results),
        books.rounds.of_year(office.id, target),
        len(books.chats.of_office(office.id)),
        len(books.members.of_office(office.id)),
    )


def carry_plan(
    books: Books, office: Office, actor: str, source: FiscalYear, target: FiscalYear, now: datetime
) -> Carrying:
    """Make the plan of the source year the plan of the target year, each measure linked to its old self.

    Refuses as `foreseen_carrying` does.
    """
    books.plans.hold(office.id)
    carrying = foreseen_carrying(books, office, source, target)
    for year in (target.start.year, target.end.year):
        begin_year(books, office.id, year)
    books.plans.save(office.id, carrying.carried.plan, now)
    stored = books.plans.get(office.id, target)
    if stored is not None:
        pairs = zip(stored.measures(), carrying.source.measures(), strict=True)
        books.carried_measures.keep(office.id, {new.id: old.id for new, old in pairs})
    books.office_looks.forget(office.id)
    facts = {"from": source.number, "measures": sum(1 for _ in carrying.source.measures())}
    books.audit.note(office.id, actor, AuditAction.PLAN_CARRIED, f"plan:{target}", now, facts)
    return carrying
