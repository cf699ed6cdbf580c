"""The papers of a stored office: photos out of its files, words of its own, all as of an instant."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.evidence import EvidenceKind, EvidenceReason
from bot.domain.office_text import OfficeText
from bot.domain.person import Role
from bot.errors import OperatorError
from bot.reports.papers import Paper
from bot.reports.table import Report
from bot.service.office_texts import choose_emblem, choose_text
from bot.service.reporting import Edition, build_report, round_summary
from bot.store.files import Files
from bot.store.store import Store
from tests.builders import NOON, YEAR, minutes_later
from tests.support.pictures import a_phone_photo, a_photo, opened
from tests.support.reported import LATER, Reported, reported

EVERYTHING = tuple(Paper)


@pytest.fixture
def village(store: Store, tmp_path: Path) -> Reported:
    return reported(store, Files(tmp_path / "files"))


def report(
    village: Reported, *papers: Paper, as_of: datetime = LATER, layout: str = "seven-topics"
) -> Report:
    edition = Edition(layout=layout, papers=papers or None, files=village.files)
    return build_report(village.store, village.office, YEAR, 1, as_of, edition)


def test_photos_come_out_of_the_files_as_they_were_kept(village: Reported) -> None:
    number = village.say("ทำคู่มือแล้ว")
    village.send(number, a_phone_photo(120, 80))
    annex = report(village, Paper.ANNEX).annex

    assert annex is not None
    (photo,) = annex.photos
    assert (photo.width, photo.height) == opened(photo.read()).size == (80, 120)
    assert photo.read() == village.files.read(photo.content_hash)


def test_a_photo_sent_later_is_not_in_the_older_document(village: Reported) -> None:
    number = village.say("ทำคู่มือแล้ว")
    village.send(number, a_photo(), at=minutes_later(90))
    assert report(village, Paper.ANNEX).annex is None
    assert report(village, Paper.ANNEX, as_of=minutes_later(91)).annex is not None


def test_a_photo_taken_back_or_lost_leaves_the_annex(
    village: Reported, caplog: pytest.LogCaptureFixture
) -> None:
    number = village.say("ทำคู่มือแล้ว")
    for colour in ("red", "blue"):
        village.send(number, a_photo(colour=colour))
    annex = report(village, Paper.ANNEX).annex
    assert annex is not None
    village.files.remove(annex.photos[0].content_hash)
    with village.store.writing() as books:
        books.evidence.forget("C-1", "m-3", EvidenceReason.UNSENT, NOON)

    assert report(village, Paper.ANNEX).annex is None
    assert "left out of the annex" in caplog.text


def test_only_photos_are_in_the_annex(village: Reported) -> None:
    number = village.say("ทำคู่มือแล้ว")
    village.send(number, b"%PDF-1.7", EvidenceKind.FILE, "คำสั่ง.pdf")
    assert report(village, Paper.ANNEX).annex is None


def test_executives_make_the_chain_in_their_order(village: Reported) -> None:
    with village.store.writing() as books:
        for name, post, order in (("ก", "นายก", 3), ("ข", "ปลัด", 2), ("ค", "หัวหน้าสำนัก", 1)):
            books.members.add(village.office.id, f"U-{name}", name, Role.EXECUTIVE, post, order, None, NOON)
    memo = report(village, Paper.MEMO).memo
    assert memo is not None
    assert [opinion.signer.post for opinion in memo.opinions] == ["หัวหน้าสำนัก", "ปลัด", "นายก"]
    # What somebody calls themselves in LINE is no name to sign with.
    assert [opinion.signer.name for opinion in memo.opinions] == [None] * 3


def test_the_offices_words_and_emblem_count_from_when_they_were_chosen(village: Reported) -> None:
    choose_text(village.store, village.office, OfficeText.CLOSING, "จึงเรียนมา", minutes_later(5))
    choose_emblem(village.store, village.files, village.office, a_photo(40, 60), minutes_later(5))

    before, after = (report(village, Paper.MEMO, as_of=minutes_later(at)).memo for at in (4, 5))
    assert before is not None
    assert after is not None
    assert (before.closing, before.emblem) == ("จึงเรียนมาเพื่อโปรดพิจารณา", None)
    assert after.closing == "จึงเรียนมา"
    assert after.emblem is not None
    assert (after.emblem.width, after.emblem.height) == (40, 60)


def test_words_with_unknown_placeholders_and_emblems_that_are_no_picture_are_refused(
    village: Reported,
) -> None:
    with pytest.raises(OperatorError, match="unknown placeholder"):
        choose_text(village.store, village.office, OfficeText.SUBJECT, "เรื่อง {who}", NOON)
    with pytest.raises(OperatorError, match="at most 10000 characters"):
        choose_text(village.store, village.office, OfficeText.SUBJECT, "ก" * 10_001, NOON)
    with pytest.raises(OperatorError, match="must be a picture"):
        choose_emblem(village.store, village.files, village.office, b"<svg/>", NOON)


def test_a_layout_brings_its_own_papers_and_the_operator_may_choose_others(village: Reported) -> None:
    village.send(village.say("ทำคู่มือแล้ว"), a_photo())
    usual = report(village, layout="six-month")
    assert usual.memo is not None
    assert usual.annex is None
    assert usual.summary is None
    chosen = report(village, *EVERYTHING)
    assert None not in (chosen.memo, chosen.summary, chosen.annex)


def test_the_summary_knows_the_offices_own_deadline_and_only_what_was_known_then(village: Reported) -> None:
    village.say("ทัน", at=NOON)
    village.say("รู้ทีหลัง", measure=1, at=minutes_later(90))
    found = round_summary(village.store, village.office, YEAR, 1, LATER)
    assert found.total.received == 1
    assert round_summary(village.store, village.office, YEAR, 1, minutes_later(90)).total.received == 2


def test_a_year_without_a_plan_has_no_summary(village: Reported) -> None:
    with pytest.raises(OperatorError, match="no plan for fiscal year 2570"):
        round_summary(village.store, village.office, FiscalYear(2570), 1, LATER)
