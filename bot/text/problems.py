"""What could not be understood about a report, said in a way a person can answer."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class ProblemKind(StrEnum):
    """Why a part of a message names no measure, says nothing about the one it names, or is a flood."""

    NO_MEASURE = "no_measure"
    UNKNOWN_MEASURE = "unknown_measure"
    PARENT_MEASURE = "parent_measure"
    AMBIGUOUS_MEASURE = "ambiguous_measure"
    NO_TEXT = "no_text"
    QUESTION = "question"
    TOO_MUCH = "too_much"


class Problem(NamedTuple):
    """One thing to ask back: what was typed, and the measures it may have meant."""

    kind: ProblemKind
    said: str
    refs: tuple[str, ...] = ()
