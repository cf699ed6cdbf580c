"""The pack: everything of a round in one zip that explains itself, the same for the same instant."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.evidence import EvidenceKind, EvidenceReason
from bot.errors import OperatorError
from bot.plan.importing import import_plan
from bot.reports.exporting import FORMATS
from bot.service.packing import INDEX, SUMS, PackOrder, write_pack
from bot.store.files import Files
from bot.store.store import Store
from tests.builders import NOON, YEAR, minutes_later
from tests.support.pictures import a_photo
from tests.support.reported import LATER, Reported, reported


@pytest.fixture
def village(sqlite_store: Store, tmp_path: Path) -> Reported:
    """An office that said three things: one corrected, one withdrawn, one with a photo and a file."""
    found = reported(sqlite_store, Files(tmp_path / "files"))
    number = found.say('=HYPERLINK("x")\nทำคู่มือแล้ว')
    found.send(number, a_photo())
    found.send(number, b"%PDF-1.7 order", EvidenceKind.FILE, "../คำสั่ง ที่ 12<2568>.pdf")
    first = found.say("เปิดรับคำร้อง", measure=1, division=1)
    found.say("เปิดรับคำร้องออนไลน์", measure=1, division=1, supersedes=first, at=minutes_later(5))
    gone = found.say("พิมพ์ผิด", measure=1, division=2)
    with sqlite_store.writing() as books:
        books.entries.withdraw(found.office.id, gone, minutes_later(6), None)
    return found


def packed(village: Reported, as_of: Any = LATER) -> bytes:
    out = io.BytesIO()
    write_pack(village.store, village.files, PackOrder(village.office, YEAR, 1, as_of), out)
    return out.getvalue()


def opened(village: Reported) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(packed(village)))


def table(pack: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(pack.read(name).decode("utf-8-sig"))))


def test_the_document_is_there_in_every_format_and_the_summary_beside_it(village: Reported) -> None:
    names = opened(village).namelist()
    suffixes = {name.rpartition(".")[2] for name in names if name.startswith("documents/")}
    assert {exporter.suffix for exporter in FORMATS.values()} <= suffixes
    assert "documents/summary.html" in names


def test_evidence_is_there_byte_for_byte_under_a_harmless_form_of_its_name(village: Reported) -> None:
    pack = opened(village)
    names = [name for name in pack.namelist() if name.startswith("evidence/")]
    assert names == ["evidence/0001-01-photo.jpg", "evidence/0001-02-คำสั่ง ที่ 12-2568-.pdf"]
    assert pack.read(names[1]) == b"%PDF-1.7 order"
    listed = table(pack, "records/evidence-list.csv")
    assert [row["packed_as"] for row in listed] == names
    assert listed[1]["file_name"] == "../คำสั่ง ที่ 12<2568>.pdf"
    assert listed[0]["sha256"] == hashlib.sha256(pack.read(names[0])).hexdigest()


def test_evidence_that_was_taken_back_is_told_of_and_not_packed(village: Reported) -> None:
    with village.store.writing() as books:
        books.evidence.forget("C-1", "m-2", EvidenceReason.UNSENT, NOON)
    pack = opened(village)
    first = table(pack, "records/evidence-list.csv")[0]
    assert (first["state"], first["reason"], first["packed_as"]) == ("gone", "unsent", "")
    assert sum(name.startswith("evidence/") for name in pack.namelist()) == 1


def test_everything_that_was_said_is_there_and_nothing_of_it_runs(village: Reported) -> None:
    pack = opened(village)
    said = json.loads(pack.read("records/entries.json"))["entries"]
    assert {entry["number"]: entry["superseded_by"] for entry in said} == {1: None, 2: 3, 3: None, 4: None}
    assert [entry["withdrawn"] for entry in said if entry["number"] == 4] == [True]
    assert said[0]["text"] == '=HYPERLINK("x")\nทำคู่มือแล้ว'
    assert table(pack, "records/entries.csv")[0]["text"].startswith("'=HYPERLINK")


def test_the_trail_tells_what_happened_in_order(village: Reported) -> None:
    events = json.loads(opened(village).read("records/audit.json"))["events"]
    assert [(event["what"], event["entry"]) for event in events] == [
        ("entry recorded", 1),
        ("entry recorded", 2),
        ("entry recorded", 4),
        ("entry corrected", 3),
        ("entry withdrawn", 4),
    ]
    assert events[3]["corrects"] == 2
    assert "U-" not in json.dumps(events)


def test_the_plan_can_be_imported_again(village: Reported) -> None:
    pack = opened(village)
    names = [division.name for division in village.office.divisions]
    found = import_plan(pack.read("plan/plan.docx"), "plan.docx", FiscalYear(2568), None, names)
    assert [one.title for one in found.plan.measures()] == [one.title for one in village.plan.measures()]
    assert found.problems == ()
    assert found.filled == ()


def test_the_index_links_every_file_and_explains_itself_in_thai(village: Reported) -> None:
    pack = opened(village)
    page = ET.fromstring(
        pack.read(INDEX)
        .decode()
        .replace("<!doctype html>", "")
        .replace('<meta charset="utf-8">', "")
        .replace('<meta name="viewport" content="width=device-width, initial-scale=1">', "")
    )
    linked = {unquote(found.get("href") or "") for found in page.iter("a")}
    assert linked == set(pack.namelist()) - {INDEX, SUMS}
    text = "".join(page.itertext())
    assert "ชุดเอกสารส่งมอบ รอบ 1 ปีงบประมาณ 2568" in text
    assert "หลักฐาน" in text


def test_the_sums_are_those_of_the_files(village: Reported) -> None:
    pack = opened(village)
    pairs = [line.split("  ", 1) for line in pack.read(SUMS).decode().splitlines()]
    sums = {name: total for total, name in pairs}
    assert set(sums) == set(pack.namelist()) - {SUMS}
    assert all(hashlib.sha256(pack.read(name)).hexdigest() == sums[name] for name in sums)


def test_the_same_instant_gives_the_same_bytes_whatever_is_said_later(village: Reported) -> None:
    before = packed(village)
    village.say("ใหม่", at=minutes_later(120))
    assert packed(village) == before
    assert packed(village, minutes_later(121)) != before


def test_a_year_without_a_plan_is_refused_before_anything_is_written(village: Reported) -> None:
    out = io.BytesIO()
    with pytest.raises(OperatorError, match="no plan for fiscal year 2571"):
        write_pack(village.store, village.files, PackOrder(village.office, FiscalYear(2571), 1, LATER), out)
    assert out.getvalue() == b""


def test_memory_does_not_grow_with_the_evidence(village: Reported, tmp_path: Path) -> None:
    number = village.say("หลักฐานมาก")
    for piece in range(12):
        village.send(number, bytes([piece]) * 3_000_000, EvidenceKind.FILE, f"{piece}.bin")
    packed(village)  # what is loaded once is not counted
    tracemalloc.start()
    with (tmp_path / "pack.zip").open("w+b") as out:
        write_pack(village.store, village.files, PackOrder(village.office, YEAR, 1, LATER), out)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000  # 36 MB of evidence, one piece of 3 MB at a time
