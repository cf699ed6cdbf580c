"""The pictures of the documents can be taken anew, are small, and are shown somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.documents.blocks import documents
from tests.documents.screenshots import LARGEST_BYTES, PICTURES, pictures
from tests.support.running_demo import a_running_demo


@pytest.mark.chromium
def test_every_picture_can_be_taken_anew(chromium: Browser, tmp_path: Path) -> None:
    with a_running_demo(tmp_path) as address:
        taken = dict(pictures(chromium, address.rstrip("/")))

    assert taken.keys() == {path.name for path in PICTURES.iterdir()}
    assert {name: len(data) for name, data in taken.items() if len(data) > LARGEST_BYTES} == {}


def test_the_kept_pictures_are_small_and_shown_somewhere() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in documents())
    kept = sorted(PICTURES.iterdir())

    assert [path.name for path in kept if path.stat().st_size > LARGEST_BYTES] == []
    assert [path.name for path in kept if f"pictures/{path.name})" not in texts] == []
