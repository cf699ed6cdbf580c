"""The audit trail: who did what when, and whether nothing in it was changed since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, abort, render_template, request

from bot.domain.audit import AuditRecord, first_broken
from bot.wording.pages import Language, page_words
from handlers.web.access import Access, open_to, visitor
from handlers.web.desk import Desk
from handlers.web.speaking import day, t

ADDRESS = "/board/audit"
PAGE = 50
_MEMBER = "member:"


def audit_pages(desk: Desk) -> Blueprint:
    """The trail, newest first, a page at a time."""
    blueprint = Blueprint("audit", __name__)

    @blueprint.get(ADDRESS)
    @open_to(Access.BOARD)
    def page() -> str:
        before = _before()
        office = visitor().office
        with desk.store.reading() as books:
            names = books.members.names(office.id)
            if before is None:
                whole = books.audit.of_office(office.id)
                broken, shown = first_broken(reversed(whole)), whole[: PAGE + 1]
            else:
                broken, shown = None, books.audit.of_office(office.id, before, PAGE + 1)
        return render_template(
            "audit.html",
            records=[
                (record, _actor(record.actor, names), _action(record), _subject(record, names))
                for record in shown[:PAGE]
            ],
            older=shown[PAGE - 1].number if len(shown) > PAGE else None,
            is_first=before is None,
            broken=broken,
        )

    return blueprint


def _before() -> int | None:
    asked = request.args.get("before")
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        abort(404)
    return int(asked)


def _actor(actor: str, names: Mapping[int, str]) -> str:
    """Who it was, by name where there is one."""
    number = actor.removeprefix(_MEMBER)
    if actor.startswith(_MEMBER) and number.isdecimal():
        return names.get(int(number)) or t("people.nameless")
    return _worded(f"audit.actor.{actor}", actor)


def _action(record: AuditRecord) -> str:
    """The act in words, or as it is noted where there are none for it."""
    return _worded(f"audit.action.{record.action.replace(' ', '_')}", record.action)


def _subject(record: AuditRecord, names: Mapping[int, str]) -> str:
    """What it was done to: a person by name, what has words by them, anything else by kind and number."""
    kind, _, key = record.subject.partition(":")
    if kind == "member":
        return _actor(record.subject, names)
    rooms = {"text": "office_texts", "occasion": "occasions"}
    told = _worded(f"{rooms[kind]}.{key}", key) if kind in rooms else key
    if kind == "day":
        told = day(date.fromisoformat(key))
    return f"{_worded(f'audit.subject.{kind}', kind)} {'' if kind == 'chat' else told}".strip()


def _worded(key: str, otherwise: str) -> str:
    return t(key) if key in page_words(Language.THAI) else otherwise
