"""Titling: the lines over a report, filled in from the office, the year and the round."""

from __future__ import annotations

import re

from bot.domain.calendar import BUDDHIST_ERA, MONTHS, FiscalYear
from bot.domain.office import Office
from bot.domain.rounds import Round

PLACEHOLDERS = (
    "office_full",
    "office",
    "district",
    "province",
    "fiscal_year",
    "previous_year",
    "round",
    "round_months",
    "year_months",
)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def unknown_placeholders(line: str) -> list[str]:
    """The placeholders of a line that nothing fills in, in braces as written."""
    return [match[0] for match in _PLACEHOLDER.finditer(line) if match[1] not in PLACEHOLDERS]


def filled(line: str, office: Office, reported: Round) -> str:
    """The line with every placeholder replaced; numbers still in Arabic digits."""
    facts = _facts(office, reported)
    return _PLACEHOLDER.sub(lambda match: facts[match[1]], line)


def _facts(office: Office, reported: Round) -> dict[str, str]:
    year = reported.fiscal_year
    return {
        "office_full": office.full_name,
        "office": office.kind + office.name,
        "district": office.district,
        "province": office.province,
        "fiscal_year": str(year),
        "previous_year": str(FiscalYear(year.number - 1)),
        "round": str(reported.number),
        "round_months": months(reported),
        "year_months": f"ตุลาคม {year.number - 1} - กันยายน {year.number}",
    }


def months(reported: Round) -> str:
    """ตุลาคม 2567 - มีนาคม 2568: the months a round covers."""
    return " - ".join(f"{MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}" for day in reported.covers)
