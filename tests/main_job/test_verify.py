"""tamngan verify: the approved document, the same with one byte changed, and the same for programs."""

from __future__ import annotations

import json
from pathlib import Path

from bot.store.snapshots import APPROVED
from bot.store.store import Store
from tests.support.command_line import CommandLine
from tests.support.signing import HEAD, SigningVillage, a_signing_village


def approved_file(village: SigningVillage, folder: Path) -> Path:
    village.propose()
    snapshot = village.approve_all()
    with village.stage.store.reading() as books:
        kept = books.snapshots.files_of(snapshot.id)
    (sha256,) = [one.sha256 for one in kept if (one.stage, one.format) == (APPROVED, "docx")]
    file = folder / "รายงาน.docx"
    file.write_bytes(village.stage.files.read(sha256) or b"")
    return file


def test_the_command_tells_the_approved_document_from_a_changed_one(
    sqlite_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    with a_signing_village(sqlite_store) as village:
        file = approved_file(village, tmp_path)
    command = CommandLine(sqlite_url, tmp_path)
    data = file.read_bytes()

    known = command.run("verify", str(file))
    assert known.returncode == 0
    assert f"version 1, approved by {HEAD} (2026-03-10)" in known.stdout
    told = json.loads(command.run("verify", str(file), "--json").stdout)
    assert (told["verdict"], told["version"], len(told["approved_by"])) == ("approved", 1, 3)

    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    changed = command.run("verify", str(file))
    assert changed.returncode == 1
    assert "or it was changed since" in changed.stderr
    as_json = command.run("verify", str(file), "--json")
    assert (as_json.returncode, json.loads(as_json.stdout)["verdict"]) == (1, "unknown")
    missing = command.run("verify", str(tmp_path / "no such file"))
    assert (missing.returncode, missing.stderr.count("\n")) == (1, 1)
