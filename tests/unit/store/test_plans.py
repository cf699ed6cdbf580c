"""Plans: they come back as saved, and measures stay themselves however often the plan is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.office import Office
from bot.domain.plan import Measure, Period, Plan, PlanField, Responsible, Scope, Section, SubUnit
from bot.domain.plan_change import PlanChange
from bot.store.store import Store
from tests.builders import NOON, YEAR, a_draft, a_measure, a_plan, found_office, minutes_later

HANDBOOK = "จัดทำคู่มือรับเรื่องร้องเรียน"
NOTICE = "ประกาศผลจัดซื้อจัดจ้างทุกเดือน"
TRAINING = "อบรมจริยธรรมเจ้าหน้าที่"


@pytest.fixture
def office(store: Store) -> Office:
    with store.writing() as books:
        return found_office(books)


def _save(store: Store, office: Office, *measures: Measure) -> PlanChange:
    with store.writing() as books:
        return books.plans.save(office.id, a_plan(*measures), NOON)


def _ids(store: Store, office: Office) -> dict[str, int]:
    """Each measure's id by its ref."""
    with store.reading() as books:
        plan = books.plans.get(office.id, YEAR)
    return {} if plan is None else {measure.ref: measure.id for measure in plan.measures()}


def _report(store: Store, office: Office, measure_id: int) -> None:
    with store.writing() as books:
        books.entries.append(office.id, a_draft(measure_id, office.divisions[0].id), NOON)


def _without_ids(plan: Plan) -> Plan:
    sections = tuple(
        replace(section, measures=tuple(replace(measure, id=0) for measure in section.measures))
        for section in plan.sections
    )
    return replace(plan, sections=sections)


def test_a_plan_comes_back_as_it_was_saved(store: Store, office: Office) -> None:
    detailed = Measure(
        ref="E5",
        number=None,
        row=1,
        title="เผยแพร่ข้อมูลการจัดซื้อ",
        responsible=Responsible(Scope.LIST, ("กองคลัง", "กองช่าง"), (SubUnit("กองคลัง", "งานพัสดุ"),)),
        steps=("รวบรวม\n๑.๑ ตรวจ", "เผยแพร่"),
        period=Period(date(2024, 10, 1), date(2025, 9, 30)),
        question_code="E5",
        cells={PlanField.QUESTION: "E5  เผยแพร่", PlanField.PERIOD: "ต.ค. ๒๕๖๗ - ก.ย. ๒๕๖๘"},
    )
    plan = Plan(
        fiscal_year=YEAR,
        layout="indicator-followup",
        sections=(
            Section("1", "หมวดแรก", (detailed, a_measure("2", row=2)), "๑. หมวดแรก", ("ย่อหน้านำ", "ตาราง")),
            Section("2", "หมวดว่าง", ()),
            Section(None, None, (a_measure("3", TRAINING, row=3),)),
        ),
        title_lines=("แผนปฏิบัติการ", "อบต.ห้วยตาล"),
        preface=("คะแนนปีก่อน ๘๓.๑๗",),
    )
    with store.writing() as books:
        books.plans.save(office.id, plan, NOON)

    with store.reading() as books:
        found = books.plans.get(office.id, YEAR)

    assert found is not None
    assert _without_ids(found) == plan
    assert all(measure.id > 0 for measure in found.measures())


def test_years_with_a_plan_are_known(store: Store, office: Office) -> None:
    with store.writing() as books:
        for number in (2568, 2566):
            books.plans.save(office.id, a_plan(fiscal_year=FiscalYear(number)), NOON)

        assert books.plans.years(office.id) == [FiscalYear(2566), FiscalYear(2568)]
        assert books.plans.get(office.id, FiscalYear(2567)) is None


def test_the_same_plan_saved_twice_changes_nothing(store: Store, office: Office) -> None:
    first = _save(store, office)
    ids = _ids(store, office)
    second = _save(store, office)

    assert first == PlanChange(("1.1", "1.2"), (), (), ())
    assert second == PlanChange((), (), ("1.1", "1.2"), ())
    assert _ids(store, office) == ids


def test_a_changed_measure_keeps_its_id(store: Store, office: Office) -> None:
    _save(store, office, a_measure("1", HANDBOOK), a_measure("2", NOTICE))
    ids = _ids(store, office)

    change = _save(store, office, a_measure("1", HANDBOOK, steps=("ร่างใหม่",)), a_measure("2", NOTICE))

    assert change == PlanChange((), ("1",), ("2",), ())
    assert _ids(store, office) == ids
    with store.reading() as books:
        plan = books.plans.get(office.id, YEAR)
    assert plan is not None
    assert next(plan.measures()).steps == ("ร่างใหม่",)


def test_measures_that_swap_their_refs_keep_their_ids_by_title(store: Store, office: Office) -> None:
    _save(store, office, a_measure("1", HANDBOOK), a_measure("2", NOTICE), a_measure("3", TRAINING))
    ids = _ids(store, office)

    change = _save(store, office, a_measure("1", NOTICE), a_measure("2", TRAINING), a_measure("3", HANDBOOK))

    assert change == PlanChange((), ("1", "2", "3"), (), ())
    assert _ids(store, office) == {"1": ids["2"], "2": ids["3"], "3": ids["1"]}


