"""Small charts as SVG, drawn from the same words and figures that stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from bot.reports.cutting import cut
from bot.reports.summary import Light, Rate

_FONT = "TH Sarabun New, TH SarabunPSK, Sarabun, Laksaman, Noto Sans Thai, sans-serif"
_INK = "1D2733"
_GROUND = "E6EAEE"
RECEIVED_COLOUR = "2F6690"
ON_TIME_COLOUR = "1A7F4B"
_WIDTH = 640
_ROW = 34
_BAR = 11
_NAME = 180
_FIGURE = 52
_LONGEST_NAME = 26


def lights_chart(counts: Sequence[tuple[Light, int, str]], label: str) -> str:
    """One bar, divided as the measures divide over the lights; `label` says so in words."""
    shown = [(light, count, text) for light, count, text in counts if count]
    whole = sum(count for _, count, _ in shown)
    parts: list[str] = []
    left = 0.0
    for light, count, text in shown:
        width = _WIDTH * count / whole
        parts.append(_rectangle(left, 0, max(width - 1.5, 0.5), 34, light.colour))
        if width > 26:
            parts.append(_text(left + width / 2, 24, text, "FFFFFF", anchor="middle", weight="bold"))
        left += width
    return _svg(34, label, parts or [_rectangle(0, 0, _WIDTH, 34, _GROUND)])


def rates_chart(rates: Sequence[Rate], label: str) -> str:
    """Two bars for each division: how much was received, and how much of it in time."""
    parts: list[str] = []
    room = _WIDTH - _NAME - _FIGURE
    for number, rate in enumerate(rates):
        top = number * _ROW
        parts.append(_text(0, top + 20, cut(rate.name, _LONGEST_NAME), _INK))
        for offset, share, text, colour in (
            (4, rate.reporting, rate.texts[2], RECEIVED_COLOUR),
            (17, rate.on_time, rate.texts[3], ON_TIME_COLOUR),
        ):
            parts.append(_rectangle(_NAME, top + offset, room, _BAR, _GROUND))
            parts.append(_rectangle(_NAME, top + offset, room * share / 100, _BAR, colour))
            parts.append(_text(_WIDTH, top + offset + 10, f"{text}%", _INK, anchor="end", size=13))
    return _svg(max(len(rates), 1) * _ROW, label, parts)


def _svg(height: int, label: str, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}"'
        f' height="{height}" role="img" aria-label={quoteattr(label)}>{"".join(parts)}</svg>'
    )


def _rectangle(left: float, top: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{height}" rx="3" fill="#{colour}"/>'


def _text(
    left: float,
    base: float,
    text: str,
    colour: str,
    anchor: str = "start",
    weight: str = "normal",
    size: int = 17,
) -> str:
    return (
        f'<text x="{left:.1f}" y="{base}" fill="#{colour}" font-family="{_FONT}" font-size="{size}"'
        f' font-weight="{weight}" text-anchor="{anchor}">{escape(text)}</text>'
    )
