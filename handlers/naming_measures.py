"""The measures a command is about: named by number, or by quoting one of our messages."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat import Incoming
from bot.domain.plan import Measure
from bot.service.collecting import Collection
from bot.text.following import names_measure, plain_words, says_nothing
from bot.text.reading import read_references
from handlers.quoting import quoted_measures
from handlers.recording import problem_refusal
from handlers.routing import Turn


@dataclass(frozen=True)
class NamedMeasures:
    """The measures named, and the words that followed, without politeness."""

    measures: tuple[Measure, ...]
    rest: str


def names_or_quotes(incoming: Incoming, words: str) -> bool:
    """Whether a command word is followed by a measure, or says all there is to say about a quoted one."""
    return names_measure(words) or (incoming.quoted_message_id is not None and says_nothing(words))


def named_measures(turn: Turn, collection: Collection) -> NamedMeasures:
    """The measures the words name, else those of the quoted message; refuses when there are none."""
    references = read_references(turn.words, collection.plan, turn.speaker.division_names)
    if references.measures and not references.problems:
        return NamedMeasures(references.measures, plain_words(references.rest))
    quoted = quoted_measures(turn.books, turn.incoming, collection.plan)
    if quoted and not names_measure(turn.words):
        return NamedMeasures(quoted, plain_words(turn.words))
    raise problem_refusal(turn, references.problems[0], collection)
