"""Files handed to a browser under their own names."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import quote

_PLAIN = re.compile("[^0-9A-Za-z]+")
_EXTENDED = "!#$&+-.^_`|~"  # RFC 8187, attr-char, besides letters and digits


def attachment(file_name: str) -> str:
    """A Content-Disposition that saves the file under its name, Thai or not (RFC 6266, RFC 8187).

    Browsers that know only plain names get what of it is ASCII.
    """
    path = PurePath(file_name)
    suffix = _PLAIN.sub("", path.suffix)
    plain = "-".join(["report", *_PLAIN.split(path.stem)]).strip("-").replace("--", "-")
    return (
        f'attachment; filename="{plain}{"." if suffix else ""}{suffix}";'
        f" filename*=UTF-8''{quote(file_name, safe=_EXTENDED)}"
    )
