"""The papers around a report from the command line: export --with, summary, texts and pack."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from bot.store.store import Store
from tests.support import huai_tan
from tests.support.command_line import CommandLine
from tests.support.docx_grid import lines
from tests.support.pictures import a_photo

ROUND = ("--fiscal-year", "2568", "--round", "1")


@pytest.fixture
def tamngan(sqlite_url: str, tmp_path: Path) -> CommandLine:
    """An installation with an office and its plan."""
    store = Store(sqlite_url)
    facts = huai_tan.office("six-month")
    with store.writing() as books:
        office = books.offices.create(
            facts.name,
            facts.kind,
            facts.district,
            facts.province,
            facts.layout,
            facts.numerals,
            [division.name for division in facts.divisions],
        )
        books.plans.save(office.id, huai_tan.plan("six-month"), huai_tan.AS_OF)
    store.close()
    return CommandLine(sqlite_url, tmp_path)


def test_the_memo_comes_with_the_layout_and_can_be_left_out(tamngan: CommandLine, tmp_path: Path) -> None:
    with_memo, without = tmp_path / "a.docx", tmp_path / "b.docx"
    tamngan.ok("export", *ROUND, "--format", "docx", "-o", str(with_memo))
    tamngan.ok("export", *ROUND, "--format", "docx", "--with", "none", "-o", str(without))
    assert lines(with_memo.read_bytes())[0] == "บันทึกข้อความ"
    assert lines(without.read_bytes())[0].startswith("รายงานผล")


def test_an_office_words_its_own_memo(tamngan: CommandLine, tmp_path: Path) -> None:
    tamngan.ok("texts", "set", "memo.closing", "จึงเรียนมาเพื่อทราบ รอบ {round}")
    emblem = tmp_path / "emblem.png"
    emblem.write_bytes(a_photo(40, 60, form="PNG"))
    tamngan.ok("texts", "emblem", str(emblem))
    output = tmp_path / "a.docx"
    tamngan.ok("export", *ROUND, "--format", "docx", "--with", "memo,summary", "-o", str(output))
    shown = lines(output.read_bytes())
    assert "จึงเรียนมาเพื่อทราบ รอบ ๑" in shown
    assert any("สรุปสำหรับผู้บริหาร" in line for line in shown)
    with zipfile.ZipFile(output) as archive:
        assert any(name.startswith("word/media/") for name in archive.namelist())

    known = tamngan.json("texts", "show")
    assert sorted(known["own"]) == ["memo.closing", "memo.emblem"]
    tamngan.ok("texts", "clear", "memo.closing")
    assert "memo.closing" not in tamngan.json("texts", "show")["own"]


def test_the_summary_is_one_page_of_its_own(tamngan: CommandLine, tmp_path: Path) -> None:
    output = tmp_path / "summary.html"
    told = tamngan.json("summary", *ROUND, "-o", str(output))
    page = output.read_text(encoding="utf-8")
    assert told["bytes"] == output.stat().st_size
    assert 'lang="th"' in page
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in page
    assert "<script" not in page


def test_a_pack_is_written_whole_or_not_at_all(tamngan: CommandLine, tmp_path: Path) -> None:
    output = tmp_path / "pack.zip"
    output.write_bytes(b"older")
    refused = tamngan.run("pack", "--fiscal-year", "2570", "--round", "1", "-o", str(output))
    assert refused.returncode == 1
    assert output.read_bytes() == b"older"
    assert [path.name for path in tmp_path.glob(".pack.zip*")] == []

    told = tamngan.json("pack", *ROUND, "-o", str(output))
    with zipfile.ZipFile(io.BytesIO(output.read_bytes())) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == told["files"]
    assert stat.S_IMODE(output.stat().st_mode) & stat.S_IRUSR


def test_the_same_instant_packs_the_same_bytes(tamngan: CommandLine, tmp_path: Path) -> None:
    moment = ("--as-of", "2027-04-01T09:00+07:00")
    for name in ("a.zip", "b.zip"):
        tamngan.ok("pack", *ROUND, *moment, "-o", str(tmp_path / name))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", *ROUND, "--format", "docx", "--with", "letter", "-o", "x"), "There is no paper 'letter'"),
        (("texts", "set", "memo.subject", "{who}"), "unknown placeholder {who}"),
        (("texts", "emblem", "missing.png"), "cannot be read"),
        (("summary", *ROUND, "-o", "/nowhere/at/all.html"), "cannot be written"),
        (("summary", *ROUND, "--as-of", "yesterday", "-o", "x"), "is no instant"),
    ],
)
def test_a_refusal_is_one_sentence(tamngan: CommandLine, words: tuple[str, ...], said: str) -> None:
    refused = tamngan.run(*words)
    assert refused.returncode == 1
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1
