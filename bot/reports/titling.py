"""Titling: the lines over a report, filled in from the office, the year and the round."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.domain.calendar import BUDDHIST_ERA, MONTHS, FiscalYear
from bot.domain.numerals import to_arabic
from bot.domain.office import Office
from bot.domain.office_text import OfficeText
from bot.domain.rounds import Round, default_rounds

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
    "secretariat",
    "clerk",
    "mayor",
    "ita_score",
    "ita_grade",
)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*\{[^\[\]]*)\]")
_YEAR = re.compile(r"ปีงบประมาณ\s*(?:พ\.ศ\.)?\s*(25[0-9]{2})")
_ROUND = re.compile(r"(?:รอบที่|ครั้งที่)\s*([12])(?![0-9])")


def unknown_placeholders(line: str) -> list[str]:
    """The placeholders of a line that nothing fills in, in braces as written."""
    return [match[0] for match in _PLACEHOLDER.finditer(line) if match[1] not in PLACEHOLDERS]


def filled(line: str, office: Office, reported: Round, own: Mapping[OfficeText, str] | None = None) -> str:
    """The line with every placeholder replaced; numbers still in Arabic digits.

    A part in square brackets is left out when one of its placeholders has nothing to say. `own` are
    the office's own texts, which know last year's score.
    """
    facts = _facts(office, reported, own or {})

    def optional(match: re.Match[str]) -> str:
        names = _PLACEHOLDER.findall(match[1])
        return match[1] if all(facts[name] for name in names) else ""

    return _PLACEHOLDER.sub(lambda match: facts[match[1]], _OPTIONAL.sub(optional, line))


def speaks_of(lines: Sequence[str], reported: Round) -> bool:
    """Whether lines that were typed for some report may stand over this one.

    They may not when they name another fiscal year only, the other round, or its months.
    """
    text = to_arabic(" ".join(lines))
    years = _YEAR.findall(text)
    if years and str(reported.fiscal_year) not in years:
        return False
    rounds = _ROUND.findall(text)
    if rounds and str(reported.number) not in rounds:
        return False
    squeezed = "".join(text.split())
    other = default_rounds(reported.fiscal_year)[2 - reported.number]
    names_other = "".join(months(other).split()) in squeezed
    return not names_other or "".join(months(reported).split()) in squeezed


def _facts(office: Office, reported: Round, own: Mapping[OfficeText, str]) -> dict[str, str]:
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
        "secretariat": office.secretariat,
        "clerk": office.clerk_post,
        "mayor": office.mayor_post,
        "ita_score": own.get(OfficeText.ITA_SCORE, ""),
        "ita_grade": own.get(OfficeText.ITA_GRADE, ""),
    }


def months(reported: Round) -> str:
    """ตุลาคม 2567 - มีนาคม 2568: the months a round covers."""
    return " - ".join(f"{MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}" for day in reported.covers)
