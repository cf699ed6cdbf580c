"""What of a stretch of talk may be words of a title: its first words, or its first sentence."""

from __future__ import annotations

from bot.text.divisions import Divisions
from bot.text.message import Message, Span, blanked
from bot.text.particles import particle_spans
from bot.text.patterns import lazily
from bot.text.status import sayings

_MARKED = lazily(r"(?:มาตรการ(?:เรื่อง|การ|ด้าน)?|เรื่อง|ในส่วนของ|งานด้าน) ?(?:ที่)?(?:เกี่ยวกับ)?(?:เรื่อง)?")
_IDLE = lazily(r"(?:ตอนนี้|ขณะนี้|วันนี้|ล่าสุด|อะ|อ่ะ|น่ะ|จัดทำ|ทำ|ดำเนินการ|ดำเนินงาน|ได้|ไป|นั้น|นี้|ก็|อยู่|ของเรา|เรา|ปี)+$")
_IDLE_BEFORE = lazily(r"^(?:ก็|ได้|ทำ(?!ความ)|เรา)+")
_LETTERS = lazily(r"[ก-๎A-Za-z]{3}")
_CHUNK = lazily(r"[^\s|,:;()\"“”]+")
_MOST_QUERIES = 4


def first_sentence(message: Message, divisions: Divisions, span: Span) -> str:
    """The first sentence, with status words, particles and divisions blanked."""
    text, begin = message.numbers[slice(*span)], span[0]
    polite = [(first - begin, last - begin) for first, last in particle_spans(message.text, *span)]
    said = [(first, last) for _, first, last in sayings(message.text[slice(*span)])]
    status = min((first for first, _ in said), default=len(text))
    end = min((last for _, last in polite if last > status), default=len(text))
    return blanked(text, (*said, *polite, *divisions.spans(text, 0, len(text))), "|")[:end]


def title_queries(message: Message, divisions: Divisions, span: Span) -> tuple[list[str], bool]:
    """What may be words of a title, in growing pieces, and whether a word announces a title."""
    text = message.numbers[slice(*span)]
    offset = span[0]
    cuts = [(begin, stop) for _, begin, stop in sayings(text)]
    cuts += [(b - offset, s - offset) for b, s in particle_spans(message.text, *span)]
    first_status = min((begin for begin, _ in cuts), default=len(text))
    cuts += divisions.spans(text, 0, len(text))
    text = blanked(text, cuts, "|")
    if _LETTERS.search(text[:first_status]):
        text = text[:first_status]
    start = 0
    marked = _MARKED.search(text, start, start + 24)
    chunks = _CHUNK.findall(text, marked.end() if marked else start)[:_MOST_QUERIES]
    pieces = ["".join(chunks[: count + 1]) for count in range(len(chunks))]
    queries = [_IDLE.sub("", _IDLE_BEFORE.sub("", piece)) for piece in pieces]
    return list(dict.fromkeys(filter(None, queries))), marked is not None
