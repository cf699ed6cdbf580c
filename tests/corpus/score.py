"""Print how well the messages of a set are understood: python -m tests.corpus.score [set] [--misses]."""

from __future__ import annotations

import sys

from tests.corpus.scoring import exact_share, messages, plans, score, understand

ORDER = (
    "false record", "wrong measure", "not exact", "division", "percent", "wrong date", "date missing",
    "ask-back", "missed", "not asked", "another question", "question left out", "false ask", "false promise",
    "promise",
)  # fmt: skip


def main(arguments: list[str]) -> None:
    """Print the table, and with --misses every message that went wrong beside what was understood."""
    name = next((word for word in arguments if not word.startswith("-")), "development")
    listed = messages(name)
    result = score(listed)
    out = sys.stdout
    for kind in ("messages", "record", "ask", "promise", "silent", "recorded"):
        out.write(f"{kind:20} {result.totals[kind]:5}\n")
    out.write(f"{'exact':20} {exact_share(result):8.2%}\n")
    for what in sorted(result.misses, key=lambda what: ORDER.index(what) if what in ORDER else 99):
        out.write(f"{what:20} {result.count(what):5}  {' '.join(result.misses[what][:14])}\n")
    if "--misses" not in arguments:
        return
    known = plans()
    by_id = {message["id"]: message for message in listed}
    for what, ids in result.misses.items():
        for key in ids:
            message = by_id[key]
            said = understand(message, known[message["plan"]])
            out.write(
                f"\n[{what}] {key} {message['division']} {message['quoted'] or ''} {message['text']!r}\n"
            )
            out.write(f"   label {message['expected']}\n   said  {said}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
