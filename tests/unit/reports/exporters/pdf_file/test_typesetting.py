"""Typesetting: what goes wrong in its process becomes one sentence here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.errors import OperatorError
from bot.reports.annex import Annex
from bot.reports.exporters.pdf_file import typesetting
from bot.reports.exporters.pdf_file.document import write_pdf
from tests.support.papers import dressed

pytestmark = pytest.mark.thai_font


def test_a_photo_that_is_none_is_one_sentence() -> None:
    report = dressed(photo_count=1)
    assert report.annex is not None
    broken = replace(report.annex.photos[0], read=lambda: b"no photo")
    with pytest.raises(OperatorError, match="could not be set"):
        write_pdf(replace(report, annex=Annex("ภาพ", (broken,))))


def test_typesetting_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "LONGEST_SECONDS", 0.001)
    with pytest.raises(OperatorError, match="took longer than"):
        write_pdf(dressed(photo_count=0))
