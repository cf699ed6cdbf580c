"""One door to every format."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.errors import OperatorError
from bot.reports.compiling import compile_report
from bot.reports.exporting import FORMATS, export
from bot.reports.layout import load_layout
from bot.reports.table import Report
from tests.support.huai_tan import AS_OF, entries, office, plan


def report() -> Report:
    return compile_report(office(), plan(), entries(), load_layout("seven-topics"), 2, AS_OF)


def test_the_formats_are_found_by_their_keys() -> None:
    assert {"csv", "docx", "json", "xlsx"} <= set(FORMATS)
    assert all(exporter.key == key for key, exporter in FORMATS.items())


def test_a_file_has_a_thai_name_and_a_media_type() -> None:
    written = export(report(), "csv")
    assert written.file_name == "รายงาน-อบต.ห้วยตาล-ปี2568-รอบ2.csv"
    assert written.media_type.startswith("text/csv")


def test_a_file_name_holds_nothing_a_system_refuses() -> None:
    written = export(replace(report(), office_name='../ทต. "ห้วย/ตาล"\n' + "ก" * 300), "json")
    assert not set(written.file_name) & set('/\\:*?"<>| \n')
    assert len(written.file_name.encode()) < 255
    assert written.file_name.endswith(".json")


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(OperatorError, match="use one of csv, docx"):
        export(report(), "doc")
