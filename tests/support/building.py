"""Every door of the web application, with a real address for each, in front of two offices.

A route with parameters this file does not know fails the tests until somebody says here what a real
address of it is.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from bot.domain.evidence import EvidenceDraft, EvidenceKind
from bot.domain.person import Role
from bot.service.filing import file_content, take_up
from bot.service.linking import DocumentOrder, document_link
from bot.service.previewing import preview_link
from bot.service.publishing import publish
from bot.store.store import Store
from handlers.web.access import Access, access_of
from tests.builders import found_office
from tests.support.board import CSRF, browser_of
from tests.support.pictures import a_phone_photo
from tests.support.signing import SigningVillage, a_signing_village
from tests.support.stage import LINKS
from tests.support.village import YEAR

Values = dict[str, object]
QUERIES = {"report.file": "?format=csv"}
"""What an address must ask for besides."""

READING, WRITING = ("GET",), ("DELETE", "PATCH", "POST", "PUT")


class Building:
    """Two offices. The first has something of everything; round 1 is published, a newer version waits."""

    def __init__(self, village: SigningVillage) -> None:
        self.village, self.stage, self.office = village, village.stage, village.office
        self.values = _real_values(village)
        self.coordinator = browser_of(self.stage, self.office, village.coordinator.id)
        self.executive = browser_of(self.stage, self.office, village.head.id)
        with self.stage.store.writing() as books:
            neighbour = found_office(books, "ห้วยทราย")
        person = self.stage.coordinator(neighbour, "มานี")
        self.stage.say(person, person, f"ลงทะเบียน {self.stage.invite(neighbour, Role.EXECUTIVE)}")
        self.neighbour = browser_of(self.stage, neighbour, person.id)

    @property
    def stranger(self) -> FlaskClient:
        return self.stage.app.test_client()

    def doors(self, *accesses: Access, methods: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
        """Endpoint, method and a real address of every route with such an access."""
        for rule in self.stage.app.url_map.iter_rules():
            if access_of(self.stage.app, rule.endpoint) in accesses:
                for method in sorted((rule.methods or set()) & set(methods)):
                    yield rule.endpoint, method, self.address(rule)

    def address(self, rule: Rule) -> str:
        """A real address of the route."""
        known = self.values.get(rule.endpoint, {})
        missing = rule.arguments - known.keys()
        assert missing == set(), f"what is a real {rule}? Say so in tests/support/building.py"
        built = rule.build({name: known[name] for name in rule.arguments})
        assert built is not None
        return built[1] + QUERIES.get(rule.endpoint, "")

    def stored(self) -> tuple[object, ...]:
        """What forms could change about the first office."""
        office, now = self.office.id, self.stage.clock.now()
        with self.stage.store.reading() as books:
            return (
                books.audit.of_office(office),
                books.rounds.of_year(office, YEAR),
                books.office_texts.at(office, now),
                books.members.of_office(office),
                books.chats.of_office(office),
                books.plans.get(office, YEAR),
                books.switched_off_occasions.of_offices([office]),
                books.pauses.of_offices([office], YEAR.start),
                books.snapshots.of_office(office),
                books.publications.all(),
                books.final_wordings.at(office, YEAR, 1, now),
            )


def ask(browser: FlaskClient, method: str, address: str, **fields: str) -> TestResponse:
    """Open the address, with a form unless it is only read."""
    answer = browser.open(address, method=method, data=fields if method in WRITING else None)
    answer.close()
    return answer


def csrf_of(browser: FlaskClient) -> str:
    """What the forms of this session carry."""
    found = CSRF.search(browser.get("/board/rounds").text)
    assert found is not None
    return found[1]


@contextmanager
def a_building(database: Path) -> Iterator[Building]:
    """The building on an empty SQLite file at the newest schema."""
    store = Store(f"sqlite:///{database}")
    try:
        with a_signing_village(store) as village:
            yield Building(village)
    finally:
        store.close()


def a_copy(database: Path, folder: Path) -> Path:
    """The database for this building alone."""
    return Path(shutil.copy(database, folder / "building.db"))


def _real_values(village: SigningVillage) -> dict[str, Values]:
    """The parameters of every route that has any."""
    published, waiting = _signed(village)
    stage, office = village.stage, village.office
    now = stage.clock.now()
    with stage.store.writing() as books:
        member = books.members.of_office(office.id)[0]
        pause = books.pauses.begin(office.id, None, YEAR.start, None)
        group = next(one.chat_id for one in books.chats.of_office(office.id) if one.division_ids)
        snapshot = books.snapshots.get(office.id, waiting)
    assert snapshot is not None
    order = DocumentOrder(office.id, YEAR, 1, "csv", now)
    year: Values = {"year": YEAR.number, "number": 1}
    shown: Values = {"office_id": office.id, "slug": "huai-tan", "format_key": "html", **year}
    dead: Values = {"token": "no-such-link"}
    return {
        "assets.file": {"name": "board.css"},
        "guides.page": {"name": "staff"},
        "guides.picture": {"name": "board.webp"},
        "language.switch": {"chosen": "th"},
        "sign_in.offer": dead,
        "sign_in.enter": dead,
        "downloads.document": {"token": _token(document_link(LINKS, order, now))},
        "previews.document": {"token": _token(preview_link(LINKS, snapshot, "csv", now) or "")},
        **_each("measures", ("page", "word", "unword"), {"ref": "3"}),
        **_each("evidence", ("file", "small"), {"evidence_id": _photo(village)}),
        "divisions.one": {"division_id": office.divisions[0].id},
        "people.end": {"member_id": member.id},
        **_each("groups", ("bind", "free"), {"chat_id": group}),
        "rounds.change": year,
        "calendar.file": {"number": YEAR.number},
        "resting.end": {"pause_id": pause.id},
        "resting.switch": {"name": "opening"},
        "settings.keep": {"key": "memo.subject"},
        **_each("sign_off", ("freeze", "own_address"), year),
        "sign_off.make_public": {"snapshot_id": published},
        "sign_off.document": {"snapshot_id": published, "stage": "approved", "format_key": "csv"},
        **_each("signing", ("page", "read", "say", "approve", "send_back"), {"snapshot_id": waiting}),
        **_each("public", ("office", "round_page", "document", "description"), shown),
    }


def _each(pages: str, views: tuple[str, ...], values: Values) -> dict[str, Values]:
    return {f"{pages}.{view}": values for view in views}


def _signed(village: SigningVillage) -> tuple[int, int]:
    """Publish a version and propose another; gives the ids of both."""
    village.report()
    village.propose()
    published = village.approve_all().id
    with village.stage.store.writing() as books:
        publish(
            books, village.stage.files, village.office, "member:1", published, True, village.stage.clock.now()
        )
    village.report("รายงาน 4 ลงเว็บไซต์แล้ว")
    return published, village.propose().id


def _photo(village: SigningVillage) -> int:
    """A photo of the village's first entry, as LINE handed it over; gives its id."""
    stage, now = village.stage, village.stage.clock.now()
    draft = EvidenceDraft(village.office.id, EvidenceKind.PHOTO, "C1", "m-photo", now, entry_number=1)
    with stage.store.writing() as books:
        books.evidence.add(draft, now)
        (fetched,) = take_up(books, now, 1)
    file_content(stage.store, stage.files, fetched, a_phone_photo(), now)
    return fetched.id


def _token(link: str) -> str:
    return urlsplit(link).path.rpartition("/")[2]
