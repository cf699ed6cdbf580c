"""Cutting a line of talk into clauses, because each clause has a fate of its own.

"ข้อ 3 เสร็จแล้วค่ะ ต้องส่งรูปไหมคะ" reports and asks. Rules: thai-language.md, section 8, step 6.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from bot.text.contrasts import behind_bullets, contrast_starts
from bot.text.cues import Cues
from bot.text.divisions import Divisions
from bot.text.intents import MUTING, Intent, Place
from bot.text.lexicon import Saying
from bot.text.mentions import is_only_one, mentions_in
from bot.text.message import Message, Span
from bot.text.patterns import lazily
from bot.text.references import Kind, Named
from bot.text.resolving import Resolver
from bot.text.splitting import refers
from bot.text.status import sayings

_MOST_CLAUSES = 80
_PARTED = lazily(r" [/|;•-](?= )")
_TAG = lazily(r"[ ,]*(?:ใช่|จริง|ถูก(?:ต้อง)?|หรือ|รึ|ไหม|มั้ย|เหรอ|หรอ|ป่าว|ปะ|ได้|พอ|ดี|โอเค|ok|นะ|ยัง|เปล่า|ไม)")
# "… ใช่ไหม" and "… หรือยัง" ask about all that was said, "… ต้องส่งที่ไหน" about something else.
_WHETHER = lazily(r"หรือ|รึ|เหรอ|หรอ|ใช่|จริง|ยัง|แน่|ชัวร์|แล้วยัง|[ก-๎]{2,9}ยัง(?![ก-๎])")
_SO = lazily(r"(?:ใช่|จริง|ถูก(?:ต้อง)?|แน่) ?$")
_REASON = lazily(r" ?(?:เพราะ|เนื่องจาก|จะได้|เพื่อ|ที่(?=ส่ง|ช่วย|รายงาน|แจ้ง|ตอบ|ทำ|ให้))")
_PERCENT = lazily(r"[0-9]{1,3}(?:\.[0-9]{1,2})? ?%")
LETTER = lazily(r"[ก-๎A-Za-z0-9✅✔☑⏳🔄🟡]")
"""What says something: a letter, a figure, or a sign that stands for a status."""
_POLITE = lazily(r"(?:ครับ|คับ|ค่ะ|คะ|จ้า)$")
_ONLY_COURTEOUS = lazily(r" ?(?:ขออภัย|ขอโทษ|สวัสดี|หวัดดี|ขอบคุณ)(?:พี่|นะ|ทุกคน|ทุกท่าน|ที|ด้วย|มาก|ๆ| ){0,4}")
_ANNOUNCES = lazily(r"(?:[ ,]|รายงาน(?:ผล)?|แจ้ง(?:ว่า|ผล)?|อัปเดต|อัพเดต|อัปเดท|อัพเดท)$")
_ADDS = lazily(r"(?:และ|กับ|แล้วก็) ?$")
_NEAR = 8  # letters of the longest of these two
_LEFT = lazily(r"(?:เหลือ|ขาด)(?:แค่)? ?$")
_SIGN = lazily(r"[✅✔☑❌✖⏳🔄⬜🟢🟡🔴]\ufe0f? ?$")
_SIGN_FIRST = lazily(r"[-•* ]*[✅✔☑❌✖⏳🔄⬜🟢🟡🔴]")
_ITEM = lazily(r"(?:^| )([0-9]{1,2}[.)] ?)$")
_FINAL = frozenset(
    {Saying.DONE, Saying.IN_PROGRESS, Saying.NOT_STARTED, Saying.NOT_APPLICABLE, Saying.NOT_DONE}
)


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
        return not MUTING.isdisjoint(self.intents)


class Line:
    """One line of a message with everything its clauses are cut by."""

    def __init__(
        self,
        message: Message,
        span: Span,
        resolver: Resolver,
        divisions: Divisions,
        *,
        is_to_us: bool,
        this: str | None = None,
    ) -> None:
        self._message = message
        self._begin, self._stop = span
        self._sayings = self._stated()
        self._said_at = [begin for _, begin, _ in self._sayings]
        self._cues = Cues(message, span, divisions)
        self._spoken = {stop: begin for begin, stop in divisions.spans(message.text, *span)}
        statuses = frozenset(self._said_at)
        openings = self._openings(divisions)
        self._resolver = resolver
        self.mentions = mentions_in(message, span, resolver, openings, statuses, is_to_us=is_to_us, this=this)

    def _stated(self) -> list[tuple[Saying, int, int]]:
        """The status words and percentages of the line."""
        text = self._message.text[self._begin : self._stop]
        found: list[tuple[Saying, int, int]] = [
            (saying, self._begin + begin, self._begin + stop)
            for saying, begin, stop in sayings(text)
            if saying is not Saying.NOTHING
        ]
        if "%" not in text:
            return found
        figures = _PERCENT.finditer(self._message.text, self._begin, self._stop)
        found += [(Saying.IN_PROGRESS, *figure.span()) for figure in figures]
        return sorted(found, key=lambda said: said[1])

    def _openings(self, divisions: Divisions) -> frozenset[int]:
        """Where a clause may begin: behind a sentence, a status, the division that speaks."""
        ends = {*self._cues.sentences, *(stop for _, _, stop in self._sayings)}
        start = behind_bullets(self._message.text, self._begin, self._stop)
        text = self._message.text
        ends.add(divisions.behind_office(text, start, self._stop))
        ends.update(stop for _, stop in divisions.spans(text, start, self._stop))
        return frozenset(place for end in ends for place in (end, end + 1))

    def has_status(self, begin: int, stop: int, *, planned: bool = False) -> bool:
        """Whether a status that stands for itself is said between two places; `planned` when plans count."""
        final = _FINAL | {Saying.PLANNED} if planned else _FINAL
        first, last = bisect_left(self._said_at, begin), bisect_left(self._said_at, stop)
        return any(saying in final and end <= stop for saying, _, end in self._sayings[first:last])

    def clauses(self) -> list[Clause] | None:
        """The clauses of the line in order; None when they are too many for anybody to have meant."""
        cuts = sorted({self._begin, *self._cues.sentences, *self._cue_starts(), *self._question_starts()})
        cuts = sorted({*cuts, *self._mention_starts(cuts)})
        if len(cuts) > _MOST_CLAUSES:
            return None
        found: list[Clause] = []
        for begin, stop in zip(cuts, [*cuts[1:], self._stop], strict=True):
            if LETTER.search(self._message.text, begin, stop) or "?" in self._message.text[begin:stop]:
                intents = self._cues.intents(begin, stop)
                found.append(Clause(begin, stop, self._named_first(begin, stop), *intents))
        return self._with_tags(found)

    def _cue_starts(self) -> list[int]:
        text = self._message.text
        parted = [found.end() - 1 for found in _PARTED.finditer(text, self._begin, self._stop)]
        return [*self._cues.starts(), *contrast_starts(text, self._begin, self._stop), *parted]

    def _question_starts(self) -> list[int]:
        """Where a question follows a finished status after a space: "เสร็จแล้ว ต้องส่งที่ไหนคะ"."""
        text, starts = self._message.text, []
        for hit in self._cues.hits:
            if hit.row.intent is not Intent.QUESTION or hit.row.place is not Place.ANY:
                continue
            if _WHETHER.match(text, hit.begin) or _SO.search(
                text, max(self._begin, hit.begin - _NEAR), hit.begin
            ):
                continue
            said = bisect_right(self._said_at, hit.begin)
            status = self._sayings[said - 1][2] if said else hit.begin
            if status >= hit.begin or text[status : status + 1] != " ":
                continue
            if not _TAG.match(text, status, self._stop):
                starts.append(status + 1)
        return starts

    def _mention_starts(self, cuts: list[int]) -> list[int]:
        starts: list[int] = []
        behind = self._begin
        for number, named in enumerate(self.mentions):
            start = self._opening_of(named)
            following = self.mentions[number + 1].start if number + 1 < len(self.mentions) else self._stop
            last_cut = max(cuts[bisect_right(cuts, start) - 1], starts[-1] if starts else self._begin)
            if self._is_cut(max(behind, last_cut), last_cut, named, following):
                starts.append(start)
            behind = named.end
        return starts

    def _opening_of(self, named: Named) -> int:
        """Where the clause of a measure begins: with the division or the list number before it, if any."""
        spoken = self._spoken.get(named.start - 1, self._spoken.get(named.start))
        if spoken is not None:
            return spoken
        left = _LEFT.search(self._message.text, max(self._begin, named.start - 6), named.start)
        if left:
            return left.start()
        sign = _SIGN.search(self._message.text, max(self._begin, named.start - 3), named.start)
        if sign and _SIGN_FIRST.match(self._message.text, self._begin):
            return sign.start()
        item = _ITEM.search(self._message.text, max(self._begin, named.start - 5), named.start)
        return item.start(1) if item else named.start

    def _is_cut(self, behind: int, cut: int, named: Named, following: int) -> bool:
        """Whether the measure named begins a clause, and what stands before it is another."""
        text = self._message.text
        before = text[cut : named.start]
        if not LETTER.search(before):
            return False
        if refers(text, cut, named.start) and not self._is_added(behind, named, following):
            return False
        is_told = named.kind is Kind.BARE and self._is_only_one(named)
        if is_told or self._begins_behind_courtesy(cut, named, following):
            return True
        if _POLITE.search(before) or _ONLY_COURTEOUS.fullmatch(before):
            return bool(LETTER.search(text, named.end, following))
        says_before = self.has_status(behind, named.start)
        says_behind = self.has_status(named.end, following, planned=True)
        if named.kind is Kind.WORD and behind > cut:
            is_parted = text[named.start - 1] in " ,;/"
            return says_before or (is_parted and bool(LETTER.search(text, behind, named.start)))
        return says_before and says_behind and (behind > cut or self._is_parted(named))

    def _begins_behind_courtesy(self, cut: int, named: Named, following: int) -> bool:
        """Whether a report begins behind mere courtesy: "ขอโทษที่ช้านะคะพี่ ติดประชุม ข้อ 4.1 เสร็จแล้ว"."""
        if named.kind not in {Kind.WORD, Kind.CODE} or not _ANNOUNCES.search(
            self._message.text, cut, named.start
        ):
            return False
        intents, _ = self._cues.intents(cut, named.start)
        is_courteous = [intent for intent in intents if intent.mutes] == [Intent.COURTESY]
        return is_courteous and self.has_status(named.end, following, planned=True)

    def _is_parted(self, named: Named) -> bool:
        """Whether a sign or space stands before the measure, or before the division that speaks of it."""
        return self._message.text[self._spoken.get(named.start, named.start) - 1] in " ,;/"

    def _is_added(self, behind: int, named: Named, following: int) -> bool:
        """Whether "และข้อ 3" adds a measure to one of which enough was said, and says as much of it."""
        joint = _ADDS.search(self._message.text, max(behind, named.start - _NEAR), named.start)
        if joint is None or behind <= self._begin:
            return False
        return self.has_status(behind, joint.start()) and self.has_status(named.end, following)

    def _is_only_one(self, named: Named) -> bool:
        return is_only_one(self._message, named, self._resolver)

    def _named_first(self, begin: int, stop: int) -> tuple[Named, ...]:
        """The first measures named in a clause, as far as nothing parts them from each other."""
        named: list[Named] = []
        for one in self.mentions:
            if begin <= one.start < stop:
                if named and self._message.text[named[-1].end : one.start].strip(" ,/"):
                    break
                named.append(one)
        return tuple(named)

    def _with_tags(self, clauses: list[Clause]) -> list[Clause]:
        """A clause that is nothing but "ใช่ไหมคะ" makes a question of the one before it.

        One that gives a reason ("เพราะยังไม่ครบ") is about what the one before it is about.
        """
        found: list[Clause] = []
        for clause in clauses:
            intents = clause.intents
            if found and found[-1].muted and _REASON.match(self._message.text, clause.begin, clause.stop):
                intents |= found[-1].intents
            text = self._message.text[clause.begin : clause.stop]
            if found and Intent.QUESTION in intents and not clause.named and _TAG.match(text):
                found[-1] = found[-1]._replace(intents=found[-1].intents | {Intent.QUESTION})
            found.append(clause if intents is clause.intents else clause._replace(intents=intents))
        return found
