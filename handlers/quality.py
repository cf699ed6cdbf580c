"""The quality question: where can that be found which a result says was published, announced or ordered."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.entry import EntryField
from bot.domain.status import Status
from bot.service.progress import Recorded
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


def _lacks_source(item: Recorded) -> bool:
    entry = item.entry
    is_fresh = item.is_new and item.replaced is None
    is_result = entry.field is EntryField.RESULTS and entry.status is Status.DONE
    return is_fresh and is_result and not entry.dates and lacks_source(entry.text)
