"""Talk about another year than the plan's: "ปี 67 ข้อ 6 เราได้ 88%" reports nothing of this round."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.calendar import BUDDHIST_ERA, year_from
from bot.text.clauses import Clause
from bot.text.patterns import lazily

_YEAR = lazily(
    r"ปี(?<!ประจำปี)(?<!แผนปี)(?:งบ(?:ประมาณ)?)? ?(?:พ\.ศ\. ?|พศ\.? ?)?"
    r"(25[0-9]{2}|20[0-9]{2}|[5-9][0-9])(?![0-9.,/%])"
)
_THIS_YEAR = lazily(r"ปีนี้|ปีงบ(?:ประมาณ)?นี้|รอบนี้|ตอนนี้|เดือนนี้")
_BEHIND_IT = 12  # letters behind a measure in which "ของปี 67" belongs to it


def is_of_another_year(text: str, clauses: Iterable[Clause], year: int) -> bool:
    """Whether what is said of a measure begins with another year than `year`, of the Buddhist era.

    A year named further behind may be one of a paper or of what was mended, and is no reason.
    """
    return any(_begins_elsewhere(text, clause, year) for clause in clauses)


def _begins_elsewhere(text: str, clause: Clause, year: int) -> bool:
    head = clause.named[-1].mentions[-1].end if clause.named else clause.begin
    named = [
        year_from(found[1]) + BUDDHIST_ERA
        for found in _YEAR.finditer(text, clause.begin, min(clause.stop, head + _BEHIND_IT))
    ]
    return bool(named) and year not in named and not _THIS_YEAR.search(text, head, clause.stop)
