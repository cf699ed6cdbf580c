"""Talk that names no measure in groups: the clauses that go together, each about one by its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.text.clauses import Clause
from bot.text.contrasts import begins_with_contrast
from bot.text.core import is_greeting
from bot.text.divisions import Divisions
from bot.text.lexicon import Saying
from bot.text.message import Message, Span
from bot.text.queries import first_sentence, title_queries
from bot.text.statements import Statement
from bot.text.status import sayings
from bot.text.titles import matches
from bot.text.topics import topic_of, worded

if TYPE_CHECKING:
    from bot.domain.plan import Measure

LIKELY = 0.5
"""How well words fit a title that may be meant."""


class Groups:
    """Groups the talk of one message said in a chat that answers for some measures."""

    def __init__(self, message: Message, divisions: Divisions, mine: Sequence[Measure]) -> None:
        self._message = message
        self._divisions = divisions
        self._mine = mine

    def parted(self, loose: Statement, among: Sequence[Measure] | None = None) -> list[Statement]:
        """The groups, those that contrast and name no measure joined to what they are said of."""
        parted: list[Statement] = []
        for group in self._groups(loose):
            if parted and group.spans and not self._names_one(group.spans[0], among):
                parted[-1].spans += group.spans
                parted[-1].intents |= group.intents
                parted[-1].kept += group.kept
            else:
                parted.append(group)
        return parted

    def _names_one(self, span: Span, among: Sequence[Measure] | None) -> bool:
        """Whether words of a title stand in a stretch."""
        candidates = self._mine if among is None else list(among)
        queries, is_marked = title_queries(self._message, self._divisions, span)
        found = matches(queries, candidates)[:1] if queries and candidates else []
        return (
            is_marked
            or any(match.fit >= LIKELY for match in found)
            or (bool(candidates) and self._has_topic(span, candidates))
        )

    def _has_topic(self, span: Span, candidates: Sequence[Measure]) -> bool:
        sentence = first_sentence(self._message, self._divisions, span)
        return topic_of(sentence, worded(candidates)) is not None

    def _groups(self, loose: Statement) -> list[Statement]:
        """The clauses that go together: those of a line, up to a word of contrast."""
        groups: list[Statement] = []
        last: Clause | None = None
        for clause in loose.kept:
            if last is None and self._only_greets(clause):
                continue
            parted = last is None or "\n" in self._message.text[last.stop : clause.begin]
            if parted or begins_with_contrast(self._message.text, clause.begin, clause.stop):
                groups.append(Statement())
            groups[-1].add(self._message.text, clause.begin, clause.stop)
            groups[-1].intents |= clause.intents
            groups[-1].kept.append(clause)
            last = clause
        for group in groups:
            group.left_out = loose.left_out
        return groups

    def _only_greets(self, clause: Clause) -> bool:
        """Whether a clause before the others says no status and names no measure."""
        copy, span = self._message.text, (clause.begin, clause.stop)
        if any(saying is not Saying.NOTHING for saying, _, _ in sayings(copy[slice(*span)])):
            return False
        return is_greeting(copy, clause) and not self._names_one(span, None)
