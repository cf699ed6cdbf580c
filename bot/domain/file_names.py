"""File names made of what people typed: every system takes them, and none is led astray by them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

_LONGEST = 120  # bytes, of the 255 file systems allow; folders and numbers come before it
_LONGEST_SUFFIX = 12
_UNSAFE = re.compile(r'[/\\:*?"<>|]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def safe_file_name(typed: str, otherwise: str) -> str:
    """The name without paths, control signs and what Windows refuses; `otherwise` where nothing is left.

    Signs that turn the direction of reading go too: they make "gnp.exe" look like a picture.
    """
    flat = _UNSAFE.sub("-", typed.replace("\n", " "))
    kept = "".join(sign for sign in flat if unicodedata.category(sign)[0] != "C")
    name = kept.strip(" .-")
    if not name or _RESERVED.fullmatch(name):
        return otherwise
    suffix = PurePosixPath(name).suffix
    if len(suffix.encode()) > _LONGEST_SUFFIX:
        suffix = ""
    stem = name.removesuffix(suffix) if suffix else name
    room = _LONGEST - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + suffix
