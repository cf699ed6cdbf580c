"""The two layouts without public data, with plans of our own: imported, reported in LINE, exported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.line.simulator.people import Group, Person
from bot.store.store import Store
from tests.support.command_line import CommandLine
from tests.support.docx_grid import grid, xlsx_grid
from tests.support.office_files import LEFT, UP, excel, word
from tests.support.stage import a_stage

WEAK_HEADER = [
    [
        "ประเด็นที่เป็นข้อบกพร่อง/จุดอ่อนจากการประเมิน",
        "แนวทางการนำผลวิเคราะห์ไปสู่การปฏิบัติ",
        "มาตรการ",
        "ผู้รับผิดชอบ",
        "การกำกับติดตาม / รายงานความก้าวหน้าและสรุปผล ณ สิ้นปีงบประมาณ",
        LEFT,
    ],
    [UP, UP, UP, UP, "ดำเนินการแล้ว", "ยังไม่ได้ดำเนินการ"],
]
NAMED = "๑. ประกาศขั้นตอน\n๒. แบบประเมิน"
WEAKNESS = (
    "รายงานผลการดำเนินงาน",
    "องค์การบริหารส่วนตำบลห้วยตาล ประจำปีงบประมาณ พ.ศ. ๒๕๖๙",
    "จากผลการประเมินได้ ๘๓.๑๗ คะแนน ระดับ B จึงกำหนดแนวทาง ดังนี้",
    "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
    "๑. ตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ การใช้ทรัพย์สิน ได้ ๗๔.๒๕ คะแนน",
    [
        *WEAK_HEADER,
        ["ขั้นตอนการยืมไม่ชัด", "๑. ทบทวนระเบียบ ๒. แจ้งเวียน", NAMED, "๑. สำนักปลัด ๒. กองคลัง", "", ""],
        ["รอรับบริการนาน", "เพิ่มช่องบริการ", UP, UP, "", ""],
    ],
    "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
    "๒. ตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ คุณภาพ ได้ ๗๙.๕ คะแนน",
    [*WEAK_HEADER, ["ป้ายข้อมูลเก่า", "ทำป้ายใหม่", "ป้ายประชาสัมพันธ์", "กองช่าง", "", ""]],
)  # fmt: skip
SINGLE_HEADER = [
    "มาตรการ/โครงการ/กิจกรรม", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ",
    "ผลการดำเนินการตามมาตรการหรือกิจกรรม", "ผลลัพธ์หรือความสำเร็จของการดำเนินการ",
]  # fmt: skip
SINGLE = (
    "รายงานผลการดำเนินการ ปีงบประมาณ 2569",
    [
        SINGLE_HEADER,
        ["1. กระบวนการปฏิบัติงานที่โปร่งใส", LEFT, LEFT, LEFT, LEFT, LEFT],
        ["1.1 ทำคู่มือ", "1. สำรวจ\n2. เขียน", "ต.ค. 68 - มี.ค. 69", "กองช่าง", "", ""],
        ["2. การให้บริการ", LEFT, LEFT, LEFT, LEFT, LEFT],
        ["2.1 รับคำร้อง", "เปิดไลน์", "ตลอดปี", "งานพัสดุ กองคลัง", "", ""],
        ["2.2 ประเมินผล", "ทำแบบประเมิน", "ตลอดปี", "ทุกสำนัก/กอง", "", ""],
    ],
)


class Village:
    """An office with three divisions whose plan came from a file, ready to report."""

    def __init__(self, folder: Path, layout: str, plan: bytes, suffix: str) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder / 'office.db'}"
        self.command = CommandLine(self.url, folder)
        self.code = self.command.json(
            "office", "create", "--name", "ห้วยตาล", "--kind", "อบต.", "--district", "ดอนงาม",
            "--province", "นครตัวอย่าง", "--divisions", "สำนักปลัด,กองคลัง,กองช่าง", "--layout", layout,
        )["coordinator_code"]  # fmt: skip
        file = folder / f"plan.{suffix}"
        file.write_bytes(plan)
        self.told = self.command.json("plan", "import", str(file), "--fiscal-year", "2569")

    def say(self, *said: tuple[str, str]) -> None:
        """Each pair is a division and what its group says."""
        store = Store(self.url)
        with a_stage(store, "2026-03-10T09:00:00+07:00") as stage:
            coordinator = stage.platform.add_user("อรุณี", friend=True)
            stage.say(coordinator, coordinator, f"ลงทะเบียน {self.code}")
            groups: dict[str, tuple[Person, Group]] = {}
            for division, text in said:
                if division not in groups:
                    staff = stage.platform.add_user(division)
                    groups[division] = (staff, stage.division_group(coordinator, division, [staff]))
                assert stage.say(*groups[division], text), text
        store.close()

    def exported(self, suffix: str) -> bytes:
        out = self.folder / f"report.{suffix}"
        self.command.ok("export", "--fiscal-year", "2569", "--round", "1", "--format", suffix, "-o", str(out))
        return out.read_bytes()


def rows_of(tables: list[list[list[str]]]) -> list[list[str]]:
    return [row for table in tables for row in table]


@pytest.mark.parametrize(("write", "suffix"), [(word, "docx"), (excel, "xlsx")])
def test_ita_weakness(tmp_path: Path, write: Any, suffix: str) -> None:
    village = Village(tmp_path, "ita-weakness", write(*WEAKNESS), suffix)
    assert (village.told["sections"], village.told["measures"], village.told["problems"]) == (2, 3, [])
    village.say(
        ("สำนักปลัด", "รายงาน 1 ประกาศขั้นตอนการยืมเมื่อ 5 ม.ค. 69 แล้ว"),
        ("กองคลัง", "รายงาน 2 ยังไม่ได้เพิ่มช่องบริการ"),
    )
    rows = rows_of(grid(village.exported("docx")))
    unclear = next(row for row in rows if row[0] == "ขั้นตอนการยืมไม่ชัด")
    slow = next(row for row in rows if row[0] == "รอรับบริการนาน")
    signs = next(row for row in rows if row[0] == "ป้ายข้อมูลเก่า")
    assert unclear[1].startswith("๑. ทบทวนระเบียบ")
    assert "ประกาศขั้นตอนการยืมเมื่อ ๕ ม.ค. ๖๙ แล้ว" in unclear[1]
    assert unclear[2] == slow[2] == "๑. ประกาศขั้นตอน\n๒. แบบประเมิน"
    assert [unclear[4], unclear[5]] == ["✓", ""]
    assert [slow[4], slow[5]] == ["", "✓"]
    assert [signs[4], signs[5]] == ["", ""]
    assert rows_of(xlsx_grid(village.exported("xlsx")))


@pytest.mark.parametrize(("write", "suffix"), [(word, "docx"), (excel, "xlsx")])
def test_seven_topics_single(tmp_path: Path, write: Any, suffix: str) -> None:
    village = Village(tmp_path, "seven-topics-single", write(*SINGLE), suffix)
    assert (village.told["sections"], village.told["measures"], village.told["problems"]) == (2, 3, [])
    village.say(
        ("กองช่าง", "รายงาน 1.1\n- สำรวจ ๓ ครั้งแล้ว\n- เขียนเสร็จแล้ว\nผลลัพธ์: คนเข้าใจงานมากขึ้น"),
        ("กองช่าง", "รายงาน 2.2 แจกแบบประเมินแล้วครับ"),
        ("กองคลัง", "รายงาน ๒.๒ สรุปผลประเมินแล้วค่ะ"),
    )
    rows = rows_of(grid(village.exported("docx")))
    handbook = next(row for row in rows if "ทำคู่มือ" in row[0])
    assert handbook[1:] == [
        "1. สำรวจ\n2. เขียน", "ต.ค. 68 - มี.ค. 69", "กองช่าง",
        "1. สำรวจ 3 ครั้งแล้ว\n2. เขียนเสร็จแล้ว", "คนเข้าใจงานมากขึ้น",
    ]  # fmt: skip
    survey = next(row for row in rows if "ประเมินผล" in row[0])
    assert survey[4].splitlines() == ["กองคลัง", "สรุปผลประเมินแล้ว", "กองช่าง", "แจกแบบประเมินแล้ว"]
    assert any(set(row) == {"1. กระบวนการปฏิบัติงานที่โปร่งใส"} for row in rows)
    document = json.loads(village.exported("json"))
    assert document["layout"] == "seven-topics-single"


def test_a_bad_row_stops_the_import_unless_it_may_be_skipped(tmp_path: Path) -> None:
    header, *body = SINGLE[1]
    rows = [header, *body, ["2.3 ล้างท่อ", "ลอกท่อ", "ตลอดปี", "กองประปา", "", ""]]
    plan = word(SINGLE[0], rows)
    command = CommandLine(f"sqlite:///{tmp_path / 'office.db'}", tmp_path)
    command.json(
        "office", "create", "--name", "ห้วยตาล", "--kind", "อบต.", "--divisions", "กองคลัง,กองช่าง",
        "--layout", "seven-topics-single",
    )  # fmt: skip
    file = tmp_path / "plan.docx"
    file.write_bytes(plan)
    words = ("plan", "import", str(file), "--fiscal-year", "2569")

    refused = command.run(*words)
    assert refused.returncode == 1
    assert "row 7" in refused.stderr
    assert "--skip-bad-rows" in refused.stderr
    assert command.run("plan", "show", "--json").returncode == 1

    told = command.json(*words, "--dry-run")
    assert [problem["row"] for problem in told["problems"]] == [7]
    assert command.run("plan", "show", "--json").returncode == 1

    assert command.json(*words, "--skip-bad-rows")["measures"] == 3
    assert "0 added, 0 changed, 3 unchanged, 0 taken out" in command.ok(*words, "--skip-bad-rows")


@pytest.mark.parametrize(
    ("words", "piece"),
    [
        (("plan", "import", "no-such-file.docx", "--fiscal-year", "2569"), "cannot be read"),
        (("export", "--fiscal-year", "2569", "--round", "1", "--format", "docx", "-o", "x.docx"), "no plan"),
        (("entries", "--office", "7"), "no office 7"),
        (("invite", "--role", "executive"), "--post"),
        (("invite", "--role", "staff", "--division", "กองประปา"), "no division"),
        (("run",), "LINE_CHANNEL_SECRET is missing; LINE_CHANNEL_ACCESS_TOKEN is missing"),
    ],
)
def test_refusals_are_one_sentence(tmp_path: Path, words: tuple[str, ...], piece: str) -> None:
    command = CommandLine(f"sqlite:///{tmp_path / 'office.db'}", tmp_path)
    command.ok(
        "office", "create", "--name", "ก", "--kind", "อบต.", "--divisions", "กองคลัง", "--layout", "six-month"
    )
    done = command.run(*words)
    assert done.returncode == 1
    assert piece in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_usage_faults_end_with_two(tmp_path: Path) -> None:
    command = CommandLine(f"sqlite:///{tmp_path / 'office.db'}", tmp_path)
    assert command.run("plan", "import").returncode == 2
    assert command.run("no-such-command").returncode == 2
