"""Charts are well-formed SVG whatever the names, and as wide as their figures say."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from bot.reports.charts import lights_chart, rates_chart
from bot.reports.summary import Light, Rate

SVG = "{http://www.w3.org/2000/svg}"


def rate(name: str, reporting: int = 50) -> Rate:
    return Rate(name, 4, 2, reporting, 25, ("4", "2", str(reporting), "25"))


def widths(drawn: str, colour: str) -> list[float]:
    root = ET.fromstring(drawn)
    return [float(found.get("width", 0)) for found in root.iter(f"{SVG}rect") if found.get("fill") == colour]


def test_the_bar_is_divided_as_the_measures_are() -> None:
    drawn = lights_chart([(Light.DONE, 3, "๓"), (Light.NONE, 1, "๑"), (Light.REPORTED, 0, "๐")], "สถานะ")
    (done,), (none,) = widths(drawn, f"#{Light.DONE.colour}"), widths(drawn, f"#{Light.NONE.colour}")
    assert done == pytest.approx(3 * none, rel=0.02)
    assert widths(drawn, f"#{Light.REPORTED.colour}") == []
    assert ET.fromstring(drawn).get("aria-label") == "สถานะ"


def test_bars_end_where_the_rate_does() -> None:
    received = widths(rates_chart([rate("กองคลัง", 100), rate("กองช่าง", 50)], ""), "#2F6690")
    assert received[0] == pytest.approx(2 * received[1])


@pytest.mark.parametrize("name", ['<script>alert("1")</script>', "a & b ' \"", "ก" * 10_000, "=1+1 🌸"])
def test_a_name_is_text_and_stays_in_its_place(name: str) -> None:
    root = ET.fromstring(rates_chart([rate(name)], name))
    assert root.get("aria-label") == name
    shown = [found.text or "" for found in root.iter(f"{SVG}text")]
    assert shown[0] == name or shown[0].endswith("…")
    assert len(shown[0]) <= 26


def test_an_office_without_measures_still_has_charts() -> None:
    ET.fromstring(lights_chart([], ""))
    ET.fromstring(rates_chart([], ""))


@pytest.mark.parametrize("light", Light)
def test_white_on_every_light_can_be_read(light: Light) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    parts = [int(light.colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 4.5
