"""Carrying a plan: a new year stands beside the old one, linked measure by measure, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.entry import EntryDraft, EntryField
from bot.domain.office import Office
from bot.domain.plan import Plan
from bot.domain.rounds import default_rounds
from bot.domain.status import Status
from bot.errors import Refusal
from bot.service.carrying import Carrying, carry_plan, foreseen_carrying
from bot.service.lineage import earlier_years
from bot.store.store import Store
from tests.support.stage import Stage, a_stage
from tests.support.village import YEAR, found_village

NEXT = FiscalYear(2570)
SAID = "ติดป้ายครบทุกจุดแล้ว"


@pytest.fixture
def stage(store: Store) -> Iterator[Stage]:
    with a_stage(store) as stage:
        yield stage


@pytest.fixture
def village(stage: Stage) -> tuple[Office, Plan]:
    return found_village(stage)


def report(stage: Stage, village: tuple[Office, Plan], ref: str, text: str) -> None:
    office, plan = village
    measure = plan.by_ref(ref)
    assert measure is not None
    draft = EntryDraft(
        measure.id, office.divisions[0].id, plan.fiscal_year, 1, EntryField.RESULTS, text, Status.DONE,
        None, (), stage.clock.now(),
    )  # fmt: skip
    with stage.store.writing() as books:
        books.entries.append(office.id, draft, stage.clock.now())


def carry(stage: Stage, office: Office, source: FiscalYear = YEAR, target: FiscalYear = NEXT) -> Carrying:
    with stage.store.writing() as books:
        return carry_plan(books, office, "operator", source, target, stage.clock.now())


def plan_of(stage: Stage, office: Office, year: FiscalYear) -> Plan | None:
    with stage.store.reading() as books:
        return books.plans.get(office.id, year)


def test_the_new_year_has_the_measures_and_its_rounds(stage: Stage, village: tuple[Office, Plan]) -> None:
    office, old = village
    carry(stage, office)
    new = plan_of(stage, office, NEXT)

    assert new is not None
    assert [(one.ref, one.title, one.responsible) for one in new.measures()] == [
        (one.ref, one.title, one.responsible) for one in old.measures()
    ]
    assert {one.id for one in new.measures()}.isdisjoint(one.id for one in old.measures())
    assert plan_of(stage, office, YEAR) == old
    with stage.store.reading() as books:
        assert books.rounds.of_year(office.id, NEXT) == default_rounds(NEXT)


def test_each_measure_knows_what_was_said_about_it_the_year_before(
    stage: Stage, village: tuple[Office, Plan]
) -> None:
    office, _old = village
    report(stage, village, "3", SAID)
    carrying = carry(stage, office)
    new = plan_of(stage, office, NEXT)
    assert new is not None
    register, other = new.by_ref("3"), new.by_ref("4")
    assert register is not None
    assert other is not None

    assert {ref: [entry.text for entry in said] for ref, said in carrying.results.items()} == {"3": [SAID]}
    with stage.store.reading() as books:
        (before,) = earlier_years(books, office, register.id)
        (silent,) = earlier_years(books, office, other.id)
    assert (before.measure.ref, before.measure.fiscal_year) == ("3", YEAR)
    assert [entry.text for entry in before.entries] == [SAID]
    assert silent.entries == ()


def test_history_goes_back_through_several_years(stage: Stage, village: tuple[Office, Plan]) -> None:
    office, _old = village
    report(stage, village, "3", SAID)
    carry(stage, office)
    carry(stage, office, NEXT, FiscalYear(2571))
    newest = plan_of(stage, office, FiscalYear(2571))
    assert newest is not None
    register = newest.by_ref("3")
    assert register is not None

    with stage.store.reading() as books:
        years = earlier_years(books, office, register.id)
    assert [one.measure.fiscal_year for one in years] == [NEXT, YEAR]
    assert [len(one.entries) for one in years] == [0, 1]


def test_a_file_imported_over_the_new_year_keeps_the_links(
    stage: Stage, village: tuple[Office, Plan]
) -> None:
    office, _old = village
    carry(stage, office)
    new = plan_of(stage, office, NEXT)
    assert new is not None
    with stage.store.writing() as books:
        books.plans.save(office.id, new, stage.clock.now())
        first = next(new.measures())
        assert earlier_years(books, office, first.id)


def test_a_measure_taken_out_of_the_old_plan_takes_its_link_along(
    stage: Stage, village: tuple[Office, Plan]
) -> None:
    office, old = village
    carry(stage, office)
    new = plan_of(stage, office, NEXT)
    assert new is not None
    without = Plan(YEAR, old.layout, ())
    with stage.store.writing() as books:
        books.plans.save(office.id, without, stage.clock.now())
        assert earlier_years(books, office, next(new.measures()).id) == ()
    assert plan_of(stage, office, NEXT) == new


@pytest.mark.parametrize(
    ("source", "target", "key"),
    [
        (YEAR, YEAR, "web.carry.not_later"),
        (NEXT, YEAR, "web.carry.not_later"),
        (FiscalYear(2565), NEXT, "web.carry.no_plan"),
    ],
)
def test_what_cannot_be_carried_is_refused(
    stage: Stage, village: tuple[Office, Plan], source: FiscalYear, target: FiscalYear, key: str
) -> None:
    with pytest.raises(Refusal) as refused:
        carry(stage, village[0], source, target)
    assert refused.value.key == key


def test_a_year_with_a_plan_is_left_as_it_is(stage: Stage, village: tuple[Office, Plan]) -> None:
    office, _old = village
    carry(stage, office)
    before = plan_of(stage, office, NEXT)
    with pytest.raises(Refusal) as refused:
        carry(stage, office)

    assert refused.value.key == "web.carry.has_plan"
    assert plan_of(stage, office, NEXT) == before
    with stage.store.reading() as books:
        trail = books.audit.of_office(office.id)
    assert [(one.action, one.actor, one.subject) for one in trail] == [
        ("plan carried", "operator", "plan:2570")
    ]


def test_of_two_at_once_one_makes_the_plan_and_the_other_is_refused(
    stage: Stage, village: tuple[Office, Plan]
) -> None:
    office, _old = village

    def attempt(_number: int) -> str:
        try:
            carry(stage, office)
        except Refusal as refusal:
            return refusal.key
        return "made"

    with ThreadPoolExecutor(2) as two:
        outcomes = sorted(two.map(attempt, range(2)))
    assert outcomes == ["made", "web.carry.has_plan"]
    with stage.store.reading() as books:
        assert len(books.audit.of_office(office.id)) == 1


def test_looking_ahead_stores_nothing(stage: Stage, village: tuple[Office, Plan]) -> None:
    office, old = village
    with stage.store.reading() as books:
        foreseen = foreseen_carrying(books, office, YEAR, NEXT)

    assert len(list(foreseen.carried.plan.measures())) == len(list(old.measures()))
    assert plan_of(stage, office, NEXT) is None
