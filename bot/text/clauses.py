"""Cutting a line of talk into clauses, because each clause has a fate of its own.

"ข้อ 3 เสร็จแล้วค่ะ ต้องส่งรูปไหมคะ" reports and asks. Rules: thai-language.md, section 8, step 6.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from bot.text.divisions import Divisions
from bot.text.intents import Hit, Intent, Place, Reach, hits_in
from bot.text.lexicon import Saying, lexicon
from bot.text.mentions import mentions_in
from bot.text.message import Message, Span
from bot.text.particles import particle_spans
from bot.text.references import Kind, Named
from bot.text.resolving import Resolver
from bot.text.splitting import refers
from bot.text.status import sayings

_SIGNS = re.compile(r"[?!]+|\.{2,}|…+|[❗❓‼⁉]+")
_PARTED = re.compile(r"(?<= )(?:[/|;•] |- )")
_BULLETS = re.compile(r"[^ก-๎A-Za-z0-9(\[]*(?:[0-9]{1,2}(?:[.)] ?(?=ข้อ|ขอ้|มาตรการ|ม\.)|(?:\)|\. ) ?(?=[0-9])))?")
_TAG = re.compile(
    r"[ ,]*(?:ใช่|จริง|ถูก(?:ต้อง)?|หรือ|รึ|ไหม|มั้ย|เหรอ|หรอ|ป่าว|ปะ|ได้|พอ|ดี|โอเค|ok|นะ|ยัง|เปล่า|ไม)"
)
_REASON = re.compile(r" ?(?:เพราะ|เนื่องจาก|จะได้|เพื่อ)")
_WONDERS = re.compile(r"ไม่(?:ค่อย)?แน่ใจ|ไม่ชัวร์|ไม่รู้|จำไม่")
_PERCENT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})? ?%")
_LETTER = re.compile(r"[ก-๎A-Za-z0-9]")
_FINAL = frozenset({Saying.DONE, Saying.IN_PROGRESS, Saying.NOT_STARTED, Saying.NOT_APPLICABLE, Saying.NOT_DONE})


class Clause(NamedTuple):
    """One clause of the matching copy; `named` are the measures it names first, side by side.

    `intents` is what it is about besides a report; `is_for_message` when one of them holds for all that
    follows too.
    """

    begin: int
    stop: int
    named: tuple[Named, ...]
    intents: frozenset[Intent]
    is_for_message: bool

    @property
    def muted(self) -> bool:
        return any(intent.mutes for intent in self.intents)


class Line:
    """One line of a message with everything its clauses are cut by."""

    def __init__(
        self, message: Message, span: Span, resolver: Resolver, divisions: Divisions, *, is_to_us: bool
    ) -> None:
        self._message = message
        self._begin, self._stop = span
        text = message.text[slice(*span)]
        self.sayings = [
            (saying, self._begin + begin, self._begin + stop)
            for saying, begin, stop in sayings(text)
            if saying is not Saying.NOTHING
        ]
        if "%" in text:
            figures = _PERCENT.finditer(message.text, *span)
            self.sayings = sorted(
                [*self.sayings, *((Saying.IN_PROGRESS, *found.span()) for found in figures)], key=lambda said: said[1]
            )
        self._said_at = [begin for _, begin, _ in self.sayings]
        self._sentences = self._sentence_ends()
        ends = frozenset([*self._sentences, *(stop for _, _, stop in self.sayings)])
        spaced = {end + 1 for end in ends} | ends
        speaker = divisions.at(message.text, self._start, self._stop)
        if speaker:
            spaced |= {speaker.end, speaker.end + 1}
        openings = frozenset(spaced)
        self.mentions = mentions_in(
            message, span, resolver, openings, frozenset(begin for _, begin, _ in self.sayings), is_to_us=is_to_us
        )
        self._hits = [hit for hit in hits_in(message.plain, *span) if hit.row.intent is not Intent.NOTHING]
        self._hits_at = [hit.begin for hit in self._hits]
        self._reaching_by_sentence: dict[int, list[Hit]] = {}
        for hit in self._hits:
            if hit.row.reach is not Reach.CLAUSE:
                in_sentence = self._reaching_by_sentence.setdefault(self._sentence_of(hit.begin), [])
                if all(other.row is not hit.row for other in in_sentence):
                    in_sentence.append(hit)

    @property
    def _start(self) -> int:
        bullets = _BULLETS.match(self._message.text, self._begin, self._stop)
        return bullets.end() if bullets else self._begin

    def _sentence_ends(self) -> list[int]:
        ends = [stop for _, stop in particle_spans(self._message.text, self._begin, self._stop)]
        ends += [found.end() for found in _SIGNS.finditer(self._message.plain, self._begin, self._stop)]
        return sorted(end for end in ends if end < self._stop)

    def has_status(self, begin: int, stop: int) -> bool:
        """Whether a status that stands for itself is said between two places."""
        first = bisect_left(self._said_at, begin)
        return any(saying in _FINAL and end <= stop for saying, _, end in self.sayings[first:] if end <= stop)

    def clauses(self) -> list[Clause]:
        """The clauses of the line in order."""
        cuts = sorted({self._begin, *self._sentences, *self._cue_starts(), *self._question_starts()})
        cuts = sorted({*cuts, *self._mention_starts(cuts)})
        found: list[Clause] = []
        for begin, stop in zip(cuts, [*cuts[1:], self._stop], strict=True):
            if _LETTER.search(self._message.text, begin, stop) or "?" in self._message.text[begin:stop]:
                found.append(self._clause(begin, stop))
        return self._with_tags(found)

    def _cue_starts(self) -> list[int]:
        cues = [hit.begin for hit in self._hits if hit.row.place is Place.START]
        contrasts = [
            found.start() for found in _contrast().finditer(self._message.text, self._begin, self._stop)
        ]
        parted = [found.start() for found in _PARTED.finditer(self._message.text, self._begin, self._stop)]
        return [*cues, *contrasts, *parted]

    def _question_starts(self) -> list[int]:
        """Where a question follows a finished status after a space: "เสร็จแล้ว ต้องส่งที่ไหนคะ"."""
        text, starts = self._message.text, []
        for hit in self._hits:
            if hit.row.intent is not Intent.QUESTION or hit.row.place is not Place.ANY:
                continue
            status = next(
                (stop for _, _, stop in reversed(self.sayings[: bisect_right(self._said_at, hit.begin)])), None
            )
            if status is None or status >= hit.begin or text[status : status + 1] != " ":
                continue
            if not _TAG.match(text, status, self._stop):
                starts.append(status + 1)
        return starts

    def _mention_starts(self, cuts: list[int]) -> list[int]:
        starts: list[int] = []
        behind = self._begin
        for number, named in enumerate(self.mentions):
            following = self.mentions[number + 1].start if number + 1 < len(self.mentions) else self._stop
            last_cut = max(cuts[bisect_right(cuts, named.start) - 1], starts[-1] if starts else self._begin)
            if self._is_cut(max(behind, last_cut), last_cut, named, following):
                starts.append(named.start)
            behind = named.end
        return starts

    def _is_cut(self, behind: int, cut: int, named: Named, following: int) -> bool:
        """Whether the measure named begins a clause, and what stands before it is another."""
        text = self._message.text
        before = text[cut : named.start]
        if not _LETTER.search(before) or refers(text, cut, named.start):
            return False
        says_before = self.has_status(behind, named.start)
        says_behind = self.has_status(named.end, following)
        if named.kind is Kind.WORD and behind > cut:
            is_parted = text[named.start - 1] in " ,;/"
            return says_before or (is_parted and bool(_LETTER.search(text, behind, named.start)))
        return says_before and says_behind and (behind > cut or text[named.start - 1] in " ,;/")

    def _clause(self, begin: int, stop: int) -> Clause:
        named = self._named_first(begin, stop)
        start = begin + len(self._message.text[begin:stop]) - len(self._message.text[begin:stop].lstrip())
        intents: set[Intent] = set()
        is_for_message = False
        first = bisect_left(self._hits_at, begin)
        own = self._hits[first : bisect_left(self._hits_at, stop)]
        for hit in (*self._reaching(self._sentence_of(start), begin), *own):
            if self._counts(hit, stop):
                intents.add(hit.row.intent)
                is_for_message = is_for_message or hit.row.reach is Reach.MESSAGE
        if self._message.text[begin:stop].rstrip(' "”)').endswith("?"):
            intents.add(Intent.QUESTION)
        wonders = _WONDERS.search(self._message.text, begin, stop)
        if wonders and not any(
            hit.row.intent is Intent.QUESTION and hit.begin < wonders.start() for hit in own
        ):
            intents.discard(Intent.QUESTION)  # "ไม่แน่ใจว่าเสร็จหรือเปล่า" doubts, it does not ask
        return Clause(begin, stop, named, frozenset(intents), is_for_message)

    def _named_first(self, begin: int, stop: int) -> tuple[Named, ...]:
        """The first measures named in a clause, as far as nothing parts them from each other."""
        named: list[Named] = []
        for one in self.mentions:
            if begin <= one.start < stop:
                if named and self._message.text[named[-1].end : one.start].strip(" ,/"):
                    break
                named.append(one)
        return tuple(named)

    def _reaching(self, sentence: int, begin: int) -> list[Hit]:
        """What was said earlier in a sentence and holds for the rest of it."""
        return [hit for hit in self._reaching_by_sentence.get(sentence, ()) if hit.begin < begin]

    def _counts(self, hit: Hit, stop: int) -> bool:
        if hit.row.place is Place.FIRST:
            return hit.begin == self._start
        if hit.row.place is Place.END:
            return not _LETTER.search(_ENDING.sub("", self._message.text[hit.stop : stop]))
        return True

    def _sentence_of(self, place: int) -> int:
        return bisect_right(self._sentences, place)

    def _with_tags(self, clauses: list[Clause]) -> list[Clause]:
        """A clause that is nothing but "ใช่ไหมคะ" makes a question of the one before it.

        One that gives a reason ("เพราะยังไม่ครบ") is about what the one before it is about.
        """
        found: list[Clause] = []
        for clause in clauses:
            if found and found[-1].muted and _REASON.match(self._message.text, clause.begin, clause.stop):
                clause = clause._replace(intents=clause.intents | found[-1].intents)  # noqa: PLW2901
            text = self._message.text[clause.begin : clause.stop]
            if found and Intent.QUESTION in clause.intents and not clause.named and _TAG.match(text):
                found[-1] = found[-1]._replace(intents=found[-1].intents | {Intent.QUESTION})
            found.append(clause)
        return found


_ENDING = re.compile(r"(?:นะ|น่ะ)?(?:คะ|ค่ะ|ครับ|คับ|จ๊ะ|จ้ะ|จ้า)|[ ?!.]")


@cache
def _contrast() -> re.Pattern[str]:
    words = "|".join(lexicon().contrasts.words)
    return re.compile(rf"(?:(?<= )|(?<=ค่ะ)|(?<=ครับ))(?:{words})")


def behind_contrast(text: str, start: int, end: int) -> int:
    """Behind the bullets, list numbers and words of contrast a clause begins with."""
    bullets = _BULLETS.match(text, start, end)
    position = bullets.end() if bullets else start
    word = _contrast_word().match(text, position, end)
    return word.end() if word else position


def begins_with_contrast(text: str, start: int, end: int) -> bool:
    """Whether a clause begins with a word of contrast."""
    bullets = _BULLETS.match(text, start, end)
    word = _contrast().match(text, bullets.end() if bullets else start, end)
    return word is not None


@cache
def _contrast_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(lexicon().contrasts.words)}|และ|ก็|แล้วก็|แล้ว(?=ข้อ|มาตรการ|ม\.|[0-9]))?[ :]*")
