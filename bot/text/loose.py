"""Talk that names no measure: what it may be about, by a quote, an open question, or words of a title."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.status import Status
from bot.text.divisions import Divisions
from bot.text.grouping import LIKELY, Groups
from bot.text.intents import Intent
from bot.text.message import Message
from bot.text.outcomes import Judge
from bot.text.patterns import lazily
from bot.text.queries import first_sentence, title_queries
from bot.text.statements import Statement
from bot.text.status import judged
from bot.text.titles import Match, matches, rivals
from bot.text.topics import Topic, topic_of, worded
from bot.text.verdicts import Context, Why

if TYPE_CHECKING:
    from bot.domain.plan import Measure

_EVERY = lazily(r"ทั้งหมด|ทุกข้อ|ทุกมาตรการ|ทั้ง ?(?:สอง|สาม|สี่|ห้า|[2-9]) ?(?:ข้อ|มาตรการ)")
_OF_PLAN = lazily(r"มาตรการ(?!ประหยัด|จราจร|ป้องกันโรค|ควบคุมโรค|โควิด)|แผน(?:ป้องกัน|ปฏิบัติการป้องกัน)|ITA|ita")
_MEETS = lazily(r"ประชุม|กรรมการ|คณะทำงาน")  # every office meets about much else
_MOST_GROUPS = 12
_FIT = 0.62
_COVER = 0.35
_LEAST_OF_TITLE = 0.25
_MOST_OF_TITLE = 0.55
_SURE = 0.9
_OFFERED = 4
_LEFT_OVER = 3  # letters that say something else
_PIECE = 6
_TOPIC = 12
_LONG_PIECE = 12
_A_NAME = 8
_LEAST_PIECE = 4
_MOST_LEFT = 24
_A_FEW = 8
_MAINLY = 20  # letters of a title that leave no doubt about it, when they are half of it


def _is_mostly_title(topic: Topic) -> bool:
    """Whether so much of one title is said that a few other letters beside it tell only how or where."""
    return topic.left <= _A_FEW and topic.own >= max(_MAINLY, topic.length / 2) and not topic.rival_piece


class Loose:
    """Finds the measures for what names none."""

    def __init__(self, message: Message, context: Context, divisions: Divisions, judge: Judge) -> None:
        self._message = message
        self._context = context
        self._divisions = divisions
        self._judge = judge

    @cached_property
    def _mine(self) -> list[Measure]:
        """The measures the chat answers for."""
        mine = self._context.speaks_for
        return [measure for measure in self._context.plan.measures() if measure.responsible.is_any_of(mine)]

    def decide(self, loose: Statement) -> None:
        """Add what the talk comes to."""
        refs = self._context.quoted or self._context.asked_about
        known = [found for ref in refs if (found := self._context.plan.by_ref(ref))]
        self._note_division(loose)
        if known:
            self._about_known(loose, known)
            return
        if not self._judge.tells(loose):
            return
        decided = [self._by_title(group) for group in self._groups(loose)[:_MOST_GROUPS]]
        if not any(decided) and not loose.is_muted:
            self._bare(loose)

    def _about_known(self, loose: Statement, known: Sequence[Measure]) -> None:
        rule = "quote" if self._context.quoted else "open question"
        if len(known) > 1 and not self._names_every(loose):
            decided = [self._by_title(group, known) for group in self._groups(loose, known)]
            if any(decided):
                return
            if self._judge.status(loose):
                self._judge.ask(loose, Why.BARE_DONE, [measure.ref for measure in known], "")
                return
        loose.measures, loose.at_head = tuple(known), len(known) == 1
        self._judge.decide(loose, rule)

    def _names_every(self, loose: Statement) -> bool:
        return any(_EVERY.search(self._message.text, *span) for span in loose.spans)

    def _groups(self, loose: Statement, among: Sequence[Measure] | None = None) -> list[Statement]:
        groups = Groups(self._message, self._divisions, self._mine).parted(loose, among)
        for group in groups:
            self._note_division(group)
        return groups

    def _note_division(self, statement: Statement) -> None:
        if not statement.spans:
            return
        begin, stop = statement.spans[0]
        actor = self._divisions.at(self._message.text, begin, stop)
        mine = frozenset(self._context.speaks_for)
        name = actor.name if actor else self._divisions.mentioned(self._message.text, begin, stop, mine)
        statement.division = name if name in mine else None
        statement.is_other_division = actor is not None and actor.name not in mine

    def _by_title(self, group: Statement, among: Sequence[Measure] | None = None) -> bool:
        """Whether the words of a title name measures for this; then it was decided."""
        if group.is_other_division or not group.spans or not self._judge.tells(group):
            return False
        queries, is_marked = title_queries(self._message, self._divisions, group.spans[0])
        candidates = self._mine if among is None else list(among)
        if not queries or not candidates:
            return False
        found = [match for match in matches(queries, candidates) if match.fit > 0]
        if found and found[0].fit >= (LIKELY if is_marked else _FIT):
            group.said = queries[0]
            if self._weigh(group, found, is_marked=is_marked or among is not None):
                return True
        sentence = first_sentence(self._message, self._divisions, group.spans[0])
        topic = topic_of(sentence, worded(candidates))
        return (
            (topic is not None and self._by_topic(group, topic, candidates))
            or self._by_step(group, sentence, candidates)
            or (topic is not None and self._by_name(group, topic, candidates))
        )

    def _by_step(self, group: Statement, sentence: str, candidates: Sequence[Measure]) -> bool:
        """Whether all that is said is a step of one measure and of no other: "ป้ายงดรับของขวัญติดแล้ว"."""
        whole = [(" ".join((found.title, *found.steps)), ()) for found in candidates]
        topic = topic_of(sentence, whole)
        if topic is None or topic.left > _LEFT_OVER or topic.longest < _LONG_PIECE:
            return False
        is_sure = topic.longest - topic.rival_piece >= _PIECE and self._judge.status(group) is Status.DONE
        if not is_sure or _MEETS.search(self._message.text, *group.spans[0]):
            return False
        group.measures = (candidates[topic.place],)
        self._judge.decide(group, "topic")
        return True

    def _by_name(self, group: Statement, topic: Topic, candidates: Sequence[Measure]) -> bool:
        """Whether one word of a single title and nothing else is asked about: "E-Service ยังไม่เสร็จ"."""
        if topic.longest < _A_NAME or topic.rival_piece or topic.left:
            return False
        if _MEETS.search(self._message.text, *group.spans[0]):
            return False
        measure = candidates[topic.place]
        self._judge.ask(group, Why.AMBIGUOUS, [measure.ref], group.said or measure.title)
        return True

    def _by_topic(self, group: Statement, topic: Topic, candidates: Sequence[Measure]) -> bool:
        """Whether all that is said is one title in other words; a single piece of it is asked about."""
        if topic.longest < _PIECE:
            return False
        if topic.left > _LEFT_OVER and not _is_mostly_title(topic):
            return self._decides_at_length(group, topic, candidates)
        is_clear = (topic.own - topic.rival >= _PIECE and topic.own >= 1.5 * topic.rival) or (
            topic.longest >= _LONG_PIECE and topic.longest - topic.rival_piece >= 4
        )
        has_more = topic.own - topic.longest >= 4 or topic.beside >= 4 or topic.own >= topic.length / 2
        measure = candidates[topic.place]
        group.said = group.said or measure.title
        is_whole = topic.own + topic.beside > _LONG_PIECE and not topic.rival and not topic.left
        if is_clear and has_more and (topic.own >= _TOPIC or is_whole):
            group.measures = (measure,)
            self._judge.decide(group, "topic")
            return True
        is_pieced = topic.own - topic.longest >= _LEAST_PIECE and not topic.rival_piece
        if is_clear and (topic.longest >= _LONG_PIECE or is_pieced):
            self._judge.ask(group, Why.AMBIGUOUS, [measure.ref], group.said)
            return True
        return False

    def _decides_at_length(self, group: Statement, topic: Topic, candidates: Sequence[Measure]) -> bool:
        """Whether a long piece of one title, beside words of something else, is reported."""
        is_plain = topic.longest >= _LONG_PIECE and topic.longest - topic.rival_piece >= _PIECE
        status = self._judge.status(group)
        if not is_plain or topic.left > _MOST_LEFT or status is None or group.is_muted:
            return False
        group.measures = (candidates[topic.place],)
        if not self._judge.may_report(group):
            return False
        group.said = group.said or group.measures[0].title
        self._judge.decide(group, "topic")
        return True

    def _weigh(self, group: Statement, found: list[Match], *, is_marked: bool) -> bool:
        close = rivals(found, group.said)
        best = found[0]
        is_clear = (
            best.fit >= _FIT
            if is_marked
            else (best.whole_fit >= _FIT and best.whole_cover >= _COVER)
            or (best.fit >= _FIT and best.cover >= _MOST_OF_TITLE)
        )
        if len(close) == 1 and is_clear:
            group.measures = (best.measure,)
            self._judge.decide(group, "title")
            return True
        is_likely = is_marked or (
            best.fit >= _SURE and best.whole_fit >= _FIT and (len(close) > 1 or best.cover >= _LEAST_OF_TITLE)
        )
        if is_likely and len(close) <= _OFFERED:
            self._judge.ask(group, Why.AMBIGUOUS, [match.measure.ref for match in close], group.said)
            return True
        return False

    def _bare(self, loose: Statement) -> None:
        """Something finished, said to us or as a division's measures, but not which."""
        if not loose.spans or loose.is_other_division or self._judge.status(loose) is None:
            return
        lines = [self._message.text[slice(*span)] for span in loose.spans]
        of_plan = any(_OF_PLAN.search(line) for line in lines)
        overall = all(judged(line).is_overall for line in self._without_division(lines))
        is_division = loose.division is not None and (of_plan or overall)
        is_courteous = any(Intent.COURTESY in clause.intents for clause in loose.left_out)
        if (self._context.addressed and (overall or not is_courteous)) or is_division:
            self._judge.ask(loose, Why.BARE_DONE, [measure.ref for measure in self._mine], "")

    def _without_division(self, lines: list[str]) -> list[str]:
        found = [(self._divisions.at(line, 0, len(line)), line) for line in lines]
        return [line[division.end :] if division else line for division, line in found]
