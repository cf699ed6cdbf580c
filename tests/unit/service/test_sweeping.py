"""Evidence nobody claims and files nobody refers to do not stay for ever; everything else does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.evidence import EvidenceState
from bot.service.sweeping import CLAIM_WITHIN, forget_unclaimed, remove_ownerless_files
from bot.store.files import Files
from bot.store.store import Store
from tests.support.khlang import Khlang
from tests.support.pictures import a_photo
from tests.support.stage import a_stage


@pytest.fixture
def khlang(store: Store) -> Iterator[Khlang]:
    with a_stage(store) as stage:
        yield Khlang(stage)


def made_old(files: Files, folder: Path, moment: datetime) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (moment.timestamp(), moment.timestamp()))


def test_evidence_nobody_claims_in_time_goes_with_its_file(khlang: Khlang) -> None:
    stage = khlang.stage
    khlang.photo()
    [kept] = khlang.evidence()
    assert kept.content_hash is not None
    khlang.later(700)
    khlang.report()
    khlang.photo(a_photo(colour="red"))
    khlang.later(CLAIM_WITHIN.total_seconds() - 760)
    forget_unclaimed(stage.store, stage.clock.now())
    assert khlang.tied() == [None, 1]

    khlang.later(120)
    forget_unclaimed(stage.store, stage.clock.now())
    stage.worker.drain()

    assert khlang.tied() == [1]
    assert stage.files.read(kept.content_hash) is None
    with stage.store.reading() as books:
        [other] = books.evidence.of_office(khlang.office.id)
    assert (other.state, other.reason) == (EvidenceState.STORED, None)


def test_a_file_a_dead_process_left_is_removed_when_it_is_old(khlang: Khlang, tmp_path: Path) -> None:
    stage, files = khlang.stage, Files(tmp_path / "files")
    now = stage.clock.now()
    with files.staged(b"left") as left:
        left.keep()
    (tmp_path / "files" / "unfinished" / "tmp1").write_bytes(b"half")
    made_old(files, tmp_path / "files", now - timedelta(hours=1))
    assert remove_ownerless_files(stage.store, files, now) == 0

    made_old(files, tmp_path / "files", now - timedelta(days=2))
    assert remove_ownerless_files(stage.store, files, now) == 2

    assert files.read(left.name) is None
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_a_file_that_is_evidence_stays_however_old(khlang: Khlang) -> None:
    stage = khlang.stage
    khlang.report()
    khlang.photo()
    [kept] = khlang.evidence()
    assert kept.content_hash is not None

    remove_ownerless_files(stage.store, stage.files, stage.clock.now() + timedelta(days=4000))

    assert stage.files.read(kept.content_hash) is not None
