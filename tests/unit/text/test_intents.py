"""Every row of intents.toml: found where it should be, not found where it should not."""

from __future__ import annotations

import re

import pytest

from bot.text.cues import Cues
from bot.text.divisions import Divisions
from bot.text.intents import IntentRow, Place, intent_rows
from bot.text.matching import canon
from bot.text.message import message_of
from bot.text.scanning import plain_beginning

ROWS = [
    pytest.param(row, id=f"{number}-{row.intent}-{row.place}")
    for number, row in enumerate(intent_rows(), start=1)
]


def counts(row: IntentRow, sentence: str) -> bool:
    """Whether the row itself is found in a sentence, at a place where it counts."""
    message = message_of(sentence)
    cues = Cues(message, (0, len(message.text)), Divisions(()))
    own = [hit for hit in cues.hits if hit.row is row]
    if row.place is Place.FIRST:
        return any(hit.begin == 0 for hit in own)
    if row.place is Place.END:
        intents, _ = cues.intents(0, len(message.text))
        return bool(own) and row.intent in intents
    return bool(own)


def found_at_all(row: IntentRow, sentence: str) -> bool:
    """As `counts`, for rows that say nothing and are left out of the cues."""
    text = canon(sentence)
    return any(re.compile(pattern).search(text) for pattern in row.patterns)


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_found_in_its_examples_only(row: IntentRow) -> None:
    find = counts if row.intent.value != "nothing" else found_at_all
    assert row.yes
    assert row.no
    assert [sentence for sentence in row.yes if not find(row, sentence)] == []
    assert [sentence for sentence in row.no if find(row, sentence)] == []


@pytest.mark.parametrize("row", ROWS)
def test_patterns_are_written_on_the_matching_copy_and_begin_with_a_letter(row: IntentRow) -> None:
    for pattern in row.patterns:
        assert plain_beginning(pattern)
        plain = re.sub(r"[^ก-๎]+", "|", pattern)
        assert all(canon(word) == word for word in plain.split("|"))
