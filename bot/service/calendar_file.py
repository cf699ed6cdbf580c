"""The year's reminders as an .ics file, for the calendar a coordinator already keeps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from bot.domain.office import Office
from bot.domain.rounds import Round
from bot.service.calendar import CalendarDay
from bot.service.explaining import occasion_words
from bot.wording.say import say

_LENGTH = timedelta(minutes=15)


def calendar_file(office: Office, days: Iterable[CalendarDay], now: datetime) -> bytes:
    """The file (RFC 5545). Taken in again it moves the days it brought before: their ids stay."""
    listed = list(days)
    calendar = Calendar()
    calendar.add("prodid", "-//TamNgan//reminders//TH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say("calendar.name", office=office.full_name))
    for one in listed:
        calendar.add_component(_speaking(office, one, now))
    for round_ in dict.fromkeys(one.round for one in listed):
        for name, day in (("reply", round_.reply_deadline), ("report", round_.report_deadline)):
            calendar.add_component(_deadline(office, round_, name, day, now))
    return bytes(calendar.to_ical())


def _speaking(office: Office, one: CalendarDay, now: datetime) -> Event:
    event = _event(office, one.round, one.planned.occasion, now)
    occasions = ", ".join(occasion_words(rung.occasion) for rung in one.planned.rungs)
    event.add("summary", say("calendar.summary", round=one.round.number, occasions=occasions))
    event.add("description", say("calendar.description", why=one.why, cost=one.cost))
    event.add("dtstart", one.planned.moment.astimezone(UTC))
    event.add("dtend", (one.planned.moment + _LENGTH).astimezone(UTC))
    return event


def _deadline(office: Office, round_: Round, name: str, day: date, now: datetime) -> Event:
    event = _event(office, round_, f"{name}-deadline", now)
    event.add("summary", say(f"calendar.{name}_deadline", round=round_.number))
    event.add("dtstart", day)
    return event


def _event(office: Office, round_: Round, what: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{office.id}-{round_.fiscal_year}-{round_.number}-{what}@tamngan")
    event.add("dtstamp", now)
    event.add("transp", "TRANSPARENT")
    return event
