"""tamngan status: how far each division is, what the quota holds, and what waits to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import click

from bot.cli.common import answer, chosen_office, json_option, office_option, open_store
from bot.clock import SystemClock, bangkok_day
from bot.domain.figures import Figures, figures
from bot.domain.notice import Held
from bot.domain.office import Office
from bot.domain.quota import Quota
from bot.domain.standing import standing
from bot.errors import OperatorError, Refusal
from bot.service.board import DivisionBoard, boards
from bot.service.collecting import Collection, collection_at, entries_of
from bot.service.forecasting import planned_pushes
from bot.service.spending import current_quota
from bot.service.surveying import situations
from bot.store.delivery_figures import Queue
from bot.store.store import Books

_LATELY = timedelta(days=7)


@dataclass(frozen=True)
class _Status:
    """Everything shown; `planned` is what the office's reminders will still cost this month."""

    office: Office
    collection: Collection
    boards: list[tuple[DivisionBoard, Figures]]
    quota: Quota | None
    planned: int
    queue: Queue
    held: list[Held]


@click.command()
@office_option
@json_option
def status(office_id: int | None, as_json: bool) -> None:
    """Show the board of the round, the quota, and what waits to be sent."""
    store = open_store()
    office = chosen_office(store, office_id)
    with store.reading() as books:
        found = _status(books, office, SystemClock().now())
    store.close()
    if as_json:
        answer(_document(found))
    else:
        _show(found)


def _status(books: Books, office: Office, now: datetime) -> _Status:
    try:
        collection = collection_at(books, office, now)
    except Refusal as refusal:
        raise OperatorError(
            f"Office {office.id} has no plan to report on; import one with: tamngan plan import"
        ) from refusal
    entries = entries_of(books, office, collection)
    deadline = collection.round.reply_deadline
    return _Status(
        office=office,
        collection=collection,
        boards=[
            (board, figures(standing(board.division, collection.plan, entries), entries, deadline))
            for board in boards(books, office, office.divisions, collection, now)
        ],
        quota=current_quota(books, now),
        planned=sum(push.cost for one in situations(books, [office.id], now) for push in planned_pushes(one)),
        queue=books.delivery_figures.queue(now - _LATELY, office.id),
        held=books.held_notices.since(office.id, bangkok_day(now - _LATELY)),
    )


def _document(found: _Status) -> dict[str, object]:
    round_, quota, queue = found.collection.round, found.quota, found.queue
    return {
        "office": found.office.id,
        "fiscal_year": round_.fiscal_year.number,
        "round": round_.number,
        "reply_deadline": round_.reply_deadline.isoformat(),
        "divisions": [_division(board, counts) for board, counts in found.boards],
        "quota": {
            "limit": quota.limit if quota else None,
            "used": quota.used if quota else None,
            "planned": found.planned,
            "read_at": quota.read_at.isoformat() if quota else None,
        },
        "queue": {
            "waiting": queue.waiting,
            "cost": queue.cost,
            "in_trouble": queue.in_trouble,
            "failed": queue.failed,
        },
        "held": [
            {
                "day": one.day.isoformat(),
                "chat": one.chat_id,
                "why": one.why,
                "reason": one.reason,
                "cost": one.cost,
            }
            for one in found.held
        ],
    }


def _division(board: DivisionBoard, counts: Figures) -> dict[str, object]:
    return {
        "division": board.division.name,
        "expected": counts.expected,
        "received": counts.received,
        "reporting_rate": counts.reporting_rate,
        "on_time_rate": counts.on_time_rate,
        "measures": [
            {
                "ref": line.measure.ref,
                "title": line.measure.title,
                "answered": line.is_answered,
                "status": line.status,
                "promised": line.promised.isoformat() if line.promised else None,
            }
            for line in board.lines
        ],
    }


def _show(found: _Status) -> None:
    round_, quota, queue = found.collection.round, found.quota, found.queue
    click.echo(
        f"{found.office.full_name}, round {round_.number} of {round_.fiscal_year.number},"
        f" replies until {round_.reply_deadline.isoformat()}"
    )
    for board, counts in found.boards:
        missing = " ".join(measure.ref for measure in board.missing) or "nothing"
        click.echo(
            f"  {board.division.name}: {counts.received} of {counts.expected} ({counts.reporting_rate}%,"
            f" {counts.on_time_rate}% on time), missing {missing}"
        )
    used = "not known yet" if quota is None else f"{quota.used} of {quota.limit or 'no limit'} used"
    click.echo(f"Quota of this month: {used}, {found.planned} more planned for this office")
    click.echo(
        f"Waiting to be sent: {queue.waiting} (cost {queue.cost}), in trouble {queue.in_trouble};"
        f" failed in a week: {queue.failed}; held back: {len(found.held)}"
    )
    for one in found.held:
        click.echo(f"  held {one.day.isoformat()}  {one.chat_id}  {one.why}: {one.reason}")
