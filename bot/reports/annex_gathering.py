"""Gathering the annex: which photos stand behind a report, numbered in the order of its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.clock import bangkok_day
from bot.domain.calendar import long_date
from bot.domain.entry import Entry
from bot.domain.evidence import Evidence
from bot.domain.office_text import OfficeText
from bot.domain.plan import Plan, PlanField
from bot.reports.annex import Annex, Photo
from bot.reports.paper_texts import PaperTexts
from bot.reports.table import Report, Row, Table

_STATUS_FIELDS = (PlanField.STATUS, PlanField.STATUS_DONE, PlanField.STATUS_NOT_DONE)


@dataclass(frozen=True)
class KeptPhoto:
    """A photo's sides in pixels, and the way to its bytes."""

    width: int
    height: int
    read: Callable[[], bytes]


def gathered_annex(
    texts: PaperTexts,
    plan: Plan,
    entries: Mapping[int, Sequence[Entry]],
    evidence: Mapping[int, Sequence[Evidence]],
    kept: Mapping[str, KeptPhoto],
) -> Annex | None:
    """The photos of the entries in scope, or None when there are none.

    `entries` are the live ones by measure id, `evidence` what belongs to each entry by its number,
    `kept` the photos there are by content hash.
    """
    shown: dict[str, list[tuple[Entry, Evidence]]] = {}
    for measure in plan.measures():
        for entry in _in_division_order(texts, entries.get(measure.id, ())):
            for item in evidence.get(entry.number, ()):
                if item.content_hash is not None and item.content_hash in kept:
                    shown.setdefault(item.content_hash, []).append((entry, item))
    if not shown:
        return None
    photos = tuple(
        _photo(texts, plan, number, pairs, kept[content_hash])
        for number, (content_hash, pairs) in enumerate(shown.items(), start=1)
    )
    return Annex(texts.line(OfficeText.ANNEX_TITLE), photos)


def with_references(report: Report, annex: Annex, print_number: Callable[[int], str]) -> Report:
    """The report with the annex, and in each row a pointer from what was said to its photos."""
    numbers: dict[int, list[int]] = {}
    for photo in annex.photos:
        for entry_number in photo.entry_numbers:
            numbers.setdefault(entry_number, []).append(photo.number)

    def pointing(row: Row, table: Table) -> Row:
        for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=False)):
            found = sorted({number for entry in cell.entry_numbers for number in numbers.get(entry, ())})
            if found and row.ref is not None and column.field not in _STATUS_FIELDS:
                pointer = f"({_ranges(found, print_number)})"
                pointed = replace(cell, paragraphs=(*cell.paragraphs, pointer))
                return replace(row, cells=(*row.cells[:place], pointed, *row.cells[place + 1 :]))
        return row

    blocks = tuple(
        replace(block, rows=tuple(pointing(row, block) for row in block.rows))
        if isinstance(block, Table)
        else block
        for block in report.blocks
    )
    return replace(report, blocks=blocks, annex=annex)


def _in_division_order(texts: PaperTexts, entries: Iterable[Entry]) -> list[Entry]:
    places = {division.id: division.position for division in texts.office.divisions}
    return sorted(entries, key=lambda entry: places.get(entry.division_id, 0))


def _photo(
    texts: PaperTexts, plan: Plan, number: int, pairs: Sequence[tuple[Entry, Evidence]], kept: KeptPhoto
) -> Photo:
    first, item = pairs[0]
    refs = tuple(dict.fromkeys(found.ref for entry, _ in pairs if (found := plan.by_id(entry.measure_id))))
    day = long_date(bangkok_day(item.sent_at), texts.office.numerals)
    division = texts.office.division(first.division_id).name
    measures = texts.print(f"มาตรการที่ {', '.join(refs)}")
    return Photo(
        number=number,
        label=f"ภาพที่ {texts.number(number)}",
        caption=f"{measures} {texts.print(division)} {day}",
        refs=refs,
        entry_numbers=tuple(dict.fromkeys(entry.number for entry, _ in pairs)),
        content_hash=item.content_hash or "",
        size=item.size or 0,
        width=kept.width,
        height=kept.height,
        read=kept.read,
    )


def _ranges(numbers: Sequence[int], print_number: Callable[[int], str]) -> str:
    """ภาพที่ ๓ - ๕, ๗"""
    runs: list[list[int]] = [[numbers[0]]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        print_number(run[0]) if len(run) == 1 else f"{print_number(run[0])} - {print_number(run[-1])}"
        for run in runs
    ]
    return f"ภาพที่ {', '.join(parts)}"
