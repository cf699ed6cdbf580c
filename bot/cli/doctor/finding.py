"""A finding: what one check found, in one sentence, with the page that says how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PAGE = "docs/operations.md"


class Level(StrEnum):
    """How it stands: all is well; it works but should be mended; it does not work."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class Check(StrEnum):
    """What is checked; its value is also the anchor of the page, after `doctor-`."""

    SETTINGS = "settings"
    LINKS = "links"
    DATABASE = "database"
    SCHEMA = "schema"
    CLOCK = "clock"
    BACKLOG = "backlog"
    QUARANTINE = "quarantine"
    SENDING = "sending"
    AUDIT = "audit"
    FILES = "files"
    TOKEN = "token"  # noqa: S105 - the name of a check
    QUOTA = "quota"
    WEBHOOK = "webhook"
    DISK = "disk"
    FONTS = "fonts"
    PDF = "pdf"
    BACKUP = "backup"


@dataclass(frozen=True)
class Finding:
    """What a check found."""

    check: Check
    level: Level
    sentence: str

    @property
    def help(self) -> str:
        """Where the documents say what to do."""
        return f"{PAGE}#doctor-{self.check.value}"


def good(check: Check, sentence: str) -> Finding:
    """All is well."""
    return Finding(check, Level.OK, sentence)


def doubtful(check: Check, sentence: str) -> Finding:
    """It works, but should be mended."""
    return Finding(check, Level.WARN, sentence)


def bad(check: Check, sentence: str) -> Finding:
    """It does not work."""
    return Finding(check, Level.FAIL, sentence)
