"""รายงาน <เลข> <ข้อความ>: record the report of measures."""

from __future__ import annotations

from bot.chat import Reply
from bot.domain.entry import EntryField
from handlers.recording import record_words
from handlers.routing import Audience, Command, Place, Turn


def run(turn: Turn) -> Reply:
    """Record what the division says, one entry for each measure and field."""
    return record_words(turn, EntryField.RESULTS)


COMMAND = Command(
    words=(
        "รายงาน",
        "รายงานผล",
    ),
    place=Place.ANYWHERE,
    audience=Audience.OFFICE,
    help_key="report.help",
    help_order=30,
    run=run,
)
