"""What one statement about known measures comes to: a record, a question, or a promise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.entry import EntryField
from bot.domain.status import Status
from bot.text.certainty import (
    is_a_village,
    is_hedged,
    is_measure,
    is_of_others,
    is_sure,
    stated_status,
)
from bot.text.clarity import Clarity
from bot.text.corrections import corrected
from bot.text.dates import Doubt, NamedTime
from bot.text.happenings import Happenings
from bot.text.intents import Intent
from bot.text.message import Message, Span
from bot.text.misspelling import holds_a_slip
from bot.text.other_years import is_of_another_year
from bot.text.outcome import Outcome
from bot.text.parts import Part
from bot.text.problems import ProblemKind
from bot.text.promises import promise_in
from bot.text.statements import Statement
from bot.text.times import named_times
from bot.text.updates import Update, updates_of
from bot.text.verdicts import Context, Promise, Question, Why

if TYPE_CHECKING:
    from bot.domain.plan import Measure

_NAMED = frozenset({"number", "quote"})
_SPARE = 16  # letters that may stay unexplained in what is only asked about
_OF_VILLAGES = frozenset({Status.DONE, Status.IN_PROGRESS})
_WHY = {
    ProblemKind.UNKNOWN_MEASURE: Why.UNKNOWN_MEASURE,
    ProblemKind.PARENT_MEASURE: Why.PARENT,
    ProblemKind.AMBIGUOUS_MEASURE: Why.AMBIGUOUS,
}


class Judge:
    """Decides about the statements of one message."""

    def __init__(self, message: Message, context: Context, clarity: Clarity) -> None:
        self._message = message
        self._context = context
        self.clarity = clarity
        self.is_unclear = False
        self._happenings = Happenings(message, context.said_on, context.plan.fiscal_year.start)
        self._known: dict[tuple[Span, ...], Status | None] = {}
        self.outcome = Outcome()
        self.has_list = False

    def status(self, statement: Statement) -> Status | None:
        """How far the work is, as the text of a statement says it."""
        key = tuple(statement.spans)
        if key not in self._known:
            self._known[key] = stated_status(self._lines(statement))
        return self._known[key]

    def tells(self, statement: Statement) -> bool:
        """Whether a statement says how far the work is, or on which day that is over something happened."""
        return self.status(statement) is not None or self._happenings.has_past_day(statement.spans)

    @cached_property
    def _coming(self) -> tuple[NamedTime, ...]:
        """The times the message names, read as still to come."""
        return named_times(self._message, self._context.said_on, future=True)

    def _lines(self, statement: Statement) -> list[str]:
        return [self._message.text[slice(*span)] for span in statement.spans]

    def decide(self, statement: Statement, rule: str) -> None:
        """Add what a statement comes to; `rule` says how its measures were found."""
        if self._is_elsewhere(statement):
            return
        if statement.field is not EntryField.RESULTS:
            if statement.spans and statement.measures:
                self._record(statement, rule)
            return
        status = None if statement.is_muted else self.status(statement)
        if status is None and self._promises(statement):
            return
        if statement.is_muted or (not statement.spans and not self._is_bare_command(statement)):
            return
        if statement.problem and status and is_measure(self._message, statement):
            self.ask(statement, _WHY[statement.problem.kind], statement.problem.refs, statement.problem.said)
        if statement.measures:
            before = self.outcome.size
            self._report(self.clarity.core(statement, status), status, rule)
            # of several measures each must come to something
            self.is_unclear = self.is_unclear or (statement.named and self.outcome.size == before)

    def ask(
        self, statement: Statement, why: Why, refs: Sequence[str] | None = None, said: str | None = None
    ) -> None:
        """Ask which of the measures was meant, or whether the one named was; `refs` when they are others."""
        said = statement.said if said is None else said
        refs = statement.refs if refs is None else refs
        measures = [found for ref in refs if (found := self._context.plan.by_ref(ref))]
        update = self._update(statement, measures[:1])
        if update and why is Why.STATUS_MISSING:
            update = update._replace(status=None)
        self.outcome.questions.append(Question(why, said, tuple(refs), update))
        self.outcome.rules.append(why.value)

    def finish(self) -> list[Update]:
        """Everything to record, one update for each measure, column and division."""
        days = self._happenings.days if self.outcome.parts else ()
        return [*updates_of(self.outcome.parts, self._message, days), *self.outcome.updates]

    def _report(self, statement: Statement, status: Status | None, rule: str) -> None:
        if Intent.CORRECTION in statement.intents and self._corrects(statement):
            return
        if self.clarity.mends(statement):
            self.is_unclear = True
            return
        if status is None:
            self._without_status(statement, rule)
        elif (
            status in _OF_VILLAGES and not self._context.addressed and is_a_village(self._message, statement)
        ):
            return
        elif is_hedged(self._message, statement):
            self._doubt_it(statement, status, Why.HEDGE)
        elif is_of_others(self._message, statement) or (
            status is Status.DONE
            and not (is_sure(self._message, statement) or self._happenings.answers(statement))
        ):
            self._doubt_it(statement, status, Why.STATUS_MISSING)
        elif doubt := self._doubt(statement, status):
            self.ask(statement, doubt)
        else:
            self._record(statement, rule)

    def _doubt_it(self, statement: Statement, status: Status, why: Why) -> None:
        """Ask about what is likely a report; of talk full of other words nothing is asked."""
        if self.clarity.is_explained(statement, status, _SPARE, is_asked=why is not Why.HEDGE):
            self.ask(statement, why)
        else:
            self.is_unclear = True

    def _without_status(self, statement: Statement, rule: str) -> None:
        """Something said to have been done on a day is done; anything else may be a report.

        The day must be over: "วันนี้ประชุม" announces as often as it reports.
        """
        doubt = self._doubt(statement, Status.DONE)
        if self.has_list and self._happenings.acts(statement):
            self._record(statement, f"{rule}, listed")
        elif self._happenings.has_past_day(statement.spans) and statement.letters >= 4:
            self._record(statement, f"{rule}, dated")
        elif self._happenings.acts(statement) and self._happenings.has_past_time(statement.spans):
            self._record(statement, f"{rule}, past")
        elif doubt and self._happenings.acts(statement):
            self.ask(statement, doubt)
        elif (
            self._context.addressed
            or (statement.at_head and self._happenings.acts(statement))
            or any(holds_a_slip(line) for line in self._lines(statement))
            or (self._happenings.lacks(statement) and self.clarity.is_likely(statement, Status.NOT_STARTED))
        ):
            self.ask(statement, Why.STATUS_MISSING)

    def leave_what_is_unclear(self) -> None:
        """Record nothing of a message of which a part is unclear."""
        self.outcome.drop_answered()
        by_title = {"title", "topic"} & set(self.outcome.rules)
        if self.is_unclear or (by_title and self.outcome.questions):
            self.outcome.drop_records()

    def may_report(self, statement: Statement) -> bool:
        """Whether a statement about which nothing was recorded is likely a report all the same."""
        if statement.is_muted or self._is_elsewhere(statement):
            return False
        return self.clarity.may_report(statement, self.status(statement))

    def _is_elsewhere(self, statement: Statement) -> bool:
        """Whether another division speaks, or of another year."""
        year = self._context.plan.fiscal_year.number
        clauses = (*statement.kept, *statement.left_out)
        return statement.is_other_division or is_of_another_year(self._message.text, clauses, year)

    def _is_clear(self, statement: Statement, status: Status | None) -> bool:
        """Whether a statement may be recorded; one that may not makes its whole message unclear."""
        self.is_unclear = self.is_unclear or not self.clarity.is_explained(statement, status)
        return not self.is_unclear

    def _record(self, statement: Statement, rule: str) -> None:
        was_unclear, status = self.is_unclear, self.status(statement)
        is_likely = self.clarity.is_likely if rule in _NAMED else self.clarity.may_report
        if self._is_clear(statement, status):
            self.outcome.parts.append(self._part(statement, statement.measures))
            self.outcome.rules.append(rule)
        elif not was_unclear and is_likely(statement, status):
            self.ask(statement, Why.HEDGE)

    def _corrects(self, statement: Statement) -> bool:
        part, lines = self._part(statement, statement.measures), self._lines(statement)
        said = updates_of([part], self._message, self._happenings.days)
        found = [changed for update in said if (changed := corrected(update, lines))]
        if found and not self._is_clear(statement, Status.IN_PROGRESS):
            return True
        self.outcome.updates += found
        self.outcome.rules += ["correction"] * len(found)
        return bool(found)

    def _promises(self, statement: Statement) -> bool:
        """Whether the statement only promises; a day named for handing in is kept."""
        if Intent.CORRECTION in statement.intents:
            return False
        until = promise_in(self._message.text, statement, lambda: self._coming, self._context.said_on)
        if until:
            self.outcome.promises.append(Promise(tuple(found.ref for found in statement.measures), until))
            self.outcome.rules.append("promise")
        return until is not None

    def _doubt(self, statement: Statement, status: Status) -> Why | None:
        for begin, doubt in self._happenings.doubts:
            if any(first <= begin < last for first, last in statement.spans):
                if doubt is Doubt.IMPOSSIBLE:
                    return Why.IMPOSSIBLE_DATE
                if status is Status.DONE:
                    return Why.FUTURE_DATE
        return None

    def _is_bare_command(self, statement: Statement) -> bool:
        return self._context.addressed and not statement.left_out and statement.named

    def _update(self, statement: Statement, measures: Sequence[Measure]) -> Update | None:
        if not measures:
            return None
        part = self._part(statement, tuple(measures))
        nothing = Update(measures[0], statement.field, "", None, None, (), statement.division)
        update, *_ = [*updates_of([part], self._message, self._happenings.days), nothing]
        return update._replace(status=self.status(statement) or (Status.DONE if update.dates else None))

    def _part(self, statement: Statement, measures: tuple[Measure, ...]) -> Part:
        return Part(measures, statement.field, statement.said, statement.division, list(statement.spans))
