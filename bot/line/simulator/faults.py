"""Trouble on demand: what the next calls of a path run into."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from bot.line.simulator.refusals import ApiRefusal

RATE_LIMIT_MESSAGE = "The API rate limit has been exceeded. Try again later."
MONTHLY_LIMIT_MESSAGE = "You have reached your monthly limit."
UNAUTHORIZED_MESSAGE = (
    "Authentication failed due to the following reason: invalid token. "
    "Confirm that the access token in the authorization header is valid."
)


class FaultKind(StrEnum):
    """What goes wrong.

    `hang` accepts late, `slow_answer` accepts at once and answers late, `hang_refused` answers late with
    500; `lost_answer` accepts and drops the connection; `garbage` accepts and answers what is no JSON;
    `status` answers the given status (202, 404, 410 of content).
    """

    RATE_LIMIT = "rate_limit"
    MONTHLY_LIMIT = "monthly_limit"
    SERVER_ERROR = "server_error"
    UNAUTHORIZED = "unauthorized"
    STATUS = "status"
    HANG = "hang"
    HANG_REFUSED = "hang_refused"
    SLOW_ANSWER = "slow_answer"
    LOST_ANSWER = "lost_answer"
    GARBAGE = "garbage"


_REFUSALS = {
    FaultKind.RATE_LIMIT: (429, RATE_LIMIT_MESSAGE),
    FaultKind.MONTHLY_LIMIT: (429, MONTHLY_LIMIT_MESSAGE),
    FaultKind.SERVER_ERROR: (500, "Internal server error"),
    FaultKind.HANG_REFUSED: (500, "Internal server error"),
    FaultKind.UNAUTHORIZED: (401, UNAUTHORIZED_MESSAGE),
}


@dataclass
class Fault:
    """`path` may hold "*"; the fault strikes `times` calls and is gone."""

    path: str
    kind: FaultKind
    times: int = 1
    seconds: float = 0.0
    status: int = 500
    message: str = "Simulated answer"

    def refusal(self) -> ApiRefusal | None:
        """The answer instead of the real one, or None when the call is carried out."""
        if self.kind is FaultKind.STATUS:
            return ApiRefusal(self.status, self.message)
        known = _REFUSALS.get(self.kind)
        return ApiRefusal(*known) if known else None


class AnswerLost(ConnectionError):
    """The call was carried out and the connection dropped before the answer."""


class Faults:
    """The troubles waiting, first come first served; `wait` passes the seconds of a hanging answer."""

    def __init__(self, wait: Callable[[float], None] = time.sleep) -> None:
        self.wait = wait
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._waiting.append(fault)

    def take(self, path: str) -> Fault | None:
        """The fault that strikes this call, one strike less afterwards."""
        for fault in self._waiting:
            if fault.times > 0 and fnmatchcase(path, fault.path):
                fault.times -= 1
                return fault
        return None

    def clear(self) -> None:
        self._waiting.clear()
