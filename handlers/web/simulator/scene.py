"""Everything the page shows at one moment, as JSON."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from bot.clock import BANGKOK, bangkok_day
from bot.domain.calendar import long_date
from bot.domain.office import Office
from bot.domain.standing import Standing, office_standing
from bot.line.simulator.people import Group, Person, Place
from bot.line.simulator.platform import Platform
from bot.service.collecting import collection_shown
from bot.store.store import Books
from bot.wording.pages import Language
from handlers.web.simulator.people import chats_told, people_told, place_named
from handlers.web.simulator.play import Play
from handlers.web.simulator.speech import button_told, told
from handlers.web.speaking import day, language, moment, t

MOST_MESSAGES = 300
MOST_PUSHES = 50


def scene(play: Play, person: Person, place: Place) -> dict[str, object]:
    """What this person sees in this chat, and how the office stands; `version` tells one from another."""
    now = play.clock.now()
    platform = play.platform
    with play.desk.store.reading() as books:
        office = books.offices.get(play.office_id)
        members = books.members.of_office(play.office_id)
        progress = _progress(books, office, now) if office else {}
    shown: dict[str, object] = {
        "clock": clock_told(now),
        "people": people_told(platform, members),
        "person": person.id,
        "chats": chats_told(platform, person),
        "chat": {
            **place_named(platform, place),
            "members": [one.id for one in place.members] if isinstance(place, Group) else [],
            "messages": told(platform.messages(place)[-MOST_MESSAGES:]),
            "quick": [button_told(button) for button in platform.visible_quick_replies(person, place)],
        },
        "quota": _quota(platform, now),
        "pushes": _pushes(platform),
        **progress,
    }
    written = json.dumps(shown, ensure_ascii=False, sort_keys=True).encode()
    return {**shown, "version": hashlib.sha256(written).hexdigest()[:16]}


def clock_told(now: datetime) -> dict[str, object]:
    """The demo's time in words, and as a form's fields hold it."""
    local = now.astimezone(BANGKOK)
    weekday = t(f"demo.weekday{local.weekday()}")
    date_words = long_date(local.date()) if language() is Language.THAI else day(local.date())
    return {
        "words": t("demo.clock.words", weekday=weekday, date=date_words),
        "time": f"{local:%H:%M}",
        "field": f"{local:%Y-%m-%dT%H}",
    }


def _progress(books: Books, office: Office, now: datetime) -> dict[str, object]:
    collection = collection_shown(books, office, now)
    if collection is None:
        return {}
    round_ = collection.round
    entries = books.entries.of_round(office.id, round_.fiscal_year, round_.number)
    left = (round_.reply_deadline - bangkok_day(now)).days
    return {
        "round": {
            "title": t("rounds.round", number=round_.number, year=round_.fiscal_year),
            "deadline": t("demo.progress.deadline", day=day(round_.reply_deadline)),
            "left": t("demo.progress.left", days=left) if left >= 0 else t("demo.progress.late", days=-left),
        },
        "standings": [_standing(item) for item in office_standing(office, collection.plan, entries)],
    }


def _standing(item: Standing) -> dict[str, object]:
    return {
        "division": item.division.name,
        "expected": item.expected,
        "answered": len(item.answered),
        "missing": [{"ref": measure.ref, "title": measure.title} for measure in item.missing],
    }


def _quota(platform: Platform, now: datetime) -> dict[str, object]:
    with platform.lock:
        replies = sum(message.way == "reply" for message in platform.log.from_bot())
        return {"used": platform.quota.used(now), "limit": platform.quota.limit, "replies": replies}


def _pushes(platform: Platform) -> list[dict[str, object]]:
    """What the bot said unasked, newest first; the messages of one push count together."""
    with platform.lock:
        sent = [message for message in platform.log.from_bot() if message.way == "push" and message.delivered]
        together = {(message.place.id, message.at): message for message in reversed(sent)}
        newest = sorted(together.values(), key=lambda message: message.at, reverse=True)[:MOST_PUSHES]
        return [
            {
                "id": message.id,
                "at": moment(message.at),
                "to": message.place.name,
                "chat": message.place.id,
                "cost": len(message.place.members) if isinstance(message.place, Group) else 1,
                "words": str(message.content.get("altText") or message.text),
            }
            for message in newest
        ]
