"""Final wordings: the newest of each cell counts, as of an instant, until it is taken back."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.calendar import FiscalYear
from bot.domain.entry import EntryField
from bot.domain.final_wording import FinalWording
from bot.store.store import Store
from tests.builders import NOON, found_office, minutes_later

YEAR = FiscalYear(2568)
FIRST = FinalWording(3, YEAR, 1, EntryField.RESULTS, "แจกคู่มือครบ\n40 เล่ม", None, NOON)


def test_the_newest_wording_of_each_cell_is_found_again(store: Store) -> None:
    newer = replace(FIRST, text="แจกครบทุกหมู่บ้าน", set_by=7, set_at=minutes_later(5))
    other = replace(FIRST, field=EntryField.OUTCOMES, text="ชาวบ้านรู้ขั้นตอน")
    with store.writing() as books:
        office = found_office(books)
        for wording in (newer, FIRST, other):
            books.final_wordings.append(office.id, wording)

        assert books.final_wordings.at(office.id, YEAR, 1, NOON) == [FIRST, other]
        found = books.final_wordings.at(office.id, YEAR, 1, minutes_later(5))
        assert {wording.field: wording for wording in found} == {
            EntryField.RESULTS: newer,
            EntryField.OUTCOMES: other,
        }
        assert books.final_wordings.at(office.id, YEAR, 2, minutes_later(5)) == []
        assert books.final_wordings.at(office.id + 1, YEAR, 1, minutes_later(5)) == []


def test_a_wording_taken_back_leaves_nothing_and_the_past_as_it_was(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        books.final_wordings.append(office.id, FIRST)
        books.final_wordings.append(office.id, replace(FIRST, text=None, set_at=minutes_later(1)))

        assert books.final_wordings.at(office.id, YEAR, 1, minutes_later(1)) == []
        assert books.final_wordings.at(office.id, YEAR, 1, NOON) == [FIRST]
