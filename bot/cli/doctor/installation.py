"""Whether the database answers, and whether clock, worker and backups do their work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.cli.doctor.finding import Check, Finding, bad, doubtful, good
from bot.errors import OperatorError
from bot.store.engine import AWAY
from bot.store.migrating import revisions
from bot.store.store import Books
from bot.store.upkeep import Task

TICK_WITHIN = timedelta(minutes=5)
HANDLED_WITHIN = timedelta(minutes=2)
BACKED_UP_WITHIN = timedelta(days=7)
_LATELY = timedelta(days=7)


def check_database(url: str) -> Iterator[Finding]:
    """Whether it can be reached, and has the schema of this version; changes nothing."""
    try:
        found = revisions(url)
    except OperatorError as error:
        yield bad(Check.DATABASE, str(error))
        return
    except AWAY:
        yield bad(Check.DATABASE, "The database cannot be reached.")
        return
    yield good(Check.DATABASE, "The database answers.")
    if found.present is None:
        yield bad(Check.SCHEMA, "The database is empty; run: tamngan db upgrade")
    elif found.present != found.newest:
        sentence = f"The schema is at revision {found.present} and this version needs {found.newest}."
        yield bad(Check.SCHEMA, sentence)
    else:
        yield good(Check.SCHEMA, f"The schema is at revision {found.newest}, the newest.")


def check_work(books: Books, now: datetime) -> Iterator[Finding]:
    """Whether what comes in is read, what is due is sent, and backups are made."""
    yield _clock(books.upkeep.last(Task.TICK), now)
    backlog = books.inbox.backlog()
    oldest = backlog.oldest_received_at
    if oldest is not None and now - oldest > HANDLED_WITHIN:
        yield bad(Check.BACKLOG, f"{backlog.waiting} events wait, the oldest for {_told(now - oldest)}.")
    else:
        yield good(Check.BACKLOG, f"{backlog.waiting} events wait, none for long.")
    if backlog.failed:
        yield doubtful(Check.QUARANTINE, f"{backlog.failed} events were put aside; see: tamngan events")
    else:
        yield good(Check.QUARANTINE, "No event was put aside.")
    yield _sending(books, now)
    yield _backup(books.upkeep.last(Task.BACKUP), now)


def _clock(ticked: datetime | None, now: datetime) -> Finding:
    if ticked is None:
        return bad(Check.CLOCK, "The clock has never run here, so nobody is reminded.")
    if now - ticked > TICK_WITHIN:
        return bad(Check.CLOCK, f"The clock has not ticked for {_told(now - ticked)}; nobody is reminded.")
    if ticked - now > TICK_WITHIN:
        return doubtful(Check.CLOCK, "The clock of another machine is ahead of this one's; compare them.")
    return good(Check.CLOCK, "The clock ticks.")


def _sending(books: Books, now: datetime) -> Finding:
    queue = books.delivery_figures.queue(now - _LATELY)
    if queue.in_trouble or queue.failed:
        told = f"{queue.in_trouble} reminders are in trouble and {queue.failed} failed within a week."
        return doubtful(Check.SENDING, f"{told} See: tamngan status")
    return good(Check.SENDING, f"{queue.waiting} reminders wait to be sent, none in trouble.")


def _backup(made: datetime | None, now: datetime) -> Finding:
    if made is None:
        return doubtful(Check.BACKUP, "No backup was ever made of this database; run: tamngan backup FILE")
    if now - made > BACKED_UP_WITHIN:
        return doubtful(Check.BACKUP, f"The last backup was made {_told(now - made)} ago.")
    return good(Check.BACKUP, f"The last backup was made {_told(now - made)} ago.")


def _told(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    if minutes < 120:
        return f"{minutes} minutes"
    return f"{minutes // 60} hours" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"
