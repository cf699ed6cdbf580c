"""A zip written file by file, with a list of what is in it; the same content gives the same bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from bot.clock import BANGKOK

_PACKED_ALREADY = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".docx", ".xlsx", ".pdf", ".zip", ".mp4", ".m4a")
_READABLE = 0o644 << 16


@dataclass(frozen=True)
class Packed:
    """A file in the zip: its path, its bytes counted, and their SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


@dataclass
class Archive:
    """The zip being written into `out`; every file carries the moment, in Thai time."""

    out: IO[bytes]
    moment: datetime
    packed: list[Packed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._zip = ZipFile(self.out, "w")
        self._date = self.moment.astimezone(BANGKOK).timetuple()[:6]

    def add(self, path: str, data: bytes) -> Packed:
        """Put a file in; what is compressed already is stored as it is."""
        info = ZipInfo(path, self._date)
        info.external_attr = _READABLE
        method = ZIP_STORED if path.lower().endswith(_PACKED_ALREADY) else ZIP_DEFLATED
        self._zip.writestr(info, data, method)
        packed = Packed(path, len(data), hashlib.sha256(data).hexdigest())
        self.packed.append(packed)
        return packed

    def finish(self, sums_path: str) -> None:
        """Write the list of sums, in the form `sha256sum --check` reads, and close the zip."""
        lines = "".join(f"{packed.sha256}  {packed.path}\n" for packed in self.packed)
        self.add(sums_path, lines.encode())
        self._zip.close()
