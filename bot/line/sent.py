"""What became of a call that sends: accepted, refused, or nobody knows.

Sources: LINE Developers, "Status codes", "Error responses", "Retry a failed API request".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.line.fields import object_in, objects_in, words_in

_LONGEST_DETAIL = 300


class SendOutcome(StrEnum):
    """What the caller has to know to decide what comes next.

    ACCEPTED: LINE took it, now or in an earlier attempt with the same retry key.
    REFUSED: it was not sent and never will be as it is.
    UNKNOWN: it may or may not have been sent; only a push with its retry key may be tried again.
    QUOTA: not sent, the month's quota is used up.
    BUSY: not sent, LINE was too busy or could not be reached at all; try again later.
    """

    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    QUOTA = "quota"
    BUSY = "busy"


@dataclass(frozen=True)
class Sent:
    """The outcome of one call, with LINE's ids of the request and of the messages in their order.

    `detail` is for the log: LINE's reason or the kind of failure, never what was sent.
    """

    outcome: SendOutcome
    request_id: str | None = None
    message_ids: tuple[str, ...] = ()
    status: int | None = None
    detail: str | None = None

    @property
    def token_was_refused(self) -> bool:
        """Whether a reply failed for its token alone, so that a push cannot say it twice."""
        is_refused = self.outcome is SendOutcome.REFUSED
        return is_refused and "invalid reply token" in (self.detail or "").lower()

    @property
    def has_no_chat(self) -> bool:
        """Whether a push failed because we are not in that chat, or LINE knows no such chat."""
        is_refused = self.outcome is SendOutcome.REFUSED and self.status == 400
        return is_refused and "failed to send messages" in (self.detail or "").lower()

    @property
    def is_locked_out(self) -> bool:
        """Whether LINE does not accept our token, or our account for this: nothing was sent."""
        return self.status in {401, 403}


def judged(status: int, headers: Mapping[str, str], body: object, *, has_retry_key: bool) -> Sent:
    """LINE's answer as an outcome; `body` is the answer's text or bytes, however broken."""
    answer = document(body)
    detail = _detail(answer)
    repeated = status == 409 and has_retry_key
    accepted_id = headers.get("x-line-accepted-request-id") if repeated else None
    return Sent(
        outcome=SendOutcome.ACCEPTED if repeated else _outcome(status, detail or ""),
        request_id=accepted_id or headers.get("x-line-request-id"),
        message_ids=tuple(
            message_id
            for message in objects_in(answer.get("sentMessages"))
            if (message_id := words_in(message.get("id")))
        ),
        status=status,
        detail=detail,
    )


def document(body: object) -> Mapping[str, object]:
    """The JSON object an answer holds, or an empty one."""
    if not isinstance(body, str | bytes):
        return {}
    try:
        return object_in(json.loads(body))
    except (ValueError, RecursionError):
        return {}


def _outcome(status: int, detail: str) -> SendOutcome:
    if 200 <= status <= 299:
        return SendOutcome.ACCEPTED
    if status == 429:
        return SendOutcome.QUOTA if "monthly limit" in detail.lower() else SendOutcome.BUSY
    return SendOutcome.REFUSED if 400 <= status <= 499 else SendOutcome.UNKNOWN


def _detail(answer: Mapping[str, object]) -> str | None:
    """LINE's message and the properties it complains about."""
    reasons = [words_in(answer.get("message"))]
    for problem in objects_in(answer.get("details")):
        place, reason = words_in(problem.get("property")), words_in(problem.get("message"))
        reasons.append(f"{place}: {reason}" if place and reason else place or reason)
    said = "; ".join(reason for reason in reasons if reason)
    return said[:_LONGEST_DETAIL] or None