def test_spaces_in_a_title_do_not_make_another_measure(store: Store, office: Office) -> None:
    _save(store, office, a_measure("1", "ประกาศผล  จัดซื้อ"), a_measure("2", TRAINING))
    ids = _ids(store, office)

    _save(store, office, a_measure("9", "ประกาศผล จัดซื้อ "), a_measure("2", TRAINING))

    assert _ids(store, office)["9"] == ids["1"]


def test_a_reworded_title_is_the_same_measure_by_its_ref(store: Store, office: Office) -> None:
    _save(store, office, a_measure("1", HANDBOOK), a_measure("2", NOTICE))
    ids = _ids(store, office)

    change = _save(store, office, a_measure("1", HANDBOOK + "ออนไลน์"), a_measure("2", NOTICE))

    assert change == PlanChange((), ("1",), ("2",), ())
    assert _ids(store, office) == ids


def test_measures_of_one_title_are_told_apart_by_their_refs(store: Store, office: Office) -> None:
    _save(store, office, a_measure("1", HANDBOOK), a_measure("2", HANDBOOK))
    ids = _ids(store, office)

    _save(store, office, a_measure("2", HANDBOOK), a_measure("1", HANDBOOK))

    assert _ids(store, office) == ids


def test_a_measure_put_in_front_shifts_the_others_without_changing_them(store: Store, office: Office) -> None:
    _save(store, office, a_measure("1", HANDBOOK), a_measure("2", NOTICE))
    ids = _ids(store, office)

    change = _save(store, office, a_measure("3", TRAINING), a_measure("1", HANDBOOK), a_measure("2", NOTICE))

    assert change == PlanChange(("3",), (), ("1", "2"), ())
    assert list(_ids(store, office)) == ["3", "1", "2"]
    assert _ids(store, office).items() >= ids.items()


def test_a_measure_that_vanished_without_entries_is_gone_for_good(store: Store, office: Office) -> None:
    _save(store, office, a_measure("1", HANDBOOK), a_measure("2", NOTICE))
    ids = _ids(store, office)

    change = _save(store, office, a_measure("1", HANDBOOK))
    assert change == PlanChange((), (), ("1",), ("2",))

    _save(store, office, a_measure("1", HANDBOOK), a_measure("2", NOTICE))
    assert _ids(store, office)["2"] not in ids.values()


def test_a_measure_that_vanished_with_entries_comes_back_as_itself(store: Store, office: Office) -> None:
    _save(store, office, a_measure("1", HANDBOOK), a_measure("2", NOTICE))
    ids = _ids(store, office)
    _report(store, office, ids["2"])

    gone = _save(store, office, a_measure("1", HANDBOOK))
    still_gone = _save(store, office, a_measure("1", HANDBOOK))
    back = _save(store, office, a_measure("1", HANDBOOK), a_measure("7", NOTICE))

    assert (gone.removed, still_gone.removed, back.added) == (("2",), (), ("7",))
    assert _ids(store, office)["7"] == ids["2"]
    with store.reading() as books:
        assert [entry.measure_id for entry in books.entries.of_round(office.id, YEAR, 1)] == [ids["2"]]


def test_the_ref_of_a_removed_measure_can_be_given_to_a_new_one(store: Store, office: Office) -> None:
    _save(store, office, a_measure("1", HANDBOOK), a_measure("2", NOTICE))
    ids = _ids(store, office)
    _report(store, office, ids["2"])
    _save(store, office, a_measure("1", HANDBOOK))

    change = _save(store, office, a_measure("1", HANDBOOK), a_measure("2", TRAINING))

    assert change.added == ("2",)
    assert _ids(store, office)["2"] not in ids.values()


def test_sections_follow_the_newest_plan(store: Store, office: Office) -> None:
    _save(store, office, a_measure("1", HANDBOOK), a_measure("2", NOTICE))
    ids = _ids(store, office)
    split = a_plan(
        sections=(
            Section("1", "หมวดใหม่", (a_measure("1", HANDBOOK, row=1),)),
            Section("2", "หมวดที่สอง", (a_measure("2", NOTICE, row=2),)),
        )
    )
    with store.writing() as books:
        books.plans.save(office.id, split, minutes_later(1))
        found = books.plans.get(office.id, YEAR)
    assert found is not None
    assert _without_ids(found) == split

    _save(store, office, a_measure("1", HANDBOOK), a_measure("2", NOTICE))
    assert _ids(store, office) == ids


def test_offices_have_plans_of_their_own(store: Store, office: Office) -> None:
    with store.writing() as books:
        other = found_office(books, "หนองบัว")
    _save(store, office, a_measure("1", HANDBOOK))
    _save(store, other, a_measure("1", HANDBOOK))

    assert _ids(store, office)["1"] != _ids(store, other)["1"]


def test_a_plan_of_an_unknown_office_is_refused(store: Store) -> None:
    with pytest.raises(LookupError), store.writing() as books:
        books.plans.save(404, a_plan(), NOON)
