"""Verifying: the approved document is told from the proposed one, and from one changed by a byte."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from bot.reports.exporting import FORMATS
from bot.service.packing import PackOrder, write_pack
from bot.service.verifying import Verdict, Verified, hash_of, verify
from bot.store.snapshots import APPROVED, FROZEN
from bot.store.store import Store
from tests.support.signing import CLERK, HEAD, MAYOR, SigningVillage, a_signing_village
from tests.support.village import YEAR


@pytest.fixture(scope="module")
def approved(
    migrated_sqlite_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SigningVillage]:
    """A village whose report all three posts approved, the first with an opinion."""
    path = tmp_path_factory.mktemp("approved") / "tamngan.db"
    shutil.copy(migrated_sqlite_file, path)
    store = Store(f"sqlite:///{path}")
    with a_signing_village(store) as village:
        village.report()
        village.propose()
        village.stage.say(village.head, village.head, "ความเห็น เห็นควรเสนอปลัดพิจารณา")
        village.approve_all()
        yield village
    store.close()


def document(village: SigningVillage, stage: str, format_key: str) -> bytes:
    with village.stage.store.reading() as books:
        kept = books.snapshots.files_of(village.newest().id)
    (sha256,) = [one.sha256 for one in kept if (one.stage, one.format) == (stage, format_key)]
    data = village.stage.files.read(sha256)
    assert data is not None
    return data


def verified(village: SigningVillage, data: bytes) -> Verified:
    with village.stage.store.reading() as books:
        return verify(books, hash_of([data]))


@pytest.mark.parametrize("format_key", ["docx", "xlsx", "html", "csv", "json"])
def test_every_approved_document_is_known(approved: SigningVillage, format_key: str) -> None:
    found = verified(approved, document(approved, APPROVED, format_key))

    assert found.verdict is Verdict.APPROVED
    assert found.office == approved.office
    assert [post for post, _at in found.posts] == [HEAD, CLERK, MAYOR]
    assert found.approved_at == approved.newest().acts[-1].at


def test_one_byte_changed_is_told_apart(approved: SigningVillage) -> None:
    data = document(approved, APPROVED, "docx")
    for place in (0, len(data) // 2, len(data) - 1):
        changed = bytearray(data)
        changed[place] ^= 1
        assert verified(approved, bytes(changed)).verdict is Verdict.UNKNOWN
    assert verified(approved, data + b"\n").verdict is Verdict.UNKNOWN


def test_the_proposed_document_is_not_the_approved_one(approved: SigningVillage) -> None:
    found = verified(approved, document(approved, FROZEN, "docx"))

    assert found.verdict is Verdict.FROZEN


def test_the_approved_memo_carries_opinion_posts_and_days_and_no_line_name(approved: SigningVillage) -> None:
    opened = docx.Document(io.BytesIO(document(approved, APPROVED, "docx")))
    tables = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *tables])

    assert "เห็นควรเสนอปลัดพิจารณา" in text
    assert "๑๐ มีนาคม ๒๕๖๙" in text
    assert MAYOR in text
    assert not any(name in text for name in ("สมหมาย", "บุญมี", "มานะ", "ทองดี"))


def test_documents_exist_in_every_format_this_machine_can_write(approved: SigningVillage) -> None:
    with approved.stage.store.reading() as books:
        kept = {(one.stage, one.format) for one in books.snapshots.files_of(approved.newest().id)}

    assert {key for stage, key in kept if stage == APPROVED} >= set(FORMATS) - {"pdf"}
    assert {key for stage, key in kept if stage == FROZEN} >= set(FORMATS) - {"pdf"}


def test_the_pack_has_the_signed_documents_the_approvals_and_the_sealed_trail(
    approved: SigningVillage,
) -> None:
    out = io.BytesIO()
    stage = approved.stage
    write_pack(stage.store, stage.files, PackOrder(approved.office, YEAR, 1, stage.clock.now()), out)
    with zipfile.ZipFile(out) as pack:
        (signed,) = [
            name for name in pack.namelist() if name.startswith("signed/") and name.endswith(".docx")
        ]
        approvals = json.loads(pack.read("records/approvals.json"))["approvals"]
        trail = json.loads(pack.read("records/sealed-trail.json"))["records"]
        assert verified(approved, pack.read(signed)).verdict is Verdict.APPROVED

    (version,) = approvals
    assert version["state"] == "approved"
    assert [act["text"] for act in version["acts"] if act["text"]] == ["เห็นควรเสนอปลัดพิจารณา"]
    assert [record["action"] for record in trail] == approved.actions()
