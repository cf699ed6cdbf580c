"""How the simulator says no: to the bot over HTTP, and to a test that asks for the impossible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Detail:
    """One line of LINE's error details (R#error-responses)."""

    message: str
    property: str


@dataclass
class ApiRefusal(Exception):
    """An API call that LINE answers with an error status, with LINE's error body and headers."""

    status: int
    message: str
    details: Sequence[Detail] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)

    def body(self) -> dict[str, object]:
        """The JSON of the answer; `details` is absent when there are none."""
        answer: dict[str, object] = {"message": self.message}
        if self.details:
            answer["details"] = [{"message": d.message, "property": d.property} for d in self.details]
        return {**answer, **self.extra}


class ImpossibleAct(Exception):
    """Something a person cannot do in LINE: a mistake of the test or the demo, never of the bot."""
