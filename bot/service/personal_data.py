"""A person's own data: showing all of it to them, and taking them out of it.

Source: Personal Data Protection Act B.E. 2562, sections 30 (access) and 33 (erasure). What an office
has put on record stays, without the person: section 33 leaves out what the law bids to keep.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from bot.domain.audit import AuditAction
from bot.domain.office import Office
from bot.errors import OperatorError
from bot.store.files import Files
from bot.store.store import Books, Store
from bot.wording.say import say

OPERATOR = "operator"
_STAND_IN = "erased-"


@dataclass(frozen=True)
class Person:
    """Somebody an office knows: the LINE user id, and every name they have or had there."""

    line_user_id: str
    names: tuple[str, ...]


def people(books: Books, office: Office) -> list[Person]:
    """Everybody the office has data about, by name; those already erased are nobody any more."""
    found = books.personal_data.names(office.id)
    known = [
        Person(user_id, tuple(sorted(names)))
        for user_id, names in found.items()
        if not user_id.startswith(_STAND_IN)
    ]
    return sorted(known, key=lambda person: (person.names, person.line_user_id))


def person_called(books: Books, office: Office, name: str) -> Person:
    """The one person of that name, or with that LINE user id."""
    wanted = name.strip()
    found = [one for one in people(books, office) if wanted == one.line_user_id or wanted in one.names]
    if len(found) == 1:
        return found[0]
    if not found:
        raise OperatorError(f"Nobody here is called {name!r}; list everybody with: tamngan person list")
    ids = ", ".join(one.line_user_id for one in found)
    raise OperatorError(f"Several people are called {name!r}; name one by the LINE user id: {ids}")


def write_export(
    store: Store, files: Files, office: Office, person: Person, now: datetime, to: IO[bytes]
) -> int:
    """Write everything about the person into one zip; gives how many rows that is. It is put on record."""
    with store.writing() as books:
        rows = books.personal_data.rows(office.id, person.line_user_id)
        counts = {table: len(found) for table, found in rows.items()}
        books.audit.note(office.id, OPERATOR, AuditAction.PERSONAL_DATA_EXPORTED, "person", now, counts)
    with ZipFile(to, "w", ZIP_DEFLATED) as archive:
        document = {
            "office": office.full_name,
            "line_user_id": person.line_user_id,
            "names": person.names,
            "made_at": now.isoformat(),
            "data": rows,
        }
        archive.writestr("person.json", json.dumps(document, ensure_ascii=False, indent=1))
        for row in rows.get("evidence", []):
            data = files.read(str(row["content_hash"])) if row["content_hash"] else None
            if data is not None:
                archive.writestr(f"evidence/{row['id']}{_suffix(row)}", data)
    return sum(counts.values())


def erase(books: Books, office: Office, person: Person, now: datetime) -> Mapping[str, int]:
    """Take the person out of the office's data; gives how many rows of each table were changed.

    The audit trail notes how much, and whose memberships those were, but no name.
    """
    held = [one for one in books.members.of_user(person.line_user_id) if one.office_id == office.id]
    books.evidence.forget_unassigned_of(office.id, person.line_user_id, now)
    stand_in = _STAND_IN + secrets.token_hex(8)
    changed = books.personal_data.erase(office.id, person.line_user_id, stand_in, say("person.erased"), now)
    facts = {"rows": dict(changed), "members": [member.id for member in held]}
    books.audit.note(office.id, OPERATOR, AuditAction.PERSONAL_DATA_ERASED, "person", now, facts)
    return changed


def _suffix(row: Mapping[str, object]) -> str:
    return PurePath(str(row["file_name"] or "")).suffix[:10]
