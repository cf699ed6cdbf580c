"""ค้าง: what this division has not reported this round; for the coordinator, every division."""

from __future__ import annotations

from bot.chat import Bubble, Reply
from bot.domain.calendar import short_date
from bot.domain.standing import Standing, standing
from bot.service.collecting import Collection, collection_at, entries_of
from bot.service.measure_cards import measure_row, pages
from bot.text.following import says_nothing
from bot.wording.say import say
from handlers.routing import Audience, Command, Place, Turn


def run(turn: Turn) -> Reply:
    """List what is still missing, with a button for each measure."""
    collection = collection_at(turn.books, turn.speaker.office, turn.incoming.happened_at)
    entries = entries_of(turn.books, turn.speaker.office, collection)
    owed = [standing(division, collection.plan, entries) for division in turn.speaker.looks_after]
    if turn.speaker.divisions:
        return _of_divisions(owed, collection)
    return _of_office(owed, collection)


def _of_divisions(owed: list[Standing], collection: Collection) -> Reply:
    names = " ".join(item.division.name for item in owed)
    answered = {measure.id for item in owed for measure in item.answered}
    missing = {measure.id: measure for item in owed for measure in item.missing}
    facts = {
        "divisions": names,
        "count": len(missing),
        "expected": len(answered | missing.keys()),
        "round": collection.round.number,
        "year": collection.round.fiscal_year.number,
        "deadline": short_date(collection.round.reply_deadline),
    }
    if not missing:
        return Reply((Bubble(say("missing.complete", **facts)),))
    rows = [measure_row(measure) for measure in collection.plan.measures() if measure.id in missing]

    def heading(page: int, of: int) -> str:
        return say("missing.page" if of > 1 else "missing.heading", page=page, pages=of, **facts)

    listing = pages(say("missing.summary", **facts), rows, heading, say("missing.footer", **facts))
    return Reply((listing,), measure_ids=tuple(missing))


def _of_office(owed: list[Standing], collection: Collection) -> Reply:
    lines = [
        say(
            "missing.office_heading",
            round=collection.round.number,
            year=collection.round.fiscal_year.number,
            deadline=short_date(collection.round.reply_deadline),
        )
    ]
    for item in owed:
        key = "missing.division_line" if item.missing else "missing.division_complete"
        refs = " ".join(measure.ref for measure in item.missing)
        lines.append(
            say(key, division=item.division.name, count=len(item.missing), expected=item.expected, refs=refs)
        )
    return Reply((Bubble("\n".join(lines)),))


COMMAND = Command(
    words=("ค้าง",),
    place=Place.ANYWHERE,
    audience=Audience.OFFICE,
    help_key="missing.help",
    help_order=41,
    run=run,
    only_asks=True,
    fits=lambda _incoming, words: says_nothing(words),
)
