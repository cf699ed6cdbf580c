"""The words of memo, annex and summary: the office's own, or the usual ones, ready to be printed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.domain.numerals import printed
from bot.domain.office import Office
from bot.domain.office_text import NAMES_PEOPLE, OfficeText
from bot.domain.rounds import Round
from bot.reports.memo import Signer
from bot.reports.printing import paragraphs
from bot.reports.titling import filled, unknown_placeholders

_BETWEEN = "|"


@cache
def usual_texts() -> Mapping[OfficeText, str]:
    """The words an office has that chose none, placeholders unfilled."""
    found = tomllib.loads(files("bot.reports").joinpath("papers.toml").read_text("utf-8"))
    return {OfficeText(key): text.strip("\n") for key, text in found.items()}


def wrong_placeholder(key: OfficeText, text: str) -> str | None:
    """The first placeholder in the text that nothing fills in; people's names have none."""
    unknown = [] if key in NAMES_PEOPLE else unknown_placeholders(text)
    return next(iter(unknown), None)


@dataclass(frozen=True)
class PaperTexts:
    """The words of an office for one round; `own` are those it chose."""

    office: Office
    reported: Round
    own: Mapping[OfficeText, str]

    def paragraphs(self, key: OfficeText) -> tuple[str, ...]:
        """The text as paragraphs in the office's numerals; empty ones are left out."""
        text = self.own.get(key)
        if text is None or key not in NAMES_PEOPLE:
            words = usual_texts().get(key, "") if text is None else text
            text = filled(words, self.office, self.reported, self.own)
        return tuple(line for line in paragraphs(text, self.office.numerals) if line.strip())

    def line(self, key: OfficeText) -> str:
        """The text as one line."""
        return " ".join(self.paragraphs(key))

    def signers(self, key: OfficeText) -> tuple[Signer, ...]:
        """People of the form `post | name | post acted for`, one a line."""
        return tuple(_signer(line) for line in self.paragraphs(key))

    def print(self, text: str) -> str:
        """Anything else in the office's numerals, on one line."""
        return " ".join(paragraphs(text, self.office.numerals))

    def number(self, number: int) -> str:
        return printed(str(number), self.office.numerals)


def _signer(line: str) -> Signer:
    post, name, acting_for = (part.strip() or None for part in (line + _BETWEEN * 2).split(_BETWEEN, 2))
    rest = acting_for.rstrip(_BETWEEN).strip() if acting_for else None
    return Signer(post or "", name, rest or None)
