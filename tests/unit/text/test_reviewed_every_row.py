"""Take any pattern out of the reviewed data and a sample here is read no more as it should be.

`row_samples.jsonl` holds one for each pattern: the table, what the row means, a text, and the piece of it
that only this pattern finds. A new pattern needs a line of its own, a pattern that goes takes it along.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bot.text.intents import hits_in, intent_rows
from bot.text.lexicon import lexicon
from bot.text.reviewed import reviewed
from bot.text.status import sayings
from bot.text.strangeness import strange_words

Found = set[tuple[object, str]]

LINES = Path(__file__).with_name("row_samples.jsonl").read_text(encoding="utf-8").splitlines()
SAMPLES = [(table, tuple(means) if isinstance(means, list) else means, text, piece)
           for table, means, text, piece in map(json.loads, LINES)]  # fmt: skip


def in_status(text: str) -> Found:
    return {(saying.value, text[begin:stop]) for saying, begin, stop in sayings(text)}


def in_intent(text: str) -> Found:
    return {
        ((hit.row.intent.value, hit.row.place.value, hit.row.reach.value), text[hit.begin : hit.stop])
        for hit in hits_in(text, 0, len(text))
    }


def in_strange(text: str) -> Found:
    return {(means, text[begin:stop]) for means, begin, stop in strange_words("past", text, (0, len(text)))}


READERS: dict[str, Callable[[str], Found]] = {
    "status": in_status,
    "intent": in_intent,
    "strange": in_strange,
}


def test_every_pattern_reads_its_sample() -> None:
    lost = [
        (table, text, piece)
        for table, means, text, piece in SAMPLES
        if (means, piece) not in READERS[table](text)
    ]
    assert lost == []


def test_every_pattern_has_a_sample() -> None:
    counted = Counter(table for table, *_ in SAMPLES)
    assert counted["status"] == sum(len(term.patterns) for term in lexicon().status)
    assert counted["intent"] == sum(len(row.patterns) for row in intent_rows())
    assert counted["strange"] == sum(len(row["patterns"]) for row in reviewed("vocabulary.toml")["strange"])
