"""Whether a message is clear as a whole: nothing in it is left unexplained, and no measure left over.

Of a message of which one part is unclear nothing is recorded: what is not understood may belong to what is.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.entry import EntryField
from bot.domain.status import Status
from bot.text.clauses import Clause
from bot.text.cover import Cover
from bot.text.intents import Intent
from bot.text.message import Message, Span
from bot.text.patterns import lazily
from bot.text.references import Kind
from bot.text.statements import Statement
from bot.text.status import explicit_status

_SAYS_NO_REPORT = frozenset(
    {Intent.QUESTION, Intent.REQUEST, Intent.HYPOTHETICAL, Intent.PROMISE, Intent.TEMPLATE}
)
_BEYOND_DOUBT = frozenset({None, Kind.WORD, Kind.CODE})  # None: dotted; a bare 5 or ม.5 is much else
_LONGEST = 2_000  # letters about some measures: more was copied from somewhere
_ABOUT_THE_PLAN = frozenset({Intent.FORM, Intent.AGENCY})
_MENDS = lazily(r"ขอแก้|ขอเปลี่ยน|ที่ถูก(?:ต้อง)?(?:คือ|เป็น| ?[0-9])|(?<!คำ)ผิด(?!ชอบ|พลาด|กฎ|ระเบียบ|วินัย|ปกติ)")


class Clarity:
    """Judges the statements of one message; `beside` are clauses that belong to all of them."""

    def __init__(self, message: Message, cover: Cover) -> None:
        self._message = message
        self._cover = cover
        self.beside: Sequence[Clause] = ()

    def is_explained(self, statement: Statement, status: Status | None, spare: int = 0) -> bool:
        """Whether every word said about the measures, and beside them, has its part in a report.

        `spare` letters may be left unexplained.
        """
        if statement.field is not EntryField.RESULTS:
            return True
        clauses = [*self.beside, *statement.kept]
        spans = [(clause.begin, clause.stop) for clause in clauses] or statement.spans
        named = [(one.start, one.mentions[-1].end) for clause in clauses for one in clause.named]
        if sum(stop - begin for begin, stop in spans) > _LONGEST:
            return False
        if self._cover.names_another(spans, named) or self._cover.speaks_for_two(spans):
            return False
        is_open = status not in {None, Status.DONE}
        if self._cover.says_only_titles(spans, statement.measures):
            return False
        if self._cover.sounds_strange(spans, statement.measures, named, is_open=is_open):
            return False
        head = _behind_head(statement) if status else None
        left = self._cover.left_over(spans, statement.measures, named, is_open=is_open, free_from=head)
        return sum(map(len, left)) <= spare

    def mends(self, statement: Statement) -> bool:
        """Whether a statement puts something right that was said before."""
        return any(_MENDS.search(self._message.text, *span) for span in _spans(statement.kept))

    def leaves_over(self, loose: Statement, statements: Sequence[Statement]) -> bool:
        """Whether beside what the measures say a status is left that no measure takes, or the other way.

        One that only says the same of the only measure is not left over.
        """
        beside = explicit_status(self._texts(loose.spans)) if not loose.measures else None
        if beside and (
            len(statements) > 1 or explicit_status(self._texts(statements[0].spans)) not in {beside, None}
        ):
            return True
        return any(
            statement.measures
            and (_says_nothing(statement) or self._is_hidden(statement) or _is_of_the_plan(statement))
            for statement in statements
        )

    def _is_hidden(self, statement: Statement) -> bool:
        """Whether a statement left out for its courtesy or its form says how far the work is."""
        if not statement.is_muted or statement.intents & _SAYS_NO_REPORT:
            return False
        return explicit_status(self._texts(_spans(statement.left_out))) is not None

    def _texts(self, spans: Sequence[Span]) -> list[str]:
        return [self._message.text[slice(*span)] for span in spans]


def _behind_head(statement: Statement) -> int | None:
    """Behind the measure a statement names beyond doubt, where words nobody reviewed may follow."""
    if statement.at_head and not statement.named and statement.kept:
        return statement.kept[0].begin
    if not statement.named or statement.kind not in _BEYOND_DOUBT or not statement.kept:
        return None
    named = statement.kept[0].named
    return named[-1].mentions[-1].end if named else None


def _is_of_the_plan(statement: Statement) -> bool:
    """Whether a measure is named to speak about the plan, the form or other offices."""
    return statement.is_muted and bool(statement.intents & _ABOUT_THE_PLAN)


def _says_nothing(statement: Statement) -> bool:
    """Whether measures were only named; what is left out for its courtesy says nothing of them."""
    is_silent = not (statement.spans or statement.is_muted or statement.problem)
    return is_silent and not any(clause.intents & _SAYS_NO_REPORT for clause in statement.left_out)


def _spans(clauses: Sequence[Clause]) -> list[Span]:
    return [(clause.begin, clause.stop) for clause in clauses]
