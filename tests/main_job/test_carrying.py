"""A year ends: tamngan plan carry makes the next one, on either database."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.calendar import FiscalYear
from bot.store.store import Store
from tests.builders import NOON, a_draft, a_measure, a_plan, found_office
from tests.support.in_process import invoke, said, told

CARRY = ("plan", "carry", "--from", "2568", "--to", "2569")
SAID = "จัดทำคู่มือแจกทุกหมู่บ้านแล้ว"


@pytest.fixture(autouse=True)
def settings(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", database_url)


@pytest.fixture(autouse=True)
def plan_of_last_year(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        year = FiscalYear(2568)
        plan = a_plan(a_measure("1"), a_measure("2", "ติดป้ายประกาศของปี 2568"), fiscal_year=year)
        books.plans.save(office.id, plan, NOON)
        saved = books.plans.get(office.id, year)
        assert saved is not None
        measure_id = next(saved.measures()).id
        draft = a_draft(measure_id, office.divisions[0].id, fiscal_year=year, text=SAID)
        books.entries.append(office.id, draft, NOON)


def test_a_dry_run_tells_everything_and_stores_nothing() -> None:
    foreseen = told(*CARRY, "--dry-run")

    assert (foreseen["from"], foreseen["to"], foreseen["stored"]) == (2568, 2569, False)
    assert [[one["text"] for one in measure["last_year"]] for measure in foreseen["measures"]] == [[SAID], []]
    assert [one["reply_deadline"] for one in foreseen["rounds"]] == ["2026-04-10", "2026-10-10"]
    assert foreseen["doubts"] == [{"kind": "year", "place": "2"}]
    assert "There is no such plan" in invoke(["plan", "show", "--fiscal-year", "2569"]).problem


def test_a_plan_is_carried_once() -> None:
    answer = said(*CARRY)
    shown = told("plan", "show", "--fiscal-year", "2569")

    assert SAID in answer
    assert "Measure 2: the text speaks of 2568" in answer
    assert "The plan of 2569 is there." in answer
    assert [one["ref"] for one in shown["sections"][0]["measures"]] == ["1", "2"]

    again = invoke(CARRY)
    assert again.is_refused
    assert again.problem.startswith("Fiscal year 2569 has a plan already")


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [("2569", "2570", "no plan of fiscal year 2569"), ("2568", "2568", "later")],
)
def test_what_cannot_be_carried_is_one_sentence(source: str, target: str, sentence: str) -> None:
    done = invoke(["plan", "carry", "--from", source, "--to", target])

    assert done.is_refused
    assert sentence in done.problem
