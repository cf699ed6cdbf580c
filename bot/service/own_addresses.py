"""Own addresses: where an office's own site shows a published report, and whether it still does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.chat import Bubble, Reply
from bot.clock import bangkok_day
from bot.domain.audit import AuditAction
from bot.domain.calendar import FiscalYear
from bot.domain.hours import is_daytime
from bot.domain.notice import Notice, Purpose
from bot.domain.office import Office
from bot.errors import Refusal
from bot.store.publications import Publication
from bot.store.store import Books, Store
from bot.wording.say import say

ASSESSMENT_MONTHS = (3, 4)
"""The months in which the assessors look at the pages, and in which addresses are checked every day."""

LONGEST_ADDRESS = 500
_FRESH = timedelta(days=2)
"""How old a check may be for its fault to be news."""

Visit = Callable[[str], str | None]
"""Visits an address; gives what is wrong with it as a word, None when it is in order."""


def set_own_address(
    books: Books, office: Office, actor: str, year: int, round_number: int, address: str, now: datetime
) -> None:
    """Note where the office's own site shows the round; an empty address forgets it.

    Refuses what is no web address, and rounds that are not published.
    """
    publication = books.publications.get(office.id, FiscalYear(year), round_number)
    if publication is None:
        raise Refusal("web.sign_off.not_published")
    if address and not _is_address(address):
        raise Refusal("web.sign_off.no_web_address")
    books.publications.set_own_address(publication, address or None)
    subject = f"publication:{year}-{round_number}"
    books.audit.note(office.id, actor, AuditAction.OWN_ADDRESS_SET, subject, now, {"is_set": bool(address)})


def check_addresses(store: Store, visit: Visit, now: datetime) -> int:
    """Visit every address that is due, one after another, and note what was found; returns how many.

    Due is a fresh address at once, any other once a day in the months of the assessment.
    """
    with store.reading() as books:
        due = [one for one in books.publications.with_own_address() if _is_due(one, now)]
    for publication in due:
        fault = visit(publication.own_address or "")
        with store.writing() as books:
            books.publications.note_check(publication, fault, now)
    return len(due)


def broken_link_notices(books: Books, now: datetime, office_id: int | None = None) -> list[Notice]:
    """The coordinators hear of a broken address, at most once a week while it stays broken."""
    if not is_daytime(now):
        return []
    broken = [
        one
        for one in books.publications.with_own_address()
        if one.fault and one.checked_at and now - one.checked_at < _FRESH
        if office_id in {None, one.office_id}
    ]
    notices = [notice for one in broken for notice in _notices(books, one, now)]
    claimed = books.deliveries.claimed([notice.key for notice in notices])
    return [notice for notice in notices if notice.key not in claimed]


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0
    return is_web and parts.username is None and len(address) <= LONGEST_ADDRESS and address.isprintable()


def _is_due(publication: Publication, now: datetime) -> bool:
    if publication.checked_at is None:
        return True
    today = bangkok_day(now)
    return today.month in ASSESSMENT_MONTHS and bangkok_day(publication.checked_at) < today


def _notices(books: Books, publication: Publication, now: datetime) -> list[Notice]:
    year, number = publication.fiscal_year.number, publication.round_number
    week = bangkok_day(now).isocalendar()
    facts = {
        "round": number,
        "year": year,
        "address": publication.own_address,
        "fault": say(f"link_broken.{publication.fault}"),
    }
    coordinators = books.members.coordinators(publication.office_id)
    return [
        Notice(
            key=f"{publication.office_id}:link:{year}-{number}:{week.year}-{week.week}:{coordinator}",
            office_id=publication.office_id,
            chat_id=coordinator,
            purpose=Purpose.LINK_BROKEN,
            day=bangkok_day(now),
            why=say("link_broken.why", **facts),
            cost=1,
            reply=Reply((Bubble(say("link_broken.told", **facts)),)),
        )
        for coordinator in sorted(coordinators)
    ]
