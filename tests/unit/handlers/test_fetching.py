"""Fetching: trouble of our own loses no evidence and stops no other."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.evidence import EvidenceState
from bot.store.files import Files
from bot.store.store import Store
from handlers.fetching import BATCH, FETCHERS, Fetching
from handlers.inbox import Inbox
from handlers.worker import Worker
from tests.support.khlang import Khlang
from tests.support.pictures import a_photo
from tests.support.stage import a_stage


@pytest.fixture
def khlang(store: Store) -> Iterator[Khlang]:
    with a_stage(store) as stage:
        yield Khlang(stage)


def states(khlang: Khlang) -> list[EvidenceState]:
    return [item.state for item in khlang.evidence()]


def kept_without_fetching(khlang: Khlang, photos: int) -> Fetching:
    """That many different photos were sent and are waiting; gives what fetches them."""
    khlang.report()
    for number in range(photos):
        khlang.platform.send_photo(khlang.suda, khlang.group, a_photo(width=60 + number))
    khlang.platform.deliver()
    while khlang.stage.worker.inbox.work():
        pass
    return khlang.stage.worker.fetching


def test_a_folder_that_cannot_be_written_to_is_tried_again(khlang: Khlang, tmp_path: Path) -> None:
    fetching = kept_without_fetching(khlang, 2)
    place = tmp_path / "no folder"
    place.write_text("in the way", encoding="utf-8")
    on_bad_disk = replace(fetching, files=Files(place))

    assert on_bad_disk.fetch() == 2
    assert on_bad_disk.fetch() == 0
    assert states(khlang) == [EvidenceState.WAITING] * 2
    place.unlink()
    khlang.later(10)
    assert on_bad_disk.fetch() == 2

    assert states(khlang) == [EvidenceState.STORED] * 2


def test_what_a_process_died_over_is_taken_up_after_a_while(khlang: Khlang) -> None:
    fetching = kept_without_fetching(khlang, 1)
    with khlang.stage.store.writing() as books:
        now = khlang.stage.clock.now()
        assert len(books.contents.to_fetch(now, now.replace(minute=2), 5)) == 1

    assert fetching.fetch() == 0
    khlang.later(120)
    assert fetching.fetch() == 1

    assert states(khlang) == [EvidenceState.STORED]


def test_several_are_fetched_at_once_and_a_few_at_a_time(khlang: Khlang) -> None:
    fetching = kept_without_fetching(khlang, BATCH + 1)
    with ThreadPoolExecutor(FETCHERS) as pool:
        assert [fetching.fetch(pool) for _ in range(3)] == [BATCH, 1, 0]

    assert states(khlang) == [EvidenceState.STORED] * (BATCH + 1)


def test_a_running_worker_fetches_by_itself(khlang: Khlang) -> None:
    fetching = kept_without_fetching(khlang, 1)
    inbox: Inbox = khlang.stage.worker.inbox
    worker = Worker(inbox, khlang.stage.worker.outbox, fetching)
    worker.start()
    try:
        pause = worker.stop
        for _ in range(600):
            if states(khlang) == [EvidenceState.STORED]:
                break
            pause.wait(0.05)
    finally:
        worker.finish()

    assert states(khlang) == [EvidenceState.STORED]
