"""เหมือนเดิม <เลข>: what the division said in round 1, as a draft for round 2."""

from __future__ import annotations

from bot.chat import Carousel, Reply
from bot.errors import Refusal
from bot.service.collecting import collection_at
from bot.service.repeating import said_in_first_round
from bot.wording.say import say
from handlers.naming_measures import named_measures, names_or_quotes
from handlers.repeating import draft_card
from handlers.routing import Audience, Command, Place, Turn

_MOST_DRAFTS = 10


def run(turn: Turn) -> Reply:
    """Show the drafts; nothing is recorded before one is confirmed."""
    if not turn.speaker.divisions:
        raise Refusal("refusal.report_in_group")
    office = turn.speaker.office
    collection = collection_at(turn.books, office, turn.incoming.happened_at)
    measures = named_measures(turn, collection).measures
    said = [
        (entry, measure)
        for measure in measures
        for entry in said_in_first_round(turn.books, turn.speaker, collection, measure)
    ]
    if not said:
        raise Refusal("same.nothing", refs=" ".join(measure.ref for measure in measures))
    cards = tuple(
        draft_card(entry, measure, office, collection.round.number) for entry, measure in said[:_MOST_DRAFTS]
    )
    refs = " ".join(dict.fromkeys(measure.ref for _, measure in said))
    shown = cards[0] if len(cards) == 1 else Carousel(say("same.summary_many", refs=refs), cards)
    return Reply((shown,), measure_ids=tuple(dict.fromkeys(measure.id for _, measure in said)))


COMMAND = Command(
    words=("เหมือนเดิม",),
    place=Place.ANYWHERE,
    audience=Audience.OFFICE,
    help_key="same.help",
    help_order=36,
    run=run,
    fits=names_or_quotes,
)
