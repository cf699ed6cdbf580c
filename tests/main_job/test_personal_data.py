"""tamngan person and tamngan retention, as an operator types them."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

from bot.store.store import Store
from handlers.naming_people import learn_names
from tests.support.command_line import CommandLine
from tests.support.khlang import Khlang
from tests.support.stage import a_stage


def test_a_person_is_listed_handed_their_data_and_taken_out(
    sqlite_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    with a_stage(sqlite_store) as stage:
        khlang = Khlang(stage)
        khlang.report()
        learn_names(stage.store, stage.worker.outbox.messenger, stage.clock.now())
        khlang.report("แก้ไข #1 ทำทะเบียนครบแล้ว")
    line = CommandLine(sqlite_url, tmp_path)
    file = tmp_path / "suda.zip"

    assert "สุดา" in line.ok("person", "list")
    exported = line.json("person", "export", "--person", "สุดา", "-o", str(file))
    foreseen = line.json("person", "erase", "--person", "สุดา", "--dry-run")
    erased = line.json("person", "erase", "--person", "สุดา")
    again = line.run("person", "erase", "--person", "สุดา")

    assert exported["rows"] == sum(map(len, json.loads(ZipFile(file).read("person.json"))["data"].values()))
    assert (foreseen["dry_run"], erased["dry_run"]) == (True, False)
    assert foreseen["rows"] == erased["rows"]
    assert erased["rows"]["entries"] == 2
    assert (again.returncode, again.stderr) == (
        1,
        "Nobody here is called 'สุดา'; list everybody with: tamngan person list\n",
    )


def test_what_is_too_old_is_told_and_removed(sqlite_store: Store, sqlite_url: str, tmp_path: Path) -> None:
    with a_stage(sqlite_store, "2020-01-15T09:00:00+07:00") as stage:
        Khlang(stage)
    line = CommandLine(sqlite_url, tmp_path)
    line.environment["KEEP_MESSAGES_DAYS"] = "3"

    foreseen = {one["kind"]: one for one in line.json("retention", "--dry-run")["kinds"]}
    removed = {one["kind"]: one for one in line.json("retention")["kinds"]}

    assert foreseen["messages"]["kept_days"] == 3
    assert foreseen["messages"]["rows"] > 0
    assert removed == foreseen
    assert {one["rows"] for one in line.json("retention", "--dry-run")["kinds"]} == {0}
