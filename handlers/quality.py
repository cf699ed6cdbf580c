"""The quality question: where can that be found which a result says was published, announced or ordered."""

from __future__ import annotations

from collections.abc import Iterable

from bot.clock import bangkok_day
from bot.domain.entry import Entry, EntryField
from bot.domain.status import Status
from bot.service.progress import Recorded
from bot.text.dates import Doubt, doubtful_days
from bot.text.message import message_of
from bot.text.publishing import lacks_source
from bot.wording.say import say


def quality_question(recorded: Iterable[Recorded]) -> str | None:
    """One polite sentence about the new entries that leave it out, or None.

    Asked once and never insisted on: not about corrections, nor about what is still under way.
    """
    lacking = [item for item in recorded if _lacks_source(item)]
    if not lacking:
        return None
    return say("quality.question", numbers=" ".join(f"#{item.entry.number}" for item in lacking))


def day_question(recorded: Iterable[Recorded]) -> str | None:
    """One sentence about new entries with a day the calendar does not have or that is still to come."""
    for doubt, key in ((Doubt.IMPOSSIBLE, "quality.impossible_day"), (Doubt.FUTURE, "quality.future_day")):
        numbers = [
            f"#{item.entry.number}" for item in recorded if item.is_new and _has_day(item.entry, doubt)
        ]
        if numbers:
            return say(key, numbers=" ".join(numbers))
    return None


def _has_day(entry: Entry, doubt: Doubt) -> bool:
    """A day to come is in its place where nothing is said to be done."""
    if doubt is Doubt.FUTURE and entry.status is not Status.DONE:
        return False
    written = message_of(entry.text).dates
    return any(
        found is doubt
        for _, found in doubtful_days(written, bangkok_day(entry.event_at), entry.fiscal_year.start)
    )


def _lacks_source(item: Recorded) -> bool:
    entry = item.entry
    is_fresh = item.is_new and item.replaced is None
    is_result = entry.field is EntryField.RESULTS and entry.status is Status.DONE
    return is_fresh and is_result and not entry.dates and lacks_source(entry.text)
