"""Files nobody made on purpose, wherever we take any: plans, emblems, documents to verify, evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import FiscalYear
from bot.errors import OperatorError
from bot.plan.problems import UnreadableFile
from bot.service.planning import PlanFile, read_file
from bot.store.files import Files
from bot.store.media_types import media_type_of
from bot.store.migrating import revisions
from bot.store.pictures import UnreadablePicture, cleaned
from bot.store.places import without_place
from bot.store.restore import restore_backup
from bot.store.store import Store
from tests.builders import NOON, an_office, found_office
from tests.support.board import Board
from tests.support.fuzzing import damaged, examples, in_time, texts
from tests.support.office_files import excel, word
from tests.support.pictures import a_phone_photo, a_photo
from tests.support.stage import a_stage
from tests.support.village import found_village

TABLE = [
    ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"],
    ["1", "จัดทำทะเบียนยืมทรัพย์สิน", "1. วางแผน\n2. ดำเนินการ", "กองคลัง", "ต.ค. 68 - ก.ย. 69", "ทำแล้ว"],
    ["2", "ประกาศนโยบายไม่รับของขวัญ", "1. ร่าง\n2. ประกาศ", "ทุกสำนัก/กอง", "ตลอดปี", ""],
]
PARTS = {"manifest.json", "rows/offices.jsonl", "rows/divisions.jsonl"}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
MP4 = (
    b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"
    b"\0\0\0\x20moov\0\0\0\x18udta\0\0\0\x10\xa9xyz+13.7+100.5/" + b"\0" * 64
)


@cache
def plan_files() -> tuple[tuple[str, bytes], ...]:
    return ("plan.docx", word("แผน 2569", TABLE)), ("plan.xlsx", excel("แผน 2569", TABLE))


def _any(_name: str) -> bool:
    return True


@st.composite
def archives(draw: st.DrawFn, data: bytes, is_worth_it: Callable[[str], bool] = _any) -> bytes:
    """A zip with one of its parts damaged, left out, renamed, or blown up; or damaged as a whole."""
    if draw(st.integers(0, 2)) == 0:
        return draw(damaged(data))
    changed = BytesIO()
    with ZipFile(BytesIO(data)) as given_archive, ZipFile(changed, "w", ZIP_DEFLATED) as archive:
        names = given_archive.namelist()
        chosen = draw(st.sampled_from([name for name in names if is_worth_it(name)]))
        way = draw(st.integers(0, 4))
        for name in names:
            content = given_archive.read(name)
            if name == chosen and way == 0:
                continue
            if name == chosen and way == 1:
                content = draw(damaged(content))
            if name == chosen and way == 2:
                content = content.replace(
                    b"<w:t", draw(st.sampled_from([b"<w:t/><w:t", b"<w:tbl><w:t", b"<!--"])), 3
                )
            if name == chosen and way == 3:
                content += b"<a>" * draw(st.integers(1, 20_000))
            archive.writestr(f"../{name}" if name == chosen and way == 4 else name, content)
    return changed.getvalue()


def test_any_plan_file_is_read_or_refused_in_words() -> None:
    office = an_office()

    @examples(60)
    @given(st.sampled_from(plan_files()).flatmap(lambda one: st.tuples(st.just(one[0]), archives(one[1]))))
    def check(file: tuple[str, bytes]) -> None:
        with in_time(), suppress(UnreadableFile, OperatorError):
            read_file(office, PlanFile(file[1], file[0]), FiscalYear(2569))

    check()


@pytest.fixture
def board(sqlite_store: Store) -> Iterator[Board]:
    with a_stage(sqlite_store) as stage:
        yield Board(stage, found_village(stage)[0])


def test_any_file_handed_in_on_a_page_is_answered(board: Board) -> None:
    pages = [
        ("/board/plan", "/board/plan/preview", "file", {"year": "2569"}),
        ("/board/settings", "/board/settings/emblem", "file", {}),
        ("/verify", "/verify", "file", {}),
    ]
    usual = [*(data for _name, data in plan_files()), a_photo(), PDF, b""]
    token = board.browser.get("/board/plan").text.split('name="csrf" value="')[1][:64]

    @examples(36)
    @given(st.sampled_from(pages), st.sampled_from(usual).flatmap(damaged), texts)
    def check(page: tuple[str, str, str, dict[str, str]], data: bytes, name: str) -> None:
        board.stage.later(61)
        form = {"csrf": token, **page[3], page[2]: (BytesIO(data), name or "plan.docx")}
        with in_time():
            answer = board.browser.post(page[1], data=form, content_type="multipart/form-data")
        assert answer.status_code < 500, page[1]

    check()


def test_any_evidence_is_kept_without_its_place_or_given_up() -> None:
    usual = [a_photo(), a_phone_photo(), PDF, MP4, b"GIF89a" + b"\0" * 40, b"\0\0\0\x18ftypheic" + b"\0" * 80]

    @examples(120)
    @given(st.sampled_from(usual).flatmap(damaged))
    def check(data: bytes) -> None:
        with in_time():
            media_type_of(data)
            without_place(data)
            with suppress(UnreadablePicture):
                cleaned(data)

    check()


def test_a_damaged_backup_is_refused_in_words_and_leaves_nothing_behind(
    sqlite_store: Store, tmp_path: Path
) -> None:
    with sqlite_store.writing() as books:
        found_office(books)
    sqlite_store.back_up(Files(tmp_path / "files"), NOON, tmp_path / "whole.zip")
    whole = (tmp_path / "whole.zip").read_bytes()
    number = iter(range(10**9))

    @examples(5)
    @given(archives(whole, PARTS.__contains__))
    def check(data: bytes) -> None:
        place = tmp_path / f"restored-{next(number)}"
        place.mkdir()
        (place / "backup.zip").write_bytes(data)
        url = f"sqlite:///{place / 'tamngan.db'}"
        with in_time(60):
            is_refused = True
            with suppress(OperatorError):
                restore_backup(url, Files(place / "files"), place / "backup.zip")
                is_refused = False
            assert is_refused is not _holds_an_office(url)

    check()


def _holds_an_office(url: str) -> bool:
    if revisions(url).present != revisions(url).newest:
        return False
    store = Store(url)
    with store.reading() as books:
        found = books.offices.count()
    store.close()
    return found > 0
