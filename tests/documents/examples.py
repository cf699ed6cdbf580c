"""The worked examples of docs/adding.md: fenced blocks that say which file they are, or what they change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_EXAMPLE = re.compile(
    r"^<!-- (file|append to|replace in): (\S+) -->\n```[a-z]+\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Example:
    """One block: what it does ("file", "append to", "replace in") to which file."""

    deed: str
    path: str
    text: str

    def carry_out(self, root: Path) -> None:
        """Do it in a copy of the repository; AssertionError when what is to be changed is not there."""
        file = root / self.path
        if self.deed == "file":
            assert not file.exists(), f"{self.path} exists already; choose another example"
            file.write_text(self.text, encoding="utf-8")
            return
        before = file.read_text(encoding="utf-8")
        file.write_text(self._changed(before), encoding="utf-8")

    def _changed(self, before: str) -> str:
        if self.deed == "append to":
            return f"{before.rstrip()}\n\n{self.text}"
        lines = self.text.splitlines()
        old = "\n".join(line[1:] for line in lines if not line.startswith("+"))
        new = "\n".join(line[1:] for line in lines if not line.startswith("-"))
        assert before.count(old) == 1, f"{self.path} does not say once: {old.strip()}"
        return before.replace(old, new)


def examples(document: Path) -> dict[str, list[Example]]:
    """The blocks of the document by the heading of their section."""
    found: dict[str, list[Example]] = {}
    for section in document.read_text(encoding="utf-8").split("\n## ")[1:]:
        heading = section.partition("\n")[0]
        found[heading] = [Example(*match) for match in _EXAMPLE.findall(section)]
    return found
