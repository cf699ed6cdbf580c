"""What a message says about some measures, as far as it has been read."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as made

from bot.domain.entry import EntryField
from bot.domain.plan import Measure
from bot.text.clauses import LETTER, Clause
from bot.text.intents import Intent
from bot.text.message import Span
from bot.text.problems import Problem
from bot.text.references import Kind


@dataclass
class Statement:
    """What is said about some measures; without `named`, about none that is named.

    `spans` are its text on the matching copy, `kept` and `left_out` the clauses that report and those
    that do not, `intents` what all of them are about. `problem` is what is wrong with the reference,
    `said` the reference as typed, `kind` how it was written unless it was dotted; `at_head` when the
    statement begins with it.
    """

    measures: tuple[Measure, ...] = ()
    named: bool = False
    field: EntryField = EntryField.RESULTS
    said: str = ""
    division: str | None = None
    problem: Problem | None = None
    is_other_division: bool = False
    is_muted: bool = False
    at_head: bool = False
    kind: Kind | None = None
    spans: list[Span] = made(default_factory=list)
    kept: list[Clause] = made(default_factory=list)
    left_out: list[Clause] = made(default_factory=list)
    intents: set[Intent] = made(default_factory=set)

    def add(self, text: str, begin: int, stop: int) -> None:
        """Take in a stretch of the copy; one that follows the last on its line lengthens it."""
        if not LETTER.search(text, begin, stop):
            return
        if self.spans:
            first, last = self.spans[-1]
            between = text[last:begin]
            if begin >= last and "\n" not in between and not LETTER.search(between):
                self.spans[-1] = (first, stop)
                return
        self.spans.append((begin, stop))

    @property
    def letters(self) -> int:
        """How much text it has."""
        return sum(last - first for first, last in self.spans)

    @property
    def says_nothing(self) -> bool:
        """Whether measures were named and nothing was said about them yet."""
        return not (self.spans or self.left_out or self.is_muted or self.problem)
