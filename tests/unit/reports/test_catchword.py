"""Catchwords take the opening words of the heading they announce."""

from __future__ import annotations

import pytest

from bot.reports.catchword import catchword


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("๒. การให้บริการและระบบ E-Service", "/๒. การให้บริการ..."),
        ("๗. กลไกและมาตรการในการแก้ไข", "/๗. กลไก..."),
        ("๔. กระบวนการกำกับดูแล", "/๔. กระบวนการ..."),
        ("3. แผนงาน ประจำปี", "/3. แผนงาน..."),
        ("ความเห็น", "/ความเห็น..."),
    ],
)
def test_a_heading_is_cut_after_its_opening(heading: str, shown: str) -> None:
    assert catchword(heading, ["กระบวนการ"]) == shown
