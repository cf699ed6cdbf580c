"""What the statements of a message came to."""

from __future__ import annotations

from bot.text.parts import Part
from bot.text.updates import Update
from bot.text.verdicts import Promise, Question, Why


class Outcome:
    """What the statements of a message came to so far, and by which rules."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.updates: list[Update] = []
        self.questions: list[Question] = []
        self.promises: list[Promise] = []
        self.rules: list[str] = []

    @property
    def size(self) -> int:
        """How many things they came to."""
        return len(self.parts) + len(self.updates) + len(self.questions) + len(self.promises)

    def drop_answered(self) -> None:
        """Ask no more which measure was meant where just that one is recorded."""
        refs = {measure.ref for part in self.parts for measure in part.measures}
        self.questions[:] = [
            asked
            for asked in self.questions
            if asked.why is not Why.AMBIGUOUS or not refs.issuperset(asked.refs)
        ]

    def drop_records(self) -> None:
        """Keep what is asked and promised only."""
        self.parts.clear()
        self.updates.clear()
