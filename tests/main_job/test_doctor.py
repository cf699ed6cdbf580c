"""tamngan doctor: a sound installation is called sound, and each thing that breaks is named with its page."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.cli.doctor.finding import Check, Finding, Level
from bot.cli.doctor.installation import check_database, check_work
from bot.cli.doctor.line import check_line
from bot.cli.doctor.machine import NO_ROOM, check_machine
from bot.cli.doctor.records import check_audit, check_files
from bot.cli.doctor.settings import check_settings
from bot.clock import SystemClock
from bot.config import Settings
from bot.domain.audit import AuditAction
from bot.line.simulator.faults import Fault, FaultKind
from bot.store.engine import migrating_engine
from bot.store.files import Files
from bot.store.store import Store
from bot.store.upkeep import Task
from tests.architecture.sources import ROOT
from tests.builders import NOON, a_new_event, found_office
from tests.support.command_line import CommandLine
from tests.support.khlang import Khlang
from tests.support.pictures import a_photo
from tests.support.stage import Stage, a_stage

SECRET = "a secret of the settings that nobody may read"


@pytest.fixture
def stage(sqlite_store: Store) -> Iterator[Stage]:
    with a_stage(sqlite_store) as found:
        yield found


def levels(found: Iterator[Finding]) -> dict[str, str]:
    return {one.check.value: one.level.value for one in found}


def sentences(found: Iterator[Finding]) -> str:
    return "\n".join(one.sentence for one in found)


def line_settings(stage: Stage, **changes: object) -> Settings:
    facts: dict[str, object] = {
        "line_channel_secret": stage.platform.channel.secret,
        "line_channel_access_token": stage.platform.channel.access_token,
        "line_api_base": stage.line_url,
        "line_data_api_base": stage.line_url,
        "public_url": "https://bot.example",
        "secret_key": SECRET,
    }
    return Settings.model_validate({**facts, **changes})


def test_a_sound_installation_is_called_sound(stage: Stage, sqlite_url: str, tmp_path: Path) -> None:
    khlang = Khlang(stage)
    khlang.report()
    with stage.store.writing() as books:
        for task in (Task.TICK, Task.BACKUP):
            books.upkeep.note(task, SystemClock().now())
    line = CommandLine(sqlite_url, tmp_path).speaking_to(stage.platform, stage.line_url)
    line.environment |= {"PUBLIC_URL": "https://bot.example", "SECRET_KEY": SECRET}

    checks = line.json("doctor")["checks"]

    assert {one["level"] for one in checks} == {"ok"}, checks
    assert {one["check"] for one in checks} == {check.value for check in Check}


def test_a_broken_installation_is_told_in_lines_and_ends_with_1(tmp_path: Path) -> None:
    line = CommandLine(f"sqlite:///{tmp_path / 'none.db'}", tmp_path)

    done = line.run("doctor", "--offline")

    assert done.returncode == 1
    assert re.search(r"^fail +settings +LINE_CHANNEL_SECRET and", done.stdout, re.MULTILINE)
    assert re.search(r"^fail +schema +The database is empty", done.stdout, re.MULTILINE)
    assert "docs/operations.md#doctor-schema" in done.stdout
    assert done.stderr == ""
    assert not (tmp_path / "none.db").exists(), "looking makes nothing"


def test_malformed_settings_are_one_sentence(tmp_path: Path) -> None:
    line = CommandLine("mysql://somebody:hunter2@host/db", tmp_path)
    done = line.run("doctor")
    assert done.returncode == 1
    assert "DATABASE_URL must begin with" in done.stdout
    assert "hunter2" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("changes", "level", "words"),
    [
        ({}, "ok", "signed with a long secret"),
        ({"public_url": None}, "warn", "Without PUBLIC_URL"),
        ({"public_url": "http://bot.example"}, "warn", "not https"),
        ({"secret_key": "short"}, "warn", "fewer than 32"),
    ],
)
def test_links_need_an_address_and_a_long_secret(
    stage: Stage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    changes: dict[str, object],
    level: str,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    found = list(check_settings(line_settings(stage, **changes)))
    assert levels(iter(found))["links"] == level
    assert words in sentences(iter(found))


def test_settings_others_may_read_are_told(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text("SECRET_KEY=x", encoding="utf-8")
    Path(".env").chmod(0o644)
    assert levels(check_settings(line_settings(stage)))["settings"] == "warn"
    Path(".env").chmod(0o600)
    assert levels(check_settings(line_settings(stage)))["settings"] == "ok"


def test_a_database_that_is_away_or_behind_is_told(database_url: str) -> None:
    assert levels(check_database(database_url)) == {"database": "ok", "schema": "ok"}
    away = "postgresql://somebody:hunter2@127.0.0.1:1/none"
    assert levels(check_database(away)) == {"database": "fail"}
    assert "hunter2" not in sentences(check_database(away))
    engine = migrating_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    try:
        assert levels(check_database(database_url))["schema"] == "fail"
    finally:
        with engine.begin() as connection:
            connection.execute(text("DELETE FROM alembic_version"))
            connection.execute(text("INSERT INTO alembic_version VALUES ('0016')"))
        engine.dispose()


def test_what_stands_still_is_told(store: Store) -> None:
    with store.writing() as books:
        books.inbox.accept((a_new_event(1, "A"), a_new_event(2, "B")), NOON)
        [one] = books.inbox.claim(NOON)
        books.inbox.fail(one.id, "ValueError", NOON, None)
        books.upkeep.note(Task.TICK, NOON)
        books.upkeep.note(Task.BACKUP, NOON)

    with store.reading() as books:
        soon = levels(check_work(books, NOON + timedelta(minutes=1)))
        later = levels(check_work(books, NOON + timedelta(days=8)))

    assert soon == {"clock": "ok", "backlog": "ok", "quarantine": "warn", "sending": "ok", "backup": "ok"}
    assert later == {
        "clock": "fail",
        "backlog": "fail",
        "quarantine": "warn",
        "sending": "ok",
        "backup": "warn",
    }


def test_a_changed_audit_trail_is_told(store: Store, database_url: str) -> None:
    with store.writing() as books:
        office = found_office(books)
        for number in range(3):
            books.audit.note(office.id, "operator", AuditAction.INVITED, f"thing:{number}", NOON)
        assert levels(check_audit(books))["audit"] == "ok"
    engine = migrating_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE audit_records SET actor = 'member:9' WHERE number = 2"))
    engine.dispose()

    with store.reading() as books:
        [found] = check_audit(books)
    assert (found.level, found.sentence) == (
        Level.FAIL,
        f"The audit trail was changed by somebody: office {office.id} at record 2.",
    )


def test_a_missing_and_a_changed_evidence_file_are_told(stage: Stage, tmp_path: Path) -> None:
    khlang = Khlang(stage)
    khlang.report()
    khlang.photo()
    khlang.photo(a_photo(colour="red"))
    files = Files(tmp_path)
    with stage.store.reading() as books:
        first, second = sorted(books.contents.file_names())
    for name in (first, second):
        with files.staged(stage.files.read(name) or b"") as staged:
            staged.keep()
    with stage.store.reading() as books:
        assert levels(check_files(books, files)) == {"files": "ok"}

    files.remove(first)
    (tmp_path / second[:2] / second[2:4] / second).write_bytes(b"somebody else's picture")

    with stage.store.reading() as books:
        [found] = check_files(books, files)
    assert found.level is Level.FAIL
    assert "1 missing, 1 not what they were" in found.sentence


def test_what_line_says_of_token_quota_and_webhook(stage: Stage) -> None:
    platform = stage.platform
    assert levels(check_line(line_settings(stage))) == {"token": "ok", "quota": "ok", "webhook": "ok"}

    elsewhere = line_settings(stage, public_url="https://other.example")
    assert levels(check_line(elsewhere))["webhook"] == "warn"

    platform.channel.webhook_active = False
    assert levels(check_line(line_settings(stage)))["webhook"] == "fail"
    platform.channel.webhook_url = None
    assert levels(check_line(line_settings(stage)))["webhook"] == "fail"

    wrong = line_settings(stage, line_channel_access_token="not the token")
    assert levels(check_line(wrong)) == {"token": "fail"}
    platform.faults.add(Fault("/v2/bot/info", FaultKind.SERVER_ERROR, times=2))
    assert levels(check_line(line_settings(stage)))["token"] == "warn"


def test_line_out_of_reach_is_told_and_holds_nobody_up(stage: Stage) -> None:
    nowhere = line_settings(
        stage, line_api_base="http://127.0.0.1:1", line_data_api_base="http://127.0.0.1:1"
    )
    assert levels(check_line(nowhere)) == {"token": "fail"}


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": NO_ROOM - 1})
    monkeypatch.setattr("bot.cli.doctor.machine.shutil.disk_usage", lambda _folder: usage)
    assert levels(check_machine(tmp_path / "not made yet"))["disk"] == "fail"


def test_a_data_folder_others_may_enter_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert levels(check_machine(tmp_path))["disk"] == "warn"
    tmp_path.chmod(0o700)
    assert levels(check_machine(tmp_path))["disk"] == "ok"


def test_a_fresh_data_folder_is_nobody_elses(tmp_path: Path) -> None:
    CommandLine(f"sqlite:///{tmp_path / 'data' / 'tamngan.db'}", tmp_path / "data").ok("db", "upgrade")
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_no_secret_is_in_the_settings_written_out(stage: Stage) -> None:
    settings = line_settings(stage, database_url="postgresql://somebody:hunter2@host/db")
    told = repr(settings) + str(settings)
    for secret in (SECRET, "hunter2", stage.platform.channel.secret, stage.platform.channel.access_token):
        assert secret not in told
    assert settings.database_url == SecretStr("postgresql://somebody:hunter2@host/db")


@pytest.mark.parametrize("check", list(Check), ids=lambda check: check.value)
def test_every_check_has_its_place_in_the_documents(check: Check) -> None:
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert f'<a id="doctor-{check.value}"></a>' in page
