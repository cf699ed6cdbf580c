"""เสนอ: freeze this round's report and send it into the chain of signatures."""

from __future__ import annotations

from bot.chat import Reply
from bot.service.collecting import collection_at
from bot.service.proposing import prepare, propose
from bot.text.following import says_nothing
from handlers.proposing import actor_of, proposal_card, proposed
from handlers.routing import Audience, Command, Place, Turn


def run(turn: Turn) -> Reply:
    """Propose at once when everybody has answered; else say who has not, and ask first."""
    office = turn.speaker.office
    round_ = collection_at(turn.books, office, turn.incoming.happened_at).round
    scope = (round_.fiscal_year, round_.number)
    found = prepare(turn.books, office, *scope)
    if found.unanswered:
        return proposal_card(found, turn.now)
    actor = actor_of(turn.books, turn.speaker, turn.incoming)
    return proposed(propose(turn.books, office, actor, *scope, turn.now))


COMMAND = Command(
    words=("เสนอ",),
    place=Place.DIRECT,
    audience=Audience.COORDINATOR,
    help_key="propose.help",
    help_order=53,
    run=run,
    fits=lambda _incoming, words: says_nothing(words),
)
