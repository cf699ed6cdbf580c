"""Whether the records are whole: each office's audit trail, and the files of evidence and reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from bot.cli.doctor.finding import Check, Finding, bad, good
from bot.domain.audit import first_broken
from bot.store.files import Files
from bot.store.store import Books

_NAMED = 3


def check_audit(books: Books) -> Iterator[Finding]:
    """Whether every office's trail is whole, record for record."""
    broken = []
    offices = books.offices.all()
    for office in offices:
        number = first_broken(reversed(books.audit.of_office(office.id)))
        if number is not None:
            broken.append(f"office {office.id} at record {number}")
    if broken:
        yield bad(Check.AUDIT, f"The audit trail was changed by somebody: {_some(broken)}.")
    else:
        yield good(Check.AUDIT, f"The audit trails of {len(offices)} offices are whole.")


def check_files(books: Books, files: Files) -> Iterator[Finding]:
    """Whether every file that is referred to is there, and is what its name says."""
    missing, changed, count = [], [], 0
    for name in books.contents.file_names():
        count += 1
        data = files.read(name)
        if data is None:
            missing.append(name[:12])
        elif hashlib.sha256(data).hexdigest() != name:
            changed.append(name[:12])
    if missing or changed:
        told = f"{len(missing)} missing, {len(changed)} not what they were: {_some(missing + changed)}"
        yield bad(Check.FILES, f"Of {count} files of evidence and reports {told}.")
    else:
        yield good(Check.FILES, f"All {count} files of evidence and reports are what they were.")


def _some(items: list[str]) -> str:
    shown = ", ".join(items[:_NAMED])
    return shown if len(items) <= _NAMED else f"{shown} and {len(items) - _NAMED} more"
