"""What the clauses of one line are about besides a report, found in one pass over the line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from bot.text.contrasts import behind_bullets
from bot.text.divisions import Divisions
from bot.text.intents import Hit, Intent, Place, Reach, hits_in
from bot.text.message import Message, Span
from bot.text.particles import particle_spans
from bot.text.patterns import lazily

_SIGNS = lazily(r"[?!.…❗❓‼⁉](?:(?<=[?!])[?!]*|(?<=\.)\.+|(?<=…)…*|(?<=[❗❓‼⁉])[❗❓‼⁉]*)")
_ENDING = lazily(r"(?>(?:นะ|น่ะ)?(?:คะ|ค่ะ|ครับ|คับ|จ๊ะ|จ้ะ|จ้า)|[^ก-๎A-Za-z0-9])*+")
_WONDERS = lazily(r"ไม่(?:ค่อย)?แน่ใจ|ไม่ชัวร์|ไม่รู้|จำไม่")
# "… ครับพี่อ้อย ": a sentence ends with whom it is said to.
_CALLS = lazily(r"(?:ค่ะ|คะ|ครับ|คับ|จ้า|นะ)(?:คุณ)?(?:พี่|น้อง|ป้า|ลุง|น้า|ครู)[ก-๎]{0,6}(?= )")
_BRACKET = lazily(r"[(\[] ?")
# "ปีที่แล้วทำแล้ว แต่ปีนี้ยังไม่ได้เริ่ม": what is said of now is said of no other time.
_THIS_TIME = lazily(r"(?:แต่|ส่วน)(?:ปีนี้|รอบนี้|ตอนนี้|ล่าสุด|ปีงบนี้|ขณะนี้)")


class Cues:
    """The rows of intents.toml found in one line, and where its sentences end."""

    def __init__(self, message: Message, span: Span, divisions: Divisions) -> None:
        self._message = message
        self._begin, self._stop = span
        self._first = behind_bullets(message.text, *span)
        bracket = _BRACKET.match(message.text, self._first, self._stop)
        self._first = divisions.behind_office(
            message.text, bracket.end() if bracket else self._first, self._stop
        )
        self.sentences = self._sentence_ends()
        self.hits = [hit for hit in hits_in(message.plain, *span) if hit.row.intent is not Intent.NOTHING]
        self._begins = [hit.begin for hit in self.hits]
        self._reaching: dict[int, list[Hit]] = {}
        for hit in self.hits:
            if hit.row.reach is not Reach.CLAUSE:
                in_sentence = self._reaching.setdefault(self._sentence_of(hit.begin), [])
                if all(other.row is not hit.row for other in in_sentence):
                    in_sentence.append(hit)

    def starts(self) -> list[int]:
        """Where a cue begins a clause of its own."""
        return [hit.begin for hit in self.hits if hit.row.place is Place.START]

    def intents(self, begin: int, stop: int) -> tuple[frozenset[Intent], bool]:
        """What a clause is about, and whether that holds for the rest of the message too."""
        text = self._message.text[begin:stop]
        own = self.hits[bisect_left(self._begins, begin) : bisect_left(self._begins, stop)]
        counting = [hit for hit in (*self._before(begin, stop), *own) if self._counts(hit, stop)]
        intents = {hit.row.intent for hit in counting}
        if text.rstrip(' "”)').endswith("?"):
            intents.add(Intent.QUESTION)
        if Intent.QUESTION in intents and self._wonders(own, begin, stop):
            intents.discard(Intent.QUESTION)  # "ไม่แน่ใจว่าเสร็จหรือเปล่า" doubts, it does not ask
        return frozenset(intents), any(hit.row.reach is Reach.MESSAGE for hit in counting)

    def _before(self, begin: int, stop: int) -> list[Hit]:
        """The rows found before a clause in its sentence that speak for it too."""
        if not self._reaching:
            return []
        text = self._message.text[begin:stop]
        start = begin + len(text) - len(text.lstrip())
        before = [hit for hit in self._reaching.get(self._sentence_of(start), ()) if hit.begin < begin]
        if before and _THIS_TIME.match(self._message.text, start, stop):
            return [hit for hit in before if hit.row.intent is not Intent.HYPOTHETICAL]
        return before

    def _wonders(self, own: list[Hit], begin: int, stop: int) -> bool:
        wonders = _WONDERS.search(self._message.text, begin, stop)
        return wonders is not None and not any(
            hit.row.intent is Intent.QUESTION and hit.begin < wonders.start() for hit in own
        )

    def _counts(self, hit: Hit, stop: int) -> bool:
        """Whether a row stands where it must to count."""
        if hit.row.place is Place.FIRST:
            return hit.begin == self._first
        if hit.row.place is Place.END:
            ending = _ENDING.match(self._message.text, hit.stop, stop)
            return ending is not None and ending.end() == stop
        return True

    def _sentence_ends(self) -> list[int]:
        ends = [stop for _, stop in particle_spans(self._message.text, self._begin, self._stop)]
        ends += [found.end() for found in _SIGNS.finditer(self._message.plain, self._begin, self._stop)]
        ends += [found.end() for found in _CALLS.finditer(self._message.text, self._begin, self._stop)]
        return sorted(end for end in ends if end < self._stop)

    def _sentence_of(self, place: int) -> int:
        return bisect_right(self.sentences, place)
