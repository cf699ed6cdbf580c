"""Promising: by when a division says it will report; no entry, but reminders rest until that day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.chat import Incoming
from bot.domain.plan import Measure
from bot.domain.promise import Promise
from bot.domain.standing import responsible_divisions
from bot.service.speaking import Speaker
from bot.store.store import Books


def keep_promise(
    books: Books, speaker: Speaker, incoming: Incoming, measures: Iterable[Measure], until: date
) -> tuple[Measure, ...]:
    """Note the promise for each measure the speaker's divisions answer for; gives these measures."""
    if incoming.message_id is None or incoming.text is None:
        return ()
    kept = []
    for measure in measures:
        divisions = [
            one for one in responsible_divisions(measure, speaker.office) if one in speaker.divisions
        ]
        for division in [one for one in divisions if one in speaker.own_divisions] or divisions:
            books.promises.keep(
                Promise(
                    office_id=speaker.office.id,
                    measure_id=measure.id,
                    division_id=division.id,
                    until=until,
                    text=incoming.text.strip(),
                    said_at=incoming.happened_at,
                    chat_id=incoming.chat.id,
                    message_id=incoming.message_id,
                    line_user_id=incoming.user_id,
                )
            )
        kept += [measure] if divisions else []
    return tuple(kept)
