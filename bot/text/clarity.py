"""Whether a message is clear as a whole: nothing in it is left unexplained, and no measure left over.

Of a message of which one part is unclear nothing is recorded: what is not understood may belong to what is.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.entry import EntryField
from bot.domain.status import Status
from bot.text.clauses import Clause
from bot.text.core import NOT_MEANT, core_of, sentence_of, without_another_day
from bot.text.cover import Cover
from bot.text.explaining import is_harmless, may_be_asked_about
from bot.text.intents import Intent
from bot.text.lexicon import Saying
from bot.text.message import Message, Span
from bot.text.particles import ends_with_particle
from bot.text.patterns import lazily
from bot.text.references import Kind
from bot.text.statements import Statement
from bot.text.status import explicit_status, judged, sayings
from bot.text.titles import relates

_SAYS_NO_REPORT = frozenset(
    {Intent.QUESTION, Intent.REQUEST, Intent.HYPOTHETICAL, Intent.PROMISE, Intent.TEMPLATE}
)
_BEYOND_DOUBT = frozenset({None, Kind.WORD, Kind.CODE})  # None: dotted; a bare 5 or ม.5 is much else
_ONLY_DOUBTED = frozenset({"exception", "undone", "which day", "everyday work"})
_SAID_AS_WELL = frozenset({"not needed"})  # "ไม่ต้องทำแล้ว ยกเลิกค่ะ"
_STILL_TO_DO = frozenset({Status.IN_PROGRESS, Status.NOT_STARTED})
_FEW = 8  # letters that may stay unexplained beside words of one title
_SPARE = 14  # letters that may stay unexplained in what is only asked about
_LONGEST = 2_000  # letters about some measures: more was copied from somewhere
_ASKS = frozenset({Intent.QUESTION, Intent.REQUEST})
_ABOUT_THE_PLAN = frozenset({Intent.FORM, Intent.AGENCY})
_FIGURE = lazily(r"[0-9]")
_MENDS = lazily(r"ขอแก้|ขอเปลี่ยน|ที่ถูก(?:ต้อง)?(?:คือ|เป็น| ?[0-9])|ผิด(?<!คำผิด)(?!ชอบ|พลาด|กฎ|ระเบียบ|วินัย|ปกติ)")


# What turns the sentence before it round, or takes it for no report.
_TELLS_NOTHING = lazily(rf"{NOT_MEANT}|เล่น")


class Clarity:
    """Judges the statements of one message; `beside` are clauses that belong to all of them."""

    def __init__(self, message: Message, cover: Cover) -> None:
        self._message = message
        self._cover = cover
        self.beside: Sequence[Clause] = ()
        self._clear: Statement | None = None  # found to be explained just now
        self._vague: tuple[Statement, Status | None] | None = None  # found not to be

    def is_likely(self, statement: Statement, status: Status | None) -> bool:
        """Whether a statement so plainly reports that it is asked about, though a few words are unclear."""
        if status is None or not statement.at_head or _behind_head(statement) is None:
            return False
        return self.is_explained(statement, status, _SPARE, is_asked=True)

    def may_report(self, statement: Statement, status: Status | None) -> bool:
        """Whether a statement of an unclear message names its measure, and nothing turns it round."""
        if statement.kind not in _BEYOND_DOUBT:
            return False
        cover = self._cover
        spans, named = self._stretches(statement)
        is_open = status is not Status.DONE
        if cover.sounds_strange(spans, statement.measures, named, is_open=is_open, but=_ONLY_DOUBTED):
            return False
        left = cover.left_over(spans, statement.measures, named, is_open=is_open)
        return all(may_be_asked_about(one) and not cover.names_a_division(one) for one in left)

    def is_explained(
        self, statement: Statement, status: Status | None, spare: int = 0, *, is_asked: bool = False
    ) -> bool:
        """Whether every word said about the measures, and beside them, has its part in a report.

        `spare` letters may be left unexplained; with `is_asked` they may not be those of talk that reports
        nothing, and words that only except something or doubt its day may stand beside them.
        """
        if statement.field is not EntryField.RESULTS or statement is self._clear:
            return True
        if self._vague == (statement, status) and not (spare or is_asked):
            return False
        spans, named = self._stretches(statement)
        cover = self._cover
        if (
            sum(stop - begin for begin, stop in spans) > _LONGEST
            or cover.names_another(spans, named)
            or cover.speaks_for_two(spans)
            or self._says_otherwise(statement, status)
        ):
            return False
        is_open = status not in {None, Status.DONE}
        but = _SAID_AS_WELL if status is Status.NOT_APPLICABLE else frozenset()
        but |= _ONLY_DOUBTED if is_asked else frozenset()
        if cover.says_only_titles(spans, statement.measures) or cover.sounds_strange(
            spans, statement.measures, named, is_open=is_open, but=but
        ):
            return False
        head = _behind_head(statement) if status else None
        if head is not None and status in _STILL_TO_DO and self._says_it_at_once(statement, status, head):
            spans = [span for span in spans if span[0] <= statement.kept[0].begin]
        left = cover.left_over(spans, statement.measures, named, is_open=is_open, free_from=head)
        if is_asked and not all(may_be_asked_about(one) and not cover.names_a_division(one) for one in left):
            return False
        if head is None and not statement.named and status and self._says_one_thing(spans):
            spare = max(spare, _FEW if self._is_harmless(left) else 0)
        return sum(map(len, left)) <= spare

    def _says_one_thing(self, spans: Sequence[Span]) -> bool:
        """Whether all that is said of how far the work is says the same."""
        said = {saying for text in self._texts(spans) for saying, _, _ in sayings(text)}
        return len(said - {Saying.NOTHING}) == 1

    def _is_harmless(self, left: Sequence[str]) -> bool:
        return all(is_harmless(one) and not self._cover.names_a_division(one) for one in left)

    def _says_it_at_once(self, statement: Statement, status: Status | None, head: int) -> bool:
        """Whether the sentence that names the measure says the whole status; what follows explains."""
        text, first = self._message.text, statement.kept[0]
        if len(statement.kept) < 2 or not ends_with_particle(text, first.begin, first.stop):
            return False
        follows = text[first.stop : statement.kept[-1].stop]
        return explicit_status([text[head : first.stop]]) is status and not _TELLS_NOTHING.search(follows)

    def core(self, statement: Statement, status: Status | None) -> Statement:
        """The statement, or the sentence of it that reports by itself where the rest is not explained."""
        if status is None or statement.kind not in _BEYOND_DOUBT or statement.problem:
            return statement
        if self.is_explained(statement, status):
            self._clear = without_another_day(self._message, statement) if statement.named else statement
            return self._clear
        if statement.named:
            titles = self._cover.own_letters(statement.measures)
            core = core_of(self._message, statement, status, self.beside, titles)
        else:
            core = sentence_of(self._message, statement, status)
        if (
            core is None
            or self._names_division_around(statement, core)
            or not self.is_explained(core, status)
        ):
            self._vague = statement, status
            return statement
        self._clear = core
        return core

    def _says_otherwise(self, statement: Statement, status: Status | None) -> bool:
        """Whether a sentence left out for its talk about files says another status than what is kept."""
        hidden = [
            clause for clause in statement.left_out if clause.intents == {Intent.FORM} and not clause.named
        ]
        return status is not None and explicit_status(self._texts(_spans(hidden))) not in {None, status}

    def _names_division_around(self, statement: Statement, core: Statement) -> bool:
        """Whether a division is named outside the sentence that reports: it may be theirs."""
        begin, stop = core.kept[0].begin, core.kept[-1].stop
        first, last = statement.kept[0].begin, statement.kept[-1].stop
        around = self._texts([*_spans(self.beside), (first, begin), (stop, last)])
        return any(self._cover.names_a_division(text) for text in around)

    def _stretches(self, statement: Statement) -> tuple[list[Span], list[Span]]:
        """The text that belongs to a statement, and where measures are named in it."""
        clauses = [*(() if statement.is_alone else self.beside), *statement.kept]
        named = [(one.start, one.mentions[-1].end) for clause in clauses for one in clause.named]
        return _spans(clauses) or statement.spans, named

    def mends(self, statement: Statement) -> bool:
        """Whether a statement puts something right that was said before."""
        return any(_MENDS.search(self._message.text, *span) for span in _spans(statement.kept))

    def leaves_over(self, loose: Statement, statements: Sequence[Statement]) -> bool:
        """Whether beside what the measures say a status is left that no measure takes, or the other way.

        One that only says the same of the only measure is not left over.
        """
        beside = None if loose.measures else explicit_status(self._of_work(loose, statements))
        if beside and (
            len(statements) > 1 or explicit_status(self._texts(statements[0].spans)) not in {beside, None}
        ):
            return True
        return any(
            statement.measures
            and (_says_nothing(statement) or self._is_hidden(statement) or _is_of_the_plan(statement))
            for statement in statements
        )

    def _of_work(self, loose: Statement, statements: Sequence[Statement]) -> list[str]:
        """What is said before the measures of their work, or of no other: a status and nothing else."""
        measures = [measure for statement in statements for measure in statement.measures]
        texts = self._texts(_spans(loose.kept) or loose.spans)
        return [
            text
            for text in texts
            if _FIGURE.search(text) or judged(text).is_overall or any(relates(text, one) for one in measures)
        ]

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
    is_asked = bool(statement.intents & _ASKS)
    return statement.is_muted and bool(statement.intents & _ABOUT_THE_PLAN) and not is_asked


def _says_nothing(statement: Statement) -> bool:
    """Whether measures were only named; what is left out for its courtesy says nothing of them."""
    is_silent = not (statement.spans or statement.is_muted or statement.problem)
    return is_silent and not any(clause.intents & _SAYS_NO_REPORT for clause in statement.left_out)


def _spans(clauses: Sequence[Clause]) -> list[Span]:
    return [(clause.begin, clause.stop) for clause in clauses]
