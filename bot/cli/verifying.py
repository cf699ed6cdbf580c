"""tamngan verify: whether a document is, byte for byte, one that was approved."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from bot.cli.common import answer, json_option, open_store
from bot.clock import BANGKOK
from bot.errors import OperatorError
from bot.service.verifying import Verdict, Verified, hash_of
from bot.service.verifying import verify as verify_hash

_CHUNK = 1024 * 1024


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def verify(file: Path, as_json: bool) -> None:
    """Tell whether FILE is a document that was approved; the exit status is 0 only then."""
    try:
        sha256 = hash_of(_chunks(file))
    except OSError as error:
        raise OperatorError(f"{file} cannot be read: {error.strerror}") from error
    store = open_store()
    with store.reading() as books:
        found = verify_hash(books, sha256)
    if as_json:
        answer(_document(found))
    elif found.verdict is Verdict.UNKNOWN:
        raise OperatorError(f"{file} is no document approved here, or it was changed since.")
    else:
        click.echo(_sentence(file, found))
    if found.verdict is not Verdict.APPROVED:
        sys.exit(1)


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            yield chunk


def _sentence(file: Path, found: Verified) -> str:
    if found.office is None or found.snapshot is None:
        return f"{file} is unknown."
    snapshot = found.snapshot
    which = (
        f"the report of {found.office.full_name}, fiscal year {snapshot.fiscal_year},"
        f" round {snapshot.round_number}, version {snapshot.version}"
    )
    if found.verdict is Verdict.FROZEN:
        return f"{file} is {which}, as it was put before the chain; it is not the approved document."
    posts = ", ".join(f"{post} ({at.astimezone(BANGKOK):%Y-%m-%d})" for post, at in found.posts)
    return f"{file} is {which}, approved by {posts}."


def _document(found: Verified) -> dict[str, object]:
    document: dict[str, object] = {"verdict": found.verdict.value, "sha256": found.sha256}
    if found.office is not None and found.snapshot is not None:
        snapshot = found.snapshot
        document |= {
            "office": found.office.full_name,
            "fiscal_year": snapshot.fiscal_year.number,
            "round": snapshot.round_number,
            "version": snapshot.version,
            "state": snapshot.state.value,
            "frozen_at": snapshot.frozen_at.isoformat(),
            "approved_at": found.approved_at.isoformat() if found.approved_at else None,
            "approved_by": [{"post": post, "at": at.isoformat()} for post, at in found.posts],
            "format": found.file.format if found.file else None,
        }
    return document
