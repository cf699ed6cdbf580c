"""What the statements of a message came to."""

from __future__ import annotations

from bot.text.parts import Part
from bot.text.updates import Update
from bot.text.verdicts import Promise, Question


class Outcome:
    """What the statements of a message came to so far, and by which rules."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.updates: list[Update] = []
        self.questions: list[Question] = []
        self.promises: list[Promise] = []
        self.rules: list[str] = []
