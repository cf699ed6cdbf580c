"""The four statuses of a measure and how several of them combine in one cell."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Status(StrEnum):
    """How far a division is with a measure."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    NOT_APPLICABLE = "not_applicable"

    @property
    def thai(self) -> str:
        return _THAI[self]


_THAI = {
    Status.DONE: "ดำเนินการแล้ว",
    Status.IN_PROGRESS: "อยู่ระหว่างดำเนินการ",
    Status.NOT_STARTED: "ยังไม่ได้ดำเนินการ",
    Status.NOT_APPLICABLE: "ไม่เกี่ยวข้อง",
}


def combined(statuses: Iterable[Status | None]) -> Status | None:
    """One status for a cell several divisions share: what everybody can sign.

    A division a measure does not concern does not count; all done is done; none begun is not
    started; anything between is in progress.
    """
    known = [status for status in statuses if status is not None]
    concerned = {status for status in known if status is not Status.NOT_APPLICABLE}
    if not concerned:
        return Status.NOT_APPLICABLE if known else None
    if len(concerned) == 1:
        return concerned.pop()
    return Status.IN_PROGRESS
