"""The steps of a guide: numbered headings with the name of the deed behind each, unseen by readers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_STEP = re.compile(
    r"^### (?P<number>\d+)\. (?P<title>.+)\n(?:<!-- step: (?P<name>\w+) -->\n)?(?P<body>(?:(?!^##).*\n)*)",
    re.MULTILINE,
)


@dataclass
class GuideStep:
    """A step as written: what is `typed` and what is `pressed` in it, in order.

    Whoever carries it out takes these words from here, so that the guide is followed to the letter; what
    nobody took was not followed.
    """

    number: int
    title: str
    name: str
    typed: list[str]
    pressed: list[str]
    _taken: set[str] = field(default_factory=set)

    def type(self, words: str) -> str:
        """The typed text that is, or else begins with, these words."""
        return self._take(self.typed, words)

    def press(self, words: str) -> str:
        """The name of the button, page or heading that is, or else begins with, these words."""
        return self._take(self.pressed, words)

    def untaken(self) -> set[str]:
        """What the guide says to type or press and nobody did."""
        return {*self.typed, *self.pressed} - self._taken

    def _take(self, among: list[str], words: str) -> str:
        found = words if words in among else next((one for one in among if one.startswith(words)), None)
        assert found is not None, f"step {self.number} of the guide does not say {words!r}"
        self._taken.add(found)
        return found


def guide_steps(guide: Path) -> list[GuideStep]:
    """The numbered steps of a guide in order."""
    return [
        GuideStep(
            int(found["number"]),
            found["title"],
            found["name"] or "",
            re.findall(r"`([^`]+)`", found["body"]),
            re.findall(r"\*\*([^*]+)\*\*", found["body"]),
        )
        for found in _STEP.finditer(guide.read_text(encoding="utf-8"))
    ]
