"""A person's data: everything about them can be handed over, and they can be taken out of all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select, text

from bot.domain.audit import first_broken
from bot.domain.person import Role
from bot.errors import OperatorError
from bot.line.simulator.people import Person as LinePerson
from bot.service.personal_data import Person, erase, people, person_called, write_export
from bot.store.engine import migrating_engine
from bot.store.schema import metadata
from bot.store.store import Store
from handlers.naming_people import learn_names
from tests.support.khlang import Khlang
from tests.support.stage import a_stage

KEPT_WITH_NAME = {"sign_acts"}


@pytest.fixture
def khlang(store: Store) -> Iterator[Khlang]:
    """สุดา has done whatever leaves something behind, in the group and one to one."""
    with a_stage(store) as stage:
        found = Khlang(stage)
        stage.platform.befriend(found.suda)
        stage.settle()
        code = stage.invite(found.office, Role.STAFF, found.office.divisions[1])
        stage.say(found.suda, found.suda, f"ลงทะเบียน {code}")
        found.report()
        found.photo()
        found.report("ข้อ 4 ส่งวันศุกร์ค่ะ")
        found.report("จัดทำทะเบียนเสร็จแล้วค่ะ")
        stage.say(found.suda, found.suda, "รายงาน 4 ประกาศรายเดือนแล้ว")
        found.later(1000)
        found.photo()
        stage.say(found.manee, found.group, "วันนี้ประชุมบ่ายนะคะพี่สุดา")
        learn_names(store, stage.worker.outbox.messenger, stage.clock.now())
        found.report("แก้ไข 3 ทำทะเบียนยืมพัสดุครบแล้ว")
        yield found


def known(khlang: Khlang, person: LinePerson) -> Person:
    with khlang.stage.store.reading() as books:
        return person_called(books, khlang.office, person.id)


def rows_with(database_url: str, words: str) -> dict[str, list[str]]:
    """Every text of the database in which the words stand, by table; read without our own stores."""
    found: dict[str, list[str]] = {}
    engine = migrating_engine(database_url)
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(text("*")).select_from(table)):
                found.setdefault(table.name, []).extend(str(v) for v in row if words in str(v))
    engine.dispose()
    return {name: texts for name, texts in found.items() if texts}


def test_the_export_holds_every_row_about_the_person(khlang: Khlang, database_url: str) -> None:
    suda = known(khlang, khlang.suda)
    file = BytesIO()
    stage = khlang.stage
    rows = write_export(stage.store, stage.files, khlang.office, suda, stage.clock.now(), file)

    archive = ZipFile(file)
    told = json.loads(archive.read("person.json"))
    assert "สุดา" in told["names"]
    assert rows_with(database_url, khlang.suda.id).keys() == told["data"].keys()
    assert {"entries", "evidence", "events", "members", "promises", "line_names"} <= told["data"].keys()
    assert rows == sum(len(found) for found in told["data"].values())
    assert len([name for name in archive.namelist() if name.startswith("evidence/")]) == 2
    assert "token_hash" not in json.dumps(told)


def test_nobody_else_is_in_the_export(khlang: Khlang) -> None:
    file, stage = BytesIO(), khlang.stage
    suda = known(khlang, khlang.suda)
    write_export(stage.store, stage.files, khlang.office, suda, stage.clock.now(), file)

    told = ZipFile(file).read("person.json").decode()
    assert khlang.manee.id not in told
    assert khlang.coordinator.id not in told


def test_an_erased_person_is_nowhere_in_the_database(khlang: Khlang, database_url: str) -> None:
    suda = known(khlang, khlang.suda)
    with khlang.stage.store.writing() as books:
        changed = erase(books, khlang.office, suda, khlang.stage.clock.now())

    assert changed["entries"] == 3
    assert rows_with(database_url, khlang.suda.id) == {}
    assert rows_with(database_url, "สุดา").keys() - KEPT_WITH_NAME == set()
    with khlang.stage.store.reading() as books:
        assert khlang.suda.id not in {one.line_user_id for one in people(books, khlang.office)}


def test_what_an_erased_person_reported_stays_on_record(khlang: Khlang) -> None:
    before = khlang.entries()
    tied = len([one for one in khlang.evidence() if one.entry_number])
    suda = known(khlang, khlang.suda)
    with khlang.stage.store.writing() as books:
        erase(books, khlang.office, suda, khlang.stage.clock.now())

    after = khlang.entries()
    assert [(e.number, e.text, e.status, e.is_live) for e in after] == [
        (e.number, e.text, e.status, e.is_live) for e in before
    ]
    assert {entry.display_name for entry in after} == {"(ลบชื่อแล้ว)"}
    with khlang.stage.store.reading() as books:
        assert len(books.evidence.of_office(khlang.office.id)) == tied
        assert not books.members.of_user(khlang.suda.id)


def test_erasing_is_audited_without_the_name(khlang: Khlang) -> None:
    suda = known(khlang, khlang.suda)
    with khlang.stage.store.writing() as books:
        erase(books, khlang.office, suda, khlang.stage.clock.now())

    with khlang.stage.store.reading() as books:
        records = books.audit.of_office(khlang.office.id)
    assert records[0].action == "personal data erased"
    assert "สุดา" not in json.dumps(dict(records[0].facts), ensure_ascii=False)
    assert khlang.suda.id not in json.dumps(dict(records[0].facts))
    assert first_broken(reversed(records)) is None


def test_the_group_goes_on_without_the_erased_person(khlang: Khlang) -> None:
    suda = known(khlang, khlang.suda)
    with khlang.stage.store.writing() as books:
        erase(books, khlang.office, suda, khlang.stage.clock.now())

    answers = khlang.report("รายงาน 4 เผยแพร่ครบแล้ว", khlang.manee)

    assert len(answers) == 1
    assert khlang.live()[-1][1] == "เผยแพร่ครบแล้ว"


def test_a_name_two_people_share_is_asked_back(khlang: Khlang) -> None:
    namesake = khlang.platform.add_user("สุดา")
    khlang.platform.join_member(khlang.group, namesake)
    khlang.report("รายงาน 4 เผยแพร่แล้ว", namesake)
    learn_names(khlang.stage.store, khlang.stage.worker.outbox.messenger, khlang.stage.clock.now())
    with khlang.stage.store.reading() as books, pytest.raises(OperatorError, match=namesake.id):
        person_called(books, khlang.office, "สุดา")
