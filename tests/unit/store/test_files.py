"""The files of evidence: named by content, whole or absent, removed on demand."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from bot.store.files import Files

DATA = "ประกาศนโยบายไม่รับของขวัญ".encode()
NAME = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "files")


def on_disk(tmp_path: Path) -> list[str]:
    folder = tmp_path / "files"
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def test_a_kept_file_is_found_by_its_content(files: Files, tmp_path: Path) -> None:
    with files.staged(DATA) as staged:
        assert staged.name == NAME
        assert files.read(NAME) is None
        staged.keep()

    assert files.read(NAME) == DATA
    assert on_disk(tmp_path) == [f"{NAME[:2]}/{NAME[2:4]}/{NAME}"]


def test_a_file_not_kept_leaves_nothing(files: Files, tmp_path: Path) -> None:
    with files.staged(DATA):
        pass

    assert on_disk(tmp_path) == []


def stage_and_fail(files: Files) -> None:
    with files.staged(DATA):
        raise LookupError


def test_a_failure_while_keeping_leaves_nothing(files: Files, tmp_path: Path) -> None:
    with pytest.raises(LookupError):
        stage_and_fail(files)

    assert on_disk(tmp_path) == []


def test_the_same_content_is_one_file_even_when_it_was_removed_meanwhile(
    files: Files, tmp_path: Path
) -> None:
    with files.staged(DATA) as first:
        first.keep()
    with files.staged(DATA) as again:
        files.remove(NAME)
        again.keep()

    assert files.read(NAME) == DATA
    assert len(on_disk(tmp_path)) == 1


def test_a_removed_file_is_gone_and_may_be_removed_again(files: Files) -> None:
    with files.staged(DATA) as staged:
        staged.keep()
    files.remove(NAME)
    files.remove(NAME)

    assert files.read(NAME) is None


@pytest.mark.parametrize("name", ["", "../../tamngan.db", "ab/../" + NAME, NAME.upper(), NAME + "0"])
def test_no_path_can_be_smuggled_in_as_a_name(files: Files, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        files.read(name)
    with pytest.raises(ValueError, match="SHA-256"):
        files.remove(name)
