"""What the statements of a message came to."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.text.parts import Part
from bot.text.updates import Update
from bot.text.verdicts import Promise, Question


@dataclass
class Outcome:
    """What the statements of a message came to so far, and by which rules."""

    parts: list[Part] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
