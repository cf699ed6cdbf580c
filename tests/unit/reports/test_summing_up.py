"""The executive summary: a light for each measure, figures for each division, and what is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.entry import Entry
from bot.domain.office import Office
from bot.domain.rounds import default_rounds
from bot.domain.status import Status
from bot.reports.paper_texts import PaperTexts
from bot.reports.summary import Light, Summary
from bot.reports.summing_up import summed_up
from tests.builders import a_measure, a_plan
from tests.support.huai_tan import PALACE, TREASURY, WORKS, YEAR, entry, office

EVERYBODY = (PALACE, TREASURY, WORKS)
BEFORE = datetime(2025, 10, 1, tzinfo=UTC)
AFTER = datetime(2025, 10, 20, tzinfo=UTC)


def summary(*entries: Entry, as_of: datetime = AFTER, measures: int = 2, of: Office | None = None) -> Summary:
    rows = [a_measure(f"1.{row}", f"มาตรการที่ {row} " + "ยาว" * 60) for row in range(1, measures + 1)]
    planned = a_plan(*rows)
    section = planned.sections[0]
    known = tuple(replace(row, id=number) for number, row in enumerate(section.measures, start=1))
    texts = PaperTexts(of or office(), default_rounds(YEAR)[1], {})
    return summed_up(texts, replace(planned, sections=(replace(section, measures=known),)), entries, as_of)


def said(measure: int, *statuses: Status | None) -> list[Entry]:
    pairs = zip(EVERYBODY, statuses, strict=False)
    return [entry(measure * 10 + place, measure, "ทำ", place, status) for place, status in pairs]


def light(*entries: Entry) -> Light:
    return summary(*entries).lights[0].light


def test_the_light_is_what_everybody_can_sign() -> None:
    done, going, none = Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED
    assert light(*said(1, done, done, done)) is Light.DONE
    assert light(*said(1, done, going, done)) is Light.IN_PROGRESS
    assert light(*said(1, none, none, none)) is Light.NOT_STARTED
    assert light(*said(1, *[Status.NOT_APPLICABLE] * 3)) is Light.NOT_APPLICABLE


def test_nothing_is_done_before_everybody_has_answered() -> None:
    found = summary(*said(1, Status.DONE, Status.DONE)).lights[0]
    assert found.light is Light.IN_PROGRESS
    assert found.waiting_for == ("กองช่าง",)


def test_silence_and_a_report_without_a_status_are_told_apart() -> None:
    assert light() is Light.NONE
    assert light(*said(1, None)) is Light.REPORTED


def test_figures_are_printed_in_the_offices_numerals() -> None:
    found = summary(*said(1, Status.DONE, Status.DONE, Status.DONE))
    assert found.rates[0].texts == ("๒", "๑", "๕๐", "๕๐")
    assert found.total.texts == ("๖", "๓", "๕๐", "๕๐")
    assert found.headline == "ดำเนินการแล้ว ๑ จาก ๒ มาตรการ และได้รับรายงาน ๓ จาก ๖ รายการ (ร้อยละ ๕๐)"
    assert sum(count for _, count, _ in found.counts) == 2


def test_before_the_deadline_nothing_is_late_yet() -> None:
    assert summary(as_of=BEFORE).late_heading == "ยังรอรายงาน"
    found = summary()
    assert found.late_heading == "ล่าช้า"
    assert found.late[0] == "สำนักปลัด ยังไม่รายงาน ๒ มาตรการ ได้แก่ ๑.๑, ๑.๒"


def test_what_came_after_the_deadline_is_named() -> None:
    late = entry(1, 1, "ทำ", PALACE, at=datetime(2025, 10, 12, tzinfo=UTC))
    assert "สำนักปลัด รายงานหลังกำหนด ๑ มาตรการ ได้แก่ ๑.๑" in summary(late).late


def test_when_all_is_well_the_page_says_so() -> None:
    everything = [*said(1, *[Status.DONE] * 3), *said(2, *[Status.DONE] * 3)]
    found = summary(*everything)
    assert found.late == ("ทุกสำนัก/กองรายงานครบและทันกำหนด",)
    assert found.follow_up == ()


def test_a_long_list_to_follow_up_is_cut_and_counted() -> None:
    found = summary(measures=20)
    assert len(found.follow_up) == 9
    assert found.follow_up[0].startswith("๑.๑ มาตรการที่ ๑")
    assert found.follow_up[0].endswith("… (ยังไม่ได้รับรายงาน)")
    assert found.follow_up[-1] == "และอีก ๑๒ มาตรการ"
