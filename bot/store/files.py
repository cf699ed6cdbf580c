"""The files evidence is kept in: named by their content, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FOLDER = "files"
"""The folder of the files within TAMNGAN_DATA; processes on one database share it."""

_UNFINISHED = "unfinished"


@dataclass(frozen=True)
class StagedFile:
    """A file written and safe on disk, not yet under its name, which is its SHA-256 in hexadecimal."""

    name: str
    _written: Path
    _place: Path

    def keep(self) -> None:
        """Give it its name. The same content kept before is the same file."""
        self._place.parent.mkdir(parents=True, exist_ok=True)
        self._written.replace(self._place)
        _make_durable(self._place.parent)


class Files:
    """A folder of files as `ab/cd/abcd…`; what people called them is nowhere in a path."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def staged(self, data: bytes) -> Iterator[StagedFile]:
        """The content written beside its place; unless it is kept by then, it is gone afterwards."""
        unfinished = self._folder / _UNFINISHED
        unfinished.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(data).hexdigest()
        descriptor, path = tempfile.mkstemp(dir=unfinished)
        written = Path(path)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            yield StagedFile(name, written, self._place(name))
        finally:
            written.unlink(missing_ok=True)

    def read(self, name: str) -> bytes | None:
        """The content of that name, or None when it is not there."""
        try:
            return self._place(name).read_bytes()
        except FileNotFoundError:
            return None

    def names(self) -> Iterator[str]:
        """The names of everything kept, in no order."""
        return (path.name for path in self._folder.glob("??/??/*"))

    def remove(self, name: str) -> None:
        """Delete the file of that name, if it is there."""
        self._place(name).unlink(missing_ok=True)

    def older_than(self, moment: datetime) -> Iterator[str]:
        """The names of the files written before that moment."""
        for path in self._folder.glob("??/??/*"):
            if _is_older(path, moment):
                yield path.name

    def clear_unfinished(self, moment: datetime) -> int:
        """Delete what was begun before that moment and never kept; returns how much that was."""
        left = [path for path in (self._folder / _UNFINISHED).glob("*") if _is_older(path, moment)]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _place(self, name: str) -> Path:
        """Raises ValueError for what is no name of ours, so that no path can be smuggled in."""
        if len(name) != hashlib.sha256().digest_size * 2 or not set(name) <= set("0123456789abcdef"):
            raise ValueError("a file is named by the SHA-256 of its content")
        return self._folder / name[:2] / name[2:4] / name


def _is_older(path: Path, moment: datetime) -> bool:
    """Whether the file was written before; one that vanished meanwhile was not."""
    try:
        return path.stat().st_mtime < moment.timestamp()
    except FileNotFoundError:
        return False


def _make_durable(folder: Path) -> None:
    """See that the folder's new name outlives a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
