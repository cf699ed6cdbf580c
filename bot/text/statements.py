"""What a message says about some measures, as far as it has been read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.domain.entry import EntryField
from bot.text.clauses import LETTER, Clause
from bot.text.intents import Intent
from bot.text.message import Span
from bot.text.problems import Problem
from bot.text.references import Kind

if TYPE_CHECKING:
    from bot.domain.plan import Measure


class Statement:
    """What is said about some measures; without `named`, about none that is named.

    `spans` are its text on the matching copy, `kept` and `left_out` the clauses that report and those
    that do not, `intents` what all of them are about. `problem` is what is wrong with the reference,
    `said` the reference as typed, `kind` how it was written unless it was dotted; `at_head` when the
    statement begins with it, `is_alone` when nothing that stands beside it belongs to it.
    """

    def __init__(
        self,
        measures: tuple[Measure, ...] = (),
        *,
        named: bool = False,
        field: EntryField = EntryField.RESULTS,
        said: str = "",
        division: str | None = None,
        problem: Problem | None = None,
        intents: Iterable[Intent] = (),
    ) -> None:
        self.measures = measures
        self.named = named
        self.field = field
        self.said = said
        self.division = division
        self.problem = problem
        self.is_other_division = False
        self.is_muted = False
        self.at_head = False
        self.is_alone = False
        self.kind: Kind | None = None
        self.spans: list[Span] = []
        self.kept: list[Clause] = []
        self.left_out: list[Clause] = []
        self.intents = set(intents)

    def below(self, column: EntryField) -> Statement:
        """The same measures in another column, of which nothing is said yet."""
        return Statement(
            self.measures,
            named=True,
            field=column,
            said=self.said,
            division=self.division,
            problem=self.problem,
        )

    def cut_to(self, spans: list[Span], kept: list[Clause]) -> Statement:
        """The same about the same measures, of which only these stretches and clauses speak."""
        other = Statement()
        other.__dict__.update(self.__dict__)
        other.spans, other.kept = spans, kept
        return other

    def of_division(self, name: str | None, span: Span, clause: Clause) -> Statement:
        """The same about the same measures, of which one clause speaks for one division."""
        other = self.cut_to([span], [clause])
        other.division = name
        return other

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
    def refs(self) -> list[str]:
        """How its measures are named in chat."""
        return [measure.ref for measure in self.measures]

    @property
    def letters(self) -> int:
        """How much text it has."""
        return sum(last - first for first, last in self.spans)

    @property
    def says_nothing(self) -> bool:
        """Whether measures were named and nothing was said about them yet."""
        return not (self.spans or self.left_out or self.is_muted or self.problem)
