"""ไม่มีผลในรอบนี้ <เลข>: nothing to report this round, which is an answer too."""

from __future__ import annotations

from bot.chat import Reply
from bot.domain.entry import EntryField
from bot.domain.plan import Measure
from bot.domain.status import Status
from bot.errors import Refusal
from bot.service.collecting import collection_at
from bot.service.progress import record
from bot.text.reading import Update, read_statement
from bot.wording.say import say
from handlers.dividing import ask_division_of, asking_also
from handlers.naming_measures import named_measures, names_or_quotes
from handlers.recording import confirmation
from handlers.routing import Audience, Command, Place, Turn


def run(turn: Turn) -> Reply:
    """Record that there is no result, one entry for each measure."""
    if not turn.speaker.divisions:
        raise Refusal("refusal.report_in_group")
    collection = collection_at(turn.books, turn.speaker.office, turn.said_at)
    named = named_measures(turn, collection)
    updates = [_update(turn, measure, named.rest) for measure in named.measures]
    recording = record(
        turn.books, turn.speaker, collection, updates, turn.incoming, turn.now, earlier=turn.earlier
    )
    asked, refused = ask_division_of(turn, recording)
    if recording.recorded:
        complaints = tuple(say(item.key, **{"word": turn.word, **item.facts}) for item in refused)
        return asking_also(confirmation(recording.recorded, collection, complaints), asked)
    if asked is not None:
        return asked
    raise refused[0]


def _update(turn: Turn, measure: Measure, reason: str) -> Update:
    """The command's own words are the text; a reason given with them is kept, and may exempt the measure."""
    said = read_statement(reason, measure, turn.said_on, EntryField.RESULTS)
    exempt = said is not None and said.status is Status.NOT_APPLICABLE
    status = Status.NOT_APPLICABLE if exempt else Status.NOT_STARTED
    text = " ".join(filter(None, (turn.word, said.text if said else "")))
    return Update(measure, EntryField.RESULTS, text, status, None, (), None)


COMMAND = Command(
    words=("ไม่มีผลในรอบนี้", "ไม่มีผล"),
    place=Place.ANYWHERE,
    audience=Audience.OFFICE,
    help_key="nothing.help",
    help_order=35,
    run=run,
    fits=names_or_quotes,
)
