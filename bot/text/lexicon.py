"""The reviewed words of lexicon.toml, read once, on first use."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from itertools import groupby
from typing import NamedTuple

from bot.text.reviewed import reviewed

_SYNTAX = frozenset("\\[](){}^$|?*+")
_LAST = chr(sys.maxunicode)  # comes behind every letter


class Saying(StrEnum):
    """What a status word says; lexicon.toml explains each."""

    NOTHING = "nothing"
    NOT_APPLICABLE = "not_applicable"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    NOT_DONE = "not_done"
    PLANNED = "planned"
    DONE = "done"


class LabelField(StrEnum):
    """What the lines under a label are about: a column of the report, or the status alone."""

    RESULTS = "results"
    OUTCOMES = "outcomes"
    SUGGESTIONS = "suggestions"
    STATUS = "status"


class StatusTerm(NamedTuple):
    """One way of saying how far something is, with sentences that do and do not hold it."""

    saying: Saying
    patterns: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class LabelTerm(NamedTuple):
    """One way of labelling a part; alone on a line it counts too unless it needs its colon."""

    field: LabelField
    pattern: str
    needs_colon: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Words(NamedTuple):
    """A list of words with sentences in which they are and are not recognised."""

    words: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class ParticleTerms(NamedTuple):
    """The polite particles, and the words that only end like one."""

    endings: tuple[str, ...]
    words_ending_alike: tuple[str, ...]
    softeners: tuple[str, ...]
    words_ending_in_softener: tuple[str, ...]
    before_a_lone_softener: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Lexicon(NamedTuple):
    """Everything in lexicon.toml."""

    status: tuple[StatusTerm, ...]
    labels: tuple[LabelTerm, ...]
    particles: ParticleTerms
    fillings: tuple[str, ...]
    acts: Words
    actors: Words
    counts: Words
    lead_ins: Words
    contrasts: Words
    other_papers: Words
    villages: Words


@cache
def lexicon() -> Lexicon:
    """The lexicon, typed."""
    tree = reviewed("lexicon.toml")
    return Lexicon(
        status=tuple(
            StatusTerm(Saying(row["means"]), tuple(row["patterns"]), tuple(row["yes"]), tuple(row["no"]))
            for row in tree["status"]
        ),
        labels=tuple(
            LabelTerm(
                LabelField(row["field"]),
                row["pattern"],
                row.get("only_with_colon", False),
                tuple(row["yes"]),
                tuple(row["no"]),
            )
            for row in tree["label"]
        ),
        particles=ParticleTerms(**{key: tuple(value) for key, value in tree["particles"].items()}),
        fillings=tuple(tree["fillings"]["words"]),
        acts=_words(tree["acts"], "words"),
        actors=_words(tree["actors"], "words"),
        counts=_words(tree["counts"], "units"),
        lead_ins=_words(tree["lead_ins"], "words"),
        contrasts=_words(tree["contrasts"], "words"),
        other_papers=_words(tree["other_papers"], "words"),
        villages=_words(tree["villages"], "words"),
    )


def _words(table: dict[str, list[str]], key: str) -> Words:
    return Words(tuple(table[key]), tuple(table["yes"]), tuple(table["no"]))


def any_of(words: tuple[str, ...]) -> str:
    """A regular expression for any of the words; the longer wins.

    Words share their first letters, so that what none of them begins with costs next to nothing.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    is_plain = _SYNTAX.isdisjoint("".join(words))
    return _tree(ordered) if is_plain else "|".join(map(_escaped, ordered))


def _tree(words: Sequence[str]) -> str:
    """Words, the longer before the shorter, as alternatives with their first letters in common."""
    branches: list[str] = []
    for letter, group in groupby(sorted(words, key=_first_letter), key=_first_letter):
        same = list(group)
        is_one = len(same) == 1
        branches.append(
            _escaped(same[0]) if is_one else f"{_escaped(letter)}(?:{_tree([w[1:] for w in same])})"
        )
    return "|".join(branches)


def _first_letter(word: str) -> str:
    return word[:1] or _LAST


def _escaped(word: str) -> str:
    return word.replace(".", r"\.")
