"""What in a plan file could not be understood: a kind and the words it is about.

The command line says it in the English sentences below, the web pages in their own words for the kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import OperatorError


class ProblemKind(StrEnum):
    """Why a row is left out of the plan."""

    EMPTY_CELL = "empty_cell"
    NO_DIVISION = "no_division"
    NAMES_NO_DIVISION = "names_no_division"
    UNIT_ALONE = "unit_alone"
    FOREIGN_DIVISION = "foreign_division"
    PERIOD = "period"
    NO_MEASURES = "no_measures"


class FileProblemKind(StrEnum):
    """Why a file cannot be read at all."""

    TOO_LARGE = "too_large"
    TOO_MUCH = "too_much"
    MACROS = "macros"
    UNSAFE = "unsafe"
    DAMAGED = "damaged"
    OLD = "old"
    FOREIGN = "foreign"
    PROTECTED = "protected"
    NO_TABLE = "no_table"
    EMPTY_TABLE = "empty_table"


_SENTENCES = {
    ProblemKind.EMPTY_CELL: "The {said} cell of the row is empty; write it, or delete the row.",
    ProblemKind.NO_DIVISION: "No division is named as responsible; fill in the cell.",
    ProblemKind.NAMES_NO_DIVISION: '"{said}" names no division; write the name of a division of the office.',
    ProblemKind.UNIT_ALONE: '"{said}" stands without its division; write the division beside it.',
    ProblemKind.FOREIGN_DIVISION: (
        '"{said}" is not a division of this office; correct the cell, or add the division to the office.'
    ),
    ProblemKind.PERIOD: 'The period "{said}" cannot be read; write it like "ต.ค. 2567 - ก.ย. 2568".',
    ProblemKind.NO_MEASURES: (
        "The row fills its first column only and no measure follows it; fill in the row, or delete it."
    ),
}


@dataclass(frozen=True)
class CellProblem:
    """Something in a row that could not be understood; `said` is what stands there, or the empty column."""

    kind: ProblemKind
    said: str = ""

    @property
    def sentence(self) -> str:
        """The problem in English."""
        return _SENTENCES[self.kind].format(said=self.said)


class UnreadableFile(OperatorError):
    """A file no plan can be read from; the message is the sentence in English."""

    def __init__(self, kind: FileProblemKind, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind
