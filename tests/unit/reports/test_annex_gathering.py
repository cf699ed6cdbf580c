"""The annex: photos of what the report says, numbered in the order of its rows, pointed to from its cells."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.entry import Entry
from bot.domain.evidence import Evidence, EvidenceKind, EvidenceState, by_entry
from bot.domain.rounds import default_rounds
from bot.reports.annex import Annex
from bot.reports.annex_gathering import KeptPhoto, gathered_annex, with_references
from bot.reports.compiling import compile_report
from bot.reports.contributing import in_scope, known_at
from bot.reports.form import RoundScope
from bot.reports.layout import load_layout
from bot.reports.paper_texts import PaperTexts
from tests.support.huai_tan import AS_OF, PALACE, TREASURY, YEAR, entry, office, plan

LAYOUT = "seven-topics"
TEXTS = PaperTexts(office(LAYOUT), default_rounds(YEAR)[1], {})


def photo(number: int, entry_number: int, content: str) -> Evidence:
    """A photo taken so many days before the report was made."""
    return Evidence(
        id=number,
        office_id=1,
        entry_number=entry_number,
        kind=EvidenceKind.PHOTO,
        state=EvidenceState.STORED,
        chat_id="C",
        message_id=f"m-{number}",
        line_user_id="U",
        sent_at=AS_OF - timedelta(days=30 - number),
        media_type="image/jpeg",
        size=1_000,
        content_hash=content,
    )


def annex(entries: list[Entry], *photos: Evidence) -> Annex | None:
    kept = {item.content_hash or "": KeptPhoto(1600, 1200, lambda: b"jpeg") for item in photos}
    shown = in_scope(known_at(entries, AS_OF), YEAR, 2, RoundScope.ROUND)
    return gathered_annex(TEXTS, plan(LAYOUT), shown, by_entry(entries, photos), kept)


def test_photos_are_numbered_by_row_then_division_then_time() -> None:
    said = [entry(1, 2, "ข", PALACE), entry(2, 1, "ก", TREASURY), entry(3, 1, "ก", PALACE)]
    found = annex(said, photo(1, 1, "a"), photo(2, 2, "b"), photo(3, 3, "c"), photo(4, 3, "d"))

    assert found is not None
    assert [item.content_hash for item in found.photos] == ["c", "d", "b", "a"]
    assert [item.label for item in found.photos] == ["ภาพที่ ๑", "ภาพที่ ๒", "ภาพที่ ๓", "ภาพที่ ๔"]
    assert found.photos[0].caption.endswith("สำนักปลัด ๒๓ กันยายน ๒๕๖๘")
    assert found.photos[0].caption.startswith("มาตรการที่ ")


def test_four_photos_fill_a_page() -> None:
    found = annex([entry(1, 1, "ก")], *(photo(number, 1, f"{number}") for number in range(1, 41)))
    assert found is not None
    assert [len(page) for page in found.pages()] == [4] * 10


def test_a_photo_of_two_entries_stands_once_and_names_both_measures() -> None:
    said = [entry(1, 1, "ก"), entry(2, 2, "ข")]
    found = annex(said, photo(1, 1, "same"), photo(2, 2, "same"))

    assert found is not None
    (only,) = found.photos
    assert len(only.refs) == 2
    assert only.entry_numbers == (1, 2)


def test_photos_of_what_no_longer_counts_are_left_out() -> None:
    said = [entry(1, 1, "ก", withdrawn_at=AS_OF - timedelta(days=1)), entry(2, 2, "ข", round_number=1)]
    assert annex(said, photo(1, 1, "a"), photo(2, 2, "b")) is None


def test_a_corrected_entry_keeps_its_photos() -> None:
    said = [entry(1, 1, "ก", superseded_by=2), entry(2, 1, "ก แก้ไขแล้ว")]
    found = annex(said, photo(1, 1, "a"))
    assert found is not None
    assert found.photos[0].entry_numbers == (2,)


def test_cells_point_to_the_photos_of_their_entries() -> None:
    said = [entry(1, 1, "ทำคู่มือแล้ว"), entry(2, 2, "เปิดรับคำร้อง")]
    photos = [photo(1, 1, "a"), photo(2, 1, "b"), photo(3, 1, "c"), photo(4, 2, "d")]
    found = annex(said, *photos)
    assert found is not None
    report = compile_report(office(LAYOUT), plan(LAYOUT), said, load_layout(LAYOUT), 2, AS_OF)
    pointed = with_references(report, found, TEXTS.number)

    last = {
        cell.paragraphs[-1]
        for table in pointed.tables
        for row in table.rows
        for cell in row.cells
        if cell.entry_numbers
    }
    assert last == {"(ภาพที่ ๑ - ๓)", "(ภาพที่ ๔)"}
    assert pointed.annex is found


def test_ticks_and_status_words_stay_as_they_are() -> None:
    for layout in ("ita-weakness", "indicator-followup"):
        said = [entry(1, 1, "ทำคู่มือแล้ว")]
        report = compile_report(office(layout), plan(layout), said, load_layout(layout), 2, AS_OF)
        found = annex(said, photo(1, 1, "a"))
        assert found is not None
        pointed = with_references(report, found, TEXTS.number)
        for before, after in zip(report.tables, pointed.tables, strict=True):
            for place, column in enumerate(before.columns):
                if column.field.value.startswith("status"):
                    cells = [row.cells[place] for row in before.rows if row.ref]
                    assert [row.cells[place] for row in after.rows if row.ref] == cells


def test_a_photo_keeps_its_shape_in_its_box() -> None:
    found = annex([entry(1, 1, "ก")], photo(1, 1, "a"))
    assert found is not None
    assert found.photos[0].fitted(8.0, 8.0) == (8.0, 6.0)
    assert found.photos[0].fitted(8.0, 3.0) == (4.0, 3.0)
