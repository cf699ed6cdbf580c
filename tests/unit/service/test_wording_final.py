"""Setting and clearing the final wording of a cell, seen in the report."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.domain.entry import EntryField
from bot.domain.final_wording import FinalWording
from bot.domain.numerals import Numerals
from bot.domain.office import Office
from bot.domain.plan import Measure
from bot.errors import Refusal
from bot.service.reporting import Edition, build_report
from bot.service.wording_final import LONGEST_WORDING, clear_final_wording, set_final_wording
from bot.store.store import Store
from bot.wording.say import say
from tests.builders import NOON, minutes_later
from tests.support.village import DIVISIONS, YEAR, village_plan


def village(store: Store) -> tuple[Office, Measure]:
    """The office in the books, and the first measure of its plan."""
    with store.writing() as books:
        office = books.offices.create("ห้วยตาล", "อบต.", "", "", "six-month", Numerals.THAI, DIVISIONS)
        books.plans.save(office.id, village_plan(), NOON)
        plan = books.plans.get(office.id, YEAR)
    assert plan is not None
    return office, next(plan.measures())


def wording(measure_id: int, text: str, at: datetime = NOON) -> FinalWording:
    return FinalWording(measure_id, YEAR, 1, EntryField.RESULTS, text, None, at)


def printed(store: Store, office: Office) -> tuple[str, ...]:
    """The results of the first measure, an hour later."""
    report = build_report(store, office, YEAR, 1, NOON + timedelta(hours=1), Edition(papers=()))
    return report.tables[0].rows[0].cells[4].paragraphs


def test_a_wording_is_printed_until_it_is_cleared(sqlite_store: Store) -> None:
    office, measure = village(sqlite_store)
    with sqlite_store.writing() as books:
        set_final_wording(books, office, wording(measure.id, "เสร็จ 3 งาน"))
    assert printed(sqlite_store, office) == ("เสร็จ ๓ งาน",)

    with sqlite_store.writing() as books:
        clear_final_wording(books, office, wording(measure.id, "", minutes_later(1)))
    assert printed(sqlite_store, office) == ()


@pytest.mark.parametrize(
    ("text", "key"), [(" \n", "wording.empty"), ("ก" * (LONGEST_WORDING + 1), "wording.too_long")]
)
def test_a_wording_that_cannot_be_printed_is_refused_in_thai(
    sqlite_store: Store, text: str, key: str
) -> None:
    office, measure = village(sqlite_store)
    with sqlite_store.writing() as books, pytest.raises(Refusal) as refused:
        set_final_wording(books, office, wording(measure.id, text))
    assert refused.value.key == key
    assert say(key, **refused.value.facts).endswith(("ค่ะ", "ตัวอักษร", "ข้อความสุดท้าย"))
    assert printed(sqlite_store, office) == ()
