"""Learning what people who reported call themselves: asks LINE, outside of any transaction."""

from __future__ import annotations

import logging
from datetime import datetime

from bot.errors import place_of
from bot.line.asking import Profile
from bot.line.outbound import ROOM_LETTER, Messenger
from bot.service.names import keep_name, names_to_learn
from bot.store.line_names import WantedName
from bot.store.store import Store

log = logging.getLogger("tamngan.names")

BATCH = 5


def learn_names(store: Store, messenger: Messenger, now: datetime) -> int:
    """Ask LINE for a few names that are wanted and keep them; returns how many were asked for.

    Only for show, so a name LINE does not say, or an error, is passed over until the person speaks again.
    """
    wanted = names_to_learn(store, now, BATCH)
    for person in wanted:
        try:
            profile = _profile(messenger, person)
            keep_name(store, person, profile.display_name if profile else None, now)
        except Exception as error:  # noqa: BLE001  (one name never stops the others, nor the worker)
            log.warning("a name was not learned: %s", place_of(error))
    return len(wanted)


def _profile(messenger: Messenger, person: WantedName) -> Profile | None:
    """LINE has a question for each kind of chat, told by the first letter of its id."""
    if person.chat_id == person.line_user_id:
        return messenger.profile(person.line_user_id)
    if person.chat_id.startswith(ROOM_LETTER):
        return messenger.room_member(person.chat_id, person.line_user_id)
    return messenger.group_member(person.chat_id, person.line_user_id)
