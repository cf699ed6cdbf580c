"""Every row of the lexicon: found where it should be, not found where it should not."""

from __future__ import annotations

import re

import pytest

from bot.text.contrasts import contrast_starts
from bot.text.divisions import Divisions
from bot.text.heads import head_at
from bot.text.labels import label_at
from bot.text.lexicon import LabelTerm, StatusTerm, lexicon
from bot.text.masks import FILLER, without_amounts
from bot.text.matching import canon
from bot.text.mentions import mentions_in
from bot.text.message import message_of
from bot.text.resolving import Resolver
from bot.text.status import sayings
from tests.unit.text.plans import dotted_plan

STATUS = [
    pytest.param(term, id=f"{number}-{term.saying}") for number, term in enumerate(lexicon().status, start=1)
]


def words_found(term: StatusTerm, sentence: str) -> list[str]:
    """The pieces of a sentence which the whole scanner found and this row describes."""
    text = canon(sentence)
    return [
        text[begin:end]
        for saying, begin, end in sayings(text)
        if saying is term.saying and any(re.compile(pattern).match(text, begin) for pattern in term.patterns)
    ]


@pytest.mark.parametrize("term", STATUS)
def test_a_status_row_is_found_in_its_examples_only(term: StatusTerm) -> None:
    assert term.yes
    assert term.no
    assert all(words_found(term, sentence) for sentence in term.yes)
    assert not any(words_found(term, sentence) for sentence in term.no)


@pytest.mark.parametrize("term", STATUS)
def test_status_patterns_are_written_on_the_matching_copy_and_begin_with_a_letter(term: StatusTerm) -> None:
    for pattern in term.patterns:
        assert re.match(r"[ก-ฮเแโใไA-Za-z✅✔☑⏳🔄🟡-]", pattern)
        plain = re.sub(r"[^ก-๎]+", "|", pattern)
        assert all(canon(word) == word for word in plain.split("|"))


@pytest.mark.parametrize("term", lexicon().labels, ids=lambda term: term.pattern[:12])
def test_a_label_is_found_in_its_examples_only(term: LabelTerm) -> None:
    def is_found(sentence: str) -> bool:
        label = label_at(sentence, 0, len(sentence))
        return label is not None and label.is_closed and label.field is term.field

    assert all(is_found(canon(sentence)) for sentence in term.yes)
    assert not any(is_found(canon(sentence)) for sentence in term.no)


def test_amounts_are_masked_in_their_examples_only() -> None:
    counts = lexicon().counts
    assert all(without_amounts(sentence).startswith(FILLER) for sentence in counts.yes)
    assert all(without_amounts(sentence) == sentence for sentence in counts.no)


def test_words_may_stand_between_command_and_reference() -> None:
    lead_ins = lexicon().lead_ins

    def names(sentence: str) -> bool:
        message = message_of(sentence)
        span = (0, len(message.text))
        return head_at(message, span, Divisions(()), is_first=True, after_numbers=False).named is not None

    assert all(names(sentence) for sentence in lead_ins.yes)
    assert not any(names(sentence) for sentence in lead_ins.no)


def mentioned(sentence: str) -> int:
    """How many measures free talk names, the plan having every number."""
    message = message_of(sentence)
    resolver = Resolver(dotted_plan(), ())
    return len(mentions_in(message, (0, len(message.text)), resolver, frozenset(), frozenset()))


def test_a_number_of_other_papers_or_of_a_village_names_no_measure() -> None:
    for words in (lexicon().other_papers, lexicon().villages):
        assert not any(mentioned(sentence) for sentence in words.yes)
        assert all(mentioned(sentence) for sentence in words.no)


def test_words_of_contrast_begin_clauses() -> None:
    contrasts = lexicon().contrasts
    assert all(contrast_starts(sentence, 0, len(sentence)) for sentence in contrasts.yes)
    assert not any(contrast_starts(sentence, 0, len(sentence)) for sentence in contrasts.no)
