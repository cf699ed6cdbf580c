"""The days Thai government offices are closed, from the `holidays` package; weekends are not in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from holidays import GOVERNMENT, PUBLIC, country_holidays

_WORKED = ("วันเด็กแห่งชาติ", "วันแรงงานแห่งชาติ")
"""Public holidays on which government offices work."""

_USUAL_NAMES = {
    "มหาจักรีบรมราชวงศ์": "วันจักรี",
    "วันเฉลิมพระชนมพรรษา": "วันเฉลิมพระชนมพรรษา",
    "วันหยุดพิเศษ": "วันหยุดพิเศษ",
}
"""What people call the days whose official names fill two lines."""

_IN_LIEU = "ชดเชย"


@cache
def government_days_off(year: int) -> Mapping[date, str]:
    """Every day off of the Gregorian year with its name, days in lieu included.

    Special days the cabinet grants are there as far as the package knows them; an office adds others
    to its own list.
    """
    found = country_holidays("TH", years=year, categories=(PUBLIC, GOVERNMENT), language="th")
    named = ((day, _name(found[day])) for day in sorted(found))
    return MappingProxyType({day: name for day, name in named if name})


def _name(official: str) -> str:
    """The name people use, the last of those that share the day; empty for a day that is worked."""
    names = [part for part in official.split("; ") if not any(worked in part for worked in _WORKED)]
    if not names:
        return ""
    name = names[-1]
    usual = next((short for mark, short in _USUAL_NAMES.items() if mark in name), name)
    is_in_lieu = name.startswith(_IN_LIEU) and not usual.startswith(_IN_LIEU)
    return _IN_LIEU + usual if is_in_lieu else usual
