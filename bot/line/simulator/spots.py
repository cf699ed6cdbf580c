"""Where in a request something is wrong, written the way LINE writes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Spot:
    """A place in the request body: `messages[0].text`, or inside flex contents `/body/contents/0/text`
    (I:line/line-bot-sdk-python#686)."""

    written: str = ""
    is_pointer: bool = False

    def key(self, name: str) -> Spot:
        if self.is_pointer:
            return Spot(f"{self.written}/{name}", is_pointer=True)
        return Spot(f"{self.written}.{name}" if self.written else name)

    def at(self, index: int) -> Spot:
        if self.is_pointer:
            return Spot(f"{self.written}/{index}", is_pointer=True)
        return Spot(f"{self.written}[{index}]")
