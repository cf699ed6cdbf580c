"""เหมือนเดิม: what round 1 said, offered as a draft for round 2 and recorded when it is confirmed."""

from __future__ import annotations

from datetime import datetime

from bot.chat import Incoming
from bot.domain.entry import Entry, live
from bot.domain.plan import Measure
from bot.errors import Refusal
from bot.service.collecting import Collection, entries_of
from bot.service.progress import Recorded, entry_of_speaker, record
from bot.service.speaking import Speaker
from bot.store.store import Books
from bot.text.reading import Update

FIRST_ROUND = 1


def said_in_first_round(
    books: Books, speaker: Speaker, collection: Collection, measure: Measure
) -> list[Entry]:
    """What the speaker's divisions said about the measure in round 1 of the year, oldest first.

    Refuses while round 1 itself is being reported.
    """
    if collection.round.number == FIRST_ROUND:
        raise Refusal("same.first_round")
    division_ids = {division.id for division in speaker.divisions}
    said = books.entries.of_round(speaker.office.id, collection.round.fiscal_year, FIRST_ROUND)
    return [e for e in live(said) if e.measure_id == measure.id and e.division_id in division_ids]


def repeat(
    books: Books,
    speaker: Speaker,
    collection: Collection,
    measure: Measure,
    number: int,
    confirmed_by: Incoming,
    now: datetime,
) -> Recorded:
    """Record the round-1 entry of that number again for this round; confirmed twice it stays one entry.

    Refuses when the round has passed, or when the entry was corrected or taken back since.
    """
    source = entry_of_speaker(books, speaker, number)
    is_of_first_round = (source.fiscal_year, source.round_number) == (
        collection.round.fiscal_year,
        FIRST_ROUND,
    )
    if collection.round.number == FIRST_ROUND or not is_of_first_round or source.measure_id != measure.id:
        raise Refusal("same.past")
    if not source.is_live:
        raise Refusal("withdraw.already", number=source.number)
    division = speaker.office.division(source.division_id)
    known = _repeated_already(books, speaker, collection, source)
    if known is not None:
        return Recorded(known, measure, division, is_new=False)
    update = Update(
        measure, source.field, source.text, source.status, source.percent, source.dates, division.name
    )
    recording = record(books, speaker, collection, [update], confirmed_by, now)
    if not recording.recorded:
        raise recording.refused[0]
    return recording.recorded[0]


def _repeated_already(books: Books, speaker: Speaker, collection: Collection, source: Entry) -> Entry | None:
    """What an earlier confirmation gave, or its correction; what was taken back may be said again."""
    said = {entry.number: entry for entry in entries_of(books, speaker.office, collection)}
    about = (source.measure_id, source.division_id, source.field, source.text, source.status)
    for entry in said.values():
        if (entry.measure_id, entry.division_id, entry.field, entry.text, entry.status) == about:
            newest = entry
            while newest.superseded_by is not None:
                newest = said[newest.superseded_by]
            if newest.withdrawn_at is None:
                return newest
    return None
