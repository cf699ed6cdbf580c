"""Whether the settings are complete, and strong enough for what they guard."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from bot.cli.doctor.finding import Check, Finding, bad, doubtful, good
from bot.config import LINE_SETTINGS, Settings

SHORTEST_SECRET = 32
_DOT_ENV = Path(".env")


def check_settings(settings: Settings) -> Iterator[Finding]:
    """What `run` needs, and who may read the file with the secrets."""
    missing = [name.upper() for name in LINE_SETTINGS if getattr(settings, name) is None]
    if missing:
        yield bad(Check.SETTINGS, f"{' and '.join(missing)} must be set before TamNgan can talk to LINE.")
    elif _DOT_ENV.exists() and _DOT_ENV.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        yield doubtful(Check.SETTINGS, "Other users of this machine can read .env; run: chmod 600 .env")
    else:
        yield good(Check.SETTINGS, "Everything TamNgan needs to run is set.")
    yield _links(settings)


def _links(settings: Settings) -> Finding:
    unset = [name for name in ("PUBLIC_URL", "SECRET_KEY") if not getattr(settings, name.lower())]
    if unset:
        return doubtful(
            Check.LINKS, f"Without {' and '.join(unset)} no link to documents or the board works."
        )
    if not (settings.public_url or "").startswith("https://"):
        return doubtful(Check.LINKS, "PUBLIC_URL is not https, so cookies and links travel in the open.")
    if len(settings.signing_secret) < SHORTEST_SECRET:
        return doubtful(
            Check.LINKS, f"SECRET_KEY has fewer than {SHORTEST_SECRET} characters; make it longer."
        )
    return good(Check.LINKS, "Links can be made and are signed with a long secret.")
