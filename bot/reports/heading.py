"""Heading: the words before the first table, from whoever has the better claim to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.office import Office
from bot.domain.office_text import OfficeText
from bot.domain.plan import Plan
from bot.domain.rounds import Round
from bot.reports.form import Layout
from bot.reports.printing import printed_lines
from bot.reports.titling import filled, speaks_of


@dataclass(frozen=True)
class Heading:
    """Cover, title and preface as they are printed.

    The office's own text wins, then what it wrote into a layout file of its own; then the words its plan
    came with, in the same layout and where they speak of this round; then the layout's.
    """

    office: Office
    plan: Plan
    layout: Layout
    reported: Round
    own: Mapping[OfficeText, str]

    @property
    def cover(self) -> tuple[str, ...]:
        return self._lines(OfficeText.COVER, "cover", self.layout.texts.cover)

    @property
    def title(self) -> tuple[str, ...]:
        return self._lines(OfficeText.TITLE, "title", self.layout.texts.title, self.plan.title_lines)

    @property
    def preface(self) -> tuple[str, ...]:
        return self._lines(OfficeText.PREFACE, "preface", self.layout.texts.preface, self.plan.preface)

    @property
    def nothing_reported(self) -> str:
        """What stands where no report came; empty where a cell is to stay so."""
        return self.own.get(OfficeText.NOTHING_REPORTED, self.layout.texts.nothing_reported)

    def _lines(
        self, own: OfficeText, name: str, usual: Sequence[str], planned: Sequence[str] = ()
    ) -> tuple[str, ...]:
        came_in_this_layout = self.plan.layout == self.layout.family and name not in self.layout.texts.own
        if own in self.own:
            return self._filled(self.own[own].split("\n"))
        if planned and came_in_this_layout and speaks_of(planned, self.reported):
            return printed_lines(planned, self.office.numerals)
        return self._filled(usual)

    def _filled(self, lines: Sequence[str]) -> tuple[str, ...]:
        made = ((line, filled(line, self.office, self.reported, self.own)) for line in lines)
        kept = (text for line, text in made if text.strip() or not line.strip())
        return printed_lines(kept, self.office.numerals)
