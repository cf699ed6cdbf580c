"""Talk that names no measure: what it may be about, by a quote, an open question, or words of a title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.status import Status
from bot.text.clauses import Clause
from bot.text.contrasts import begins_with_contrast
from bot.text.divisions import Divisions
from bot.text.intents import Intent
from bot.text.message import Message, Span
from bot.text.outcomes import Judge
from bot.text.particles import particle_spans
from bot.text.patterns import lazily
from bot.text.statements import Statement
from bot.text.status import judged, sayings
from bot.text.titles import Match, matches, rivals
from bot.text.topics import Worded, topic_of
from bot.text.verdicts import Context, Why

if TYPE_CHECKING:
    from bot.domain.plan import Measure

_EVERY = lazily(r"ทั้งหมด|ทุกข้อ|ทุกมาตรการ|ทั้ง ?(?:สอง|สาม|สี่|ห้า|[2-9]) ?(?:ข้อ|มาตรการ)")
_MARKED = lazily(r"(?:มาตรการ(?:เรื่อง|การ|ด้าน)?|เรื่อง|ในส่วนของ|งานด้าน) ?(?:ที่)?(?:เกี่ยวกับ)?(?:เรื่อง)?")
_IDLE = lazily(r"(?:ตอนนี้|ขณะนี้|วันนี้|ล่าสุด|อะ|อ่ะ|น่ะ|จัดทำ|ทำ|ดำเนินการ|ดำเนินงาน|ได้|ไป|นั้น|นี้|ก็|อยู่|ของเรา|เรา|ปี)+$")
_IDLE_BEFORE = lazily(r"^(?:ก็|ได้|ทำ(?!ความ)|เรา)+")
_OF_PLAN = lazily(r"มาตรการ(?!ประหยัด|จราจร|ป้องกันโรค|ควบคุมโรค|โควิด)|แผน(?:ป้องกัน|ปฏิบัติการป้องกัน)|ITA|ita")
_LETTERS = lazily(r"[ก-๎A-Za-z]{3}")
_CHUNK = lazily(r"[^\s|,:;()\"“”]+")
_MEETS = lazily(r"ประชุม|กรรมการ|คณะทำงาน")  # every office meets about much else
_MOST_GROUPS = 12
_MOST_QUERIES = 4
_FIT = 0.62
_COVER = 0.35
_LEAST_OF_TITLE = 0.25
_MOST_OF_TITLE = 0.55
_LIKELY = 0.5
_SURE = 0.9
_OFFERED = 4
_LEFT_OVER = 3  # letters that say something else
_PIECE = 6
_TOPIC = 12
_LONG_PIECE = 12


class Loose:
    """Finds the measures for what names none."""

    def __init__(self, message: Message, context: Context, divisions: Divisions, judge: Judge) -> None:
        self._message = message
        self._context = context
        self._divisions = divisions
        self._judge = judge
        self._mine = [measure for measure in context.plan.measures() if self._is_mine(measure)]

    def decide(self, loose: Statement) -> None:
        """Add what the talk comes to."""
        refs = self._context.quoted or self._context.asked_about
        known = [found for ref in refs if (found := self._context.plan.by_ref(ref))]
        self._note_division(loose)
        if known:
            self._about_known(loose, known)
            return
        decided = [self._by_title(group) for group in self._groups(loose)[:_MOST_GROUPS]]
        if not any(decided) and not loose.is_muted:
            self._bare(loose)

    def _about_known(self, loose: Statement, known: Sequence[Measure]) -> None:
        rule = "quote" if self._context.quoted else "open question"
        if len(known) > 1 and not self._names_every(loose):
            decided = [self._by_title(group, known) for group in self._groups(loose)]
            if any(decided):
                return
            if self._judge.status(loose):
                self._judge.ask(loose, Why.BARE_DONE, [measure.ref for measure in known], "")
                return
        loose.measures, loose.at_head = tuple(known), len(known) == 1
        self._judge.decide(loose, rule)

    def _names_every(self, loose: Statement) -> bool:
        return any(_EVERY.search(self._message.text, *span) for span in loose.spans)

    def _groups(self, loose: Statement) -> list[Statement]:
        """The clauses that go together: those of a line, up to a word of contrast."""
        groups: list[Statement] = []
        last: Clause | None = None
        for clause in loose.kept:
            parted = last is None or "\n" in self._message.text[last.stop : clause.begin]
            if parted or begins_with_contrast(self._message.text, clause.begin, clause.stop):
                groups.append(Statement())
            groups[-1].add(self._message.text, clause.begin, clause.stop)
            groups[-1].intents |= clause.intents
            last = clause
        for group in groups:
            group.left_out = loose.left_out
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
        queries, is_marked = self._queries(group.spans[0])
        candidates = self._mine if among is None else list(among)
        if not queries or not candidates:
            return False
        found = [match for match in matches(queries, candidates) if match.fit > 0]
        if found and found[0].fit >= (_LIKELY if is_marked else _FIT):
            group.said = queries[0]
            if self._weigh(group, found, is_marked=is_marked or among is not None):
                return True
        return self._by_topic(group, candidates) or self._by_step(group, candidates)

    def _by_step(self, group: Statement, candidates: Sequence[Measure]) -> bool:
        """Whether all that is said is a step of one measure and of no other: "ป้ายงดรับของขวัญติดแล้ว"."""
        worded: list[Worded] = [(" ".join((found.title, *found.steps)), ()) for found in candidates]
        topic = topic_of(self._first_sentence(group.spans[0]), worded)
        if topic is None or topic.left > _LEFT_OVER or topic.longest < _LONG_PIECE:
            return False
        is_sure = topic.longest - topic.rival_piece >= _PIECE and self._judge.status(group) is Status.DONE
        if not is_sure or _MEETS.search(self._message.text, *group.spans[0]):
            return False
        group.measures = (candidates[topic.place],)
        self._judge.decide(group, "topic")
        return True

    def _by_topic(self, group: Statement, candidates: Sequence[Measure]) -> bool:
        """Whether all that is said is one title in other words; a single piece of it is asked about."""
        text = self._first_sentence(group.spans[0])
        topic = topic_of(text, [(found.title, found.steps) for found in candidates])
        if topic is None or topic.left > _LEFT_OVER or topic.longest < _PIECE:
            return False
        is_clear = (topic.own - topic.rival >= _PIECE and topic.own >= 1.5 * topic.rival) or (
            topic.longest >= _LONG_PIECE and topic.longest - topic.rival_piece >= 4
        )
        has_more = topic.own - topic.longest >= 4 or topic.beside >= 4 or topic.own >= topic.length / 2
        measure = candidates[topic.place]
        group.said = group.said or measure.title
        if is_clear and has_more and topic.own >= _TOPIC:
            group.measures = (measure,)
            self._judge.decide(group, "topic")
            return True
        if is_clear and topic.longest >= _LONG_PIECE:
            self._judge.ask(group, Why.AMBIGUOUS, [measure.ref], group.said)
            return True
        return False

    def _first_sentence(self, span: Span) -> str:
        """The first sentence, with status words, particles and divisions blanked."""
        text, begin = self._message.numbers[slice(*span)], span[0]
        polite = [(first - begin, last - begin) for first, last in particle_spans(self._message.text, *span)]
        said = [(first, last) for _, first, last in sayings(self._message.text[slice(*span)])]
        status = min((first for first, _ in said), default=len(text))
        end = min((last for _, last in polite if last > status), default=len(text))
        for first, last in (*said, *polite, *self._divisions.spans(text, 0, len(text))):
            text = text[:first] + "|" * (last - first) + text[last:]
        return text[:end]

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

    def _queries(self, span: Span) -> tuple[list[str], bool]:
        """What may be words of a title, in growing pieces, and whether a word announces a title."""
        text = self._message.numbers[slice(*span)]
        offset = span[0]
        cuts = [(begin, stop) for _, begin, stop in sayings(text)]
        cuts += [(b - offset, s - offset) for b, s in particle_spans(self._message.text, *span)]
        first_status = min((begin for begin, _ in cuts), default=len(text))
        cuts += self._divisions.spans(text, 0, len(text))
        for begin, stop in sorted(cuts, reverse=True):
            text = text[:begin] + "|" * (stop - begin) + text[stop:]
        if _LETTERS.search(text[:first_status]):
            text = text[:first_status]
        start = 0
        marked = _MARKED.search(text, start, start + 24)
        chunks = _CHUNK.findall(text, marked.end() if marked else start)[:_MOST_QUERIES]
        pieces = ["".join(chunks[: count + 1]) for count in range(len(chunks))]
        queries = [_IDLE.sub("", _IDLE_BEFORE.sub("", piece)) for piece in pieces]
        return list(dict.fromkeys(filter(None, queries))), marked is not None

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

    def _is_mine(self, measure: Measure) -> bool:
        return measure.responsible.is_any_of(self._context.speaks_for)
