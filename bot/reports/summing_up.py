"""Summing up: a round on one page, for those who sign it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.clock import bangkok_day
from bot.domain.calendar import long_date
from bot.domain.entry import Entry, EntryField, live
from bot.domain.figures import NOTHING_DUE, DivisionFigures, Figures, division_figures
from bot.domain.office_text import OfficeText
from bot.domain.plan import Measure, Plan
from bot.domain.standing import responsible_divisions
from bot.domain.status import Status, combined
from bot.reports.contributing import status_entries
from bot.reports.paper_texts import PaperTexts
from bot.reports.summary import Light, MeasureLight, Rate, Summary

_NOTHING_LATE = "ทุกสำนัก/กองรายงานครบและทันกำหนด"
_MOST_FOLLOWED_UP = 8
_LONGEST_TITLE = 90
_WHOLE_OFFICE = "รวมทั้งหน่วยงาน"


def summed_up(texts: PaperTexts, plan: Plan, entries: Sequence[Entry], as_of: datetime) -> Summary:
    """The round of `texts` as it stood at that instant; `entries` are all of the round known by then."""
    round_ = texts.reported
    measures = list(plan.measures())
    lights = tuple(_light(texts, measure, entries) for measure in measures)
    divisions = [division_figures(found, plan, round_, entries) for found in texts.office.divisions]
    owing = [found for found in divisions if found.figures.expected]
    total = sum((found.figures for found in owing), NOTHING_DUE)
    counted = Counter(light.light for light in lights)
    today = bangkok_day(as_of)
    deadline = long_date(round_.reply_deadline)
    is_over = today > round_.reply_deadline
    return Summary(
        title=texts.line(OfficeText.SUMMARY_TITLE),
        subtitle=texts.print(
            f"{texts.office.full_name} รอบที่ {round_.number} ประจำปีงบประมาณ พ.ศ. {round_.fiscal_year}"
        ),
        as_of=texts.print(f"ข้อมูล ณ วันที่ {long_date(today)} กำหนดส่งรายงานภายในวันที่ {deadline}"),
        headline=_headline(texts, total, counted[Light.DONE], len(measures)),
        counts=tuple((light, counted[light], texts.number(counted[light])) for light in Light),
        lights=lights,
        rates=tuple(_rate(texts, found.standing.division.name, found.figures) for found in owing),
        total=_rate(texts, _WHOLE_OFFICE, total),
        late_heading="ล่าช้า" if is_over else "ยังรอรายงาน",
        late=tuple(line for found in owing for line in _late(texts, found)) or (_NOTHING_LATE,),
        follow_up=tuple(_follow_up(texts, lights)),
    )


def _headline(texts: PaperTexts, total: Figures, done: int, measures: int) -> str:
    return texts.print(
        f"ดำเนินการแล้ว {done} จาก {measures} มาตรการ และได้รับรายงาน {total.received}"
        f" จาก {total.expected} รายการ (ร้อยละ {total.reporting_rate})"
    )


def _follow_up(texts: PaperTexts, lights: Sequence[MeasureLight]) -> Iterator[str]:
    asked = [one for one in lights if one.light in (Light.NOT_STARTED, Light.NONE)]
    for one in asked[:_MOST_FOLLOWED_UP]:
        yield f"{one.title_with_ref(_LONGEST_TITLE)} ({one.light.thai})"
    if len(asked) > _MOST_FOLLOWED_UP:
        yield texts.print(f"และอีก {len(asked) - _MOST_FOLLOWED_UP} มาตรการ")


def _light(texts: PaperTexts, measure: Measure, entries: Sequence[Entry]) -> MeasureLight:
    office = texts.office
    said = live(
        entry for entry in entries if entry.measure_id == measure.id and entry.field is EntryField.RESULTS
    )
    answered = {entry.division_id for entry in said}
    waiting = [found for found in responsible_divisions(measure, office) if found.id not in answered]
    status = combined(entry.status for entry in status_entries(said, office.divisions))
    return MeasureLight(
        texts.print(measure.ref),
        texts.print(measure.title),
        _colour(status, has_said=bool(said), is_waiting=bool(waiting)),
        tuple(texts.print(found.name) for found in waiting),
    )


def _colour(status: Status | None, has_said: bool, is_waiting: bool) -> Light:
    if status is None:
        return Light.REPORTED if has_said else Light.NONE
    return Light.IN_PROGRESS if status is Status.DONE and is_waiting else Light(status.value)


def _rate(texts: PaperTexts, name: str, figures: Figures) -> Rate:
    numbers = (figures.expected, figures.received, figures.reporting_rate, figures.on_time_rate)
    expected, received, reporting, on_time = (texts.number(number) for number in numbers)
    return Rate(texts.print(name), *numbers, texts=(expected, received, reporting, on_time))


def _late(texts: PaperTexts, found: DivisionFigures) -> Iterator[str]:
    for what, measures in (("ยังไม่รายงาน", found.standing.missing), ("รายงานหลังกำหนด", found.late)):
        if measures:
            refs = ", ".join(measure.ref for measure in measures)
            yield texts.print(f"{found.standing.division.name} {what} {len(measures)} มาตรการ ได้แก่ {refs}")
