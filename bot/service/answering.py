"""Free replies: how long they may wait, and what becomes of those that waited too long."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.store.store import Store

TOKEN_LIFE = timedelta(seconds=55)
"""LINE: use a reply token within a minute of receiving the webhook; five seconds are for the way."""


def release_dead_replies(store: Store, now: datetime) -> None:
    """Mark replies whose token died as expired, and those a dead process left half-sent as unknown.

    Neither is sent again: LINE gives replies no retry key, and a push would cost quota. A reminder that
    was to go along with one that died is due again.
    """
    with store.writing() as books:
        books.replies.release_stale(now - TOKEN_LIFE, now)
        for office_id in books.free_words.take_back(now):
            books.office_looks.forget(office_id)
