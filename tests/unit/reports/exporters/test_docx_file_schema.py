"""A Word file holds what the schema allows, in the order it asks for."""

from __future__ import annotations

import pytest

from bot.domain.numerals import Numerals
from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import BUILT_IN_LAYOUTS, load_layout
from tests.support.huai_tan import AS_OF, entries, office, plan
from tests.support.wordml_schema import faults


@pytest.mark.parametrize("numerals", Numerals)
@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_every_layout_is_sound(layout: str, numerals: Numerals) -> None:
    report = compile_report(office(layout, numerals), plan(layout), entries(), load_layout(layout), 2, AS_OF)
    assert faults(export(report, "docx").data) == []


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_a_report_without_anything_in_it_is_sound_too(layout: str) -> None:
    report = compile_report(office(layout), plan(layout), (), load_layout(layout), 1, AS_OF)
    assert faults(export(report, "docx").data) == []
