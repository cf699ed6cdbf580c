"""A filled table brings its results along: once, for its own round, and never against people's words."""

from __future__ import annotations

from datetime import timedelta

from bot.clock import bangkok_day
from bot.domain.entry import Entry, EntryField
from bot.domain.numerals import Numerals
from bot.domain.plan import Measure, Plan, Responsible, Scope, Section
from bot.domain.status import Status
from bot.plan.importing import FilledCell
from bot.service.history import keep_history
from bot.service.planning import PlanFile, import_file
from bot.store.store import Store
from tests.builders import NOON, YEAR, a_draft, a_measure
from tests.support.office_files import word

RESULTS = FilledCell("1", EntryField.RESULTS, "จัดทำทะเบียนพัสดุแล้ว 10 ม.ค. 68", None)
KHLANG_ALONE = Responsible(Scope.LIST, ("กองคลัง",))


class Installation:
    """อบต.ห้วยตาล with a plan of one or two measures."""

    def __init__(self, store: Store, *measures: Measure, title_lines: tuple[str, ...] = ()) -> None:
        self.store = store
        self.plan = Plan(YEAR, "six-month", (Section(None, None, measures),), title_lines)
        with store.writing() as books:
            self.office = books.offices.create(
                "ห้วยตาล", "อบต.", "", "", "six-month", Numerals.THAI, ("สำนักปลัด", "กองคลัง", "กองช่าง")
            )
            books.plans.save(self.office.id, self.plan, NOON)

    def keep(self, *cells: FilledCell) -> int:
        with self.store.writing() as books:
            return keep_history(books, self.office, self.plan, cells, NOON)

    def entries(self) -> list[Entry]:
        with self.store.reading() as books:
            return books.entries.of_year(self.office.id, YEAR)

    def live(self) -> list[tuple[str, str]]:
        """Division and text of what counts."""
        return [(self.office.division(e.division_id).name, e.text) for e in self.entries() if e.is_live]


def khlang(**changes: object) -> Measure:
    return a_measure("1", "ทำทะเบียนยืมพัสดุ", responsible=KHLANG_ALONE, **changes)


def test_a_result_is_what_the_responsible_division_reported(store: Store) -> None:
    there = Installation(store, khlang())

    assert there.keep(RESULTS) == 1
    [entry] = there.entries()
    assert there.live() == [("กองคลัง", RESULTS.text)]
    assert entry.is_from_plan_file
    assert (entry.chat_id, entry.line_user_id, entry.recorded_at) == (None, None, NOON)
    assert [said.value.isoformat() for said in entry.dates] == ["2025-01-10"]


def test_a_result_of_several_divisions_is_what_each_of_them_reported(store: Store) -> None:
    there = Installation(store, a_measure("1", "ไม่รับของขวัญ"))
    there.keep(RESULTS)

    assert [name for name, _ in there.live()] == ["สำนักปลัด", "กองคลัง", "กองช่าง"]


def test_a_status_column_goes_with_the_results_beside_it_or_stands_alone(store: Store) -> None:
    there = Installation(store, khlang(), a_measure("2", "ป้ายบอกเวลา", row=2, responsible=KHLANG_ALONE))
    there.keep(
        FilledCell("1", EntryField.RESULTS, "กำลังทำทะเบียน", None),
        FilledCell("1", None, "อยู่ระหว่างดำเนินการ", Status.IN_PROGRESS),
        FilledCell("2", None, "", Status.NOT_STARTED),
    )

    assert [(entry.text, entry.status) for entry in there.entries()] == [
        ("กำลังทำทะเบียน", Status.IN_PROGRESS),
        ("", Status.NOT_STARTED),
    ]


def test_imported_twice_changes_nothing_and_a_changed_cell_corrects(store: Store) -> None:
    there = Installation(store, khlang())
    there.keep(RESULTS)

    assert there.keep(RESULTS) == 0
    changed = FilledCell("1", EntryField.RESULTS, "จัดทำทะเบียนพัสดุครบแล้ว", None)
    assert there.keep(changed) == 1
    assert there.keep(changed) == 0
    assert there.live() == [("กองคลัง", changed.text)]
    assert there.keep(RESULTS) == 1
    assert there.live() == [("กองคลัง", RESULTS.text)]


def test_what_people_said_themselves_is_left_alone(store: Store) -> None:
    there = Installation(store, khlang())
    division = there.office.divisions[1]
    with store.writing() as books:
        plan = books.plans.get(there.office.id, YEAR)
        assert plan is not None
        measure_id = next(plan.measures()).id
        draft = a_draft(measure_id, division.id, fiscal_year=YEAR, round_number=1, message_id="m-1")
        said = books.entries.append(there.office.id, draft, NOON).entry

    assert there.keep(RESULTS) == 0
    assert there.live() == [("กองคลัง", said.text)]


def test_the_heading_tells_the_round_else_the_last_one_that_is_over_does(store: Store) -> None:
    named = Installation(store, khlang(), title_lines=("รายงานผล รอบ ๖ เดือน (เมษายน – กันยายน ๒๕๖๘)",))
    named.keep(RESULTS)

    assert [entry.round_number for entry in named.entries()] == [2]


def test_without_a_heading_it_is_the_round_that_is_over_and_never_lies_ahead(store: Store) -> None:
    there = Installation(store, khlang())
    there.keep(RESULTS)

    [entry] = there.entries()
    with store.reading() as books:
        rounds = books.rounds.of_year(there.office.id, YEAR)
    over = [item.number for item in rounds if item.covers[1] < bangkok_day(NOON)]
    assert entry.round_number == max(over, default=1)
    assert entry.event_at <= NOON + timedelta(0)


def test_a_filled_word_table_is_imported_with_its_results(store: Store) -> None:
    there = Installation(store, khlang())
    table = [
        ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ", "ข้อเสนอแนะ"],
        ["1", "ทำทะเบียนยืมพัสดุ", "สำรวจ", "กองคลัง", "ตลอดปี", "ทำทะเบียนแล้ว", "ควรตรวจนับทุกเดือน"],
    ]
    file = PlanFile(word("รายงานผลการดำเนินงาน รอบ 6 เดือน", table), "report.docx", "six-month")
    first = import_file(store, there.office, file, YEAR, NOON)
    again = import_file(store, there.office, file, YEAR, NOON)

    assert (first.imported.problems, first.history, again.history) == ((), 2, 0)
    assert sorted(text for _, text in there.live()) == ["ควรตรวจนับทุกเดือน", "ทำทะเบียนแล้ว"]
