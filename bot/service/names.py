"""Display names: who reported, as they call themselves on LINE; learned after the fact and only for show."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.store.line_names import WantedName
from bot.store.store import Books, Store

FRESH = timedelta(days=30)
"""How long a name is not asked for again; people change theirs rarely, and each question is a request."""

_LEASE = timedelta(minutes=5)


def want_name(books: Books, office_id: int, chat_id: str, line_user_id: str | None, now: datetime) -> None:
    """Have the name of somebody who spoke to us learned soon, if it is not known or old."""
    if line_user_id is not None:
        known = ("wanted", office_id, chat_id, line_user_id)
        books.memory.recall(
            known, lambda: books.line_names.want(office_id, chat_id, line_user_id, now, now - FRESH), ()
        )


def known_name(books: Books, chat_id: str, line_user_id: str | None) -> str | None:
    """The name of a person in a chat as far as it is known."""
    if line_user_id is None:
        return None
    known = ("name", chat_id, line_user_id)
    return books.memory.recall(known, lambda: books.line_names.name_of(chat_id, line_user_id), ())


def names_to_learn(store: Store, now: datetime, limit: int) -> list[WantedName]:
    """The people to ask LINE about now; a process that dies over it leaves them to the next."""
    with store.writing() as books:
        return books.line_names.take_wanted(now, now + _LEASE, limit)


def keep_name(store: Store, wanted: WantedName, name: str | None, now: datetime) -> None:
    """Keep what LINE said; None when it did not say. Memberships of the person take the name over."""
    with store.writing() as books:
        if name is None:
            books.line_names.unknown(wanted.chat_id, wanted.line_user_id, now)
            return
        books.line_names.learned(wanted.chat_id, wanted.line_user_id, name, now)
        for member in books.members.of_user(wanted.line_user_id):
            if member.office_id == wanted.office_id and member.display_name != name:
                books.members.rename(member.id, name)
