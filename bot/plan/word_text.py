"""The text of a Word paragraph, as it prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from bot.plan.package import local
from bot.plan.wordml import child, content, is_on, value

TICK = "✓"
CROSS = "✗"
EMPTY_BOX = "☐"
TICKED_BOX = "☑"

# Wingdings and its kin keep their signs at F000 plus the character code of the font.
_SYMBOLS = {
    "FC": TICK, "FE": TICKED_BOX, "52": TICKED_BOX, "50": TICK, "FB": CROSS, "FD": "☒", "A8": EMPTY_BOX,
    "6F": EMPTY_BOX, "B7": "•", "A7": "•", "D8": "•", "6C": "•",
}  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_PAGE_BREAK = "\f"


@dataclass(frozen=True)
class WordParagraph:
    """`text` is without its automatic number; `is_struck` means tracked changes deleted the paragraph end."""

    text: str
    has_page_break: bool
    is_struck: bool
    is_centred: bool


def read_paragraph(paragraph: etree._Element) -> WordParagraph:
    """What a paragraph prints, tracked changes accepted, hidden text and field codes left out."""
    properties = child(paragraph, "pPr")
    text = "".join(_pieces(paragraph))
    return WordParagraph(
        text=text.replace(_PAGE_BREAK, "").strip(" "),
        has_page_break=_PAGE_BREAK in text or is_on(child(properties, "pageBreakBefore")),
        is_struck=child(properties, "rPr", "del") is not None,
        is_centred=value(child(properties, "jc")) == "center",
    )


def _pieces(element: etree._Element) -> Iterator[str]:
    for found in content(element):
        if local(found) == "r" and not is_on(child(found, "rPr", "vanish")):
            yield from _run(found)


def _run(run: etree._Element) -> Iterator[str]:
    for found in content(run):
        name = local(found)
        if name == "t":
            yield found.text or ""
        elif name == "br":
            yield _PAGE_BREAK if value(found, "type") == "page" else "\n"
        elif name == "sym":
            yield _symbol(found)
        elif name == "fldChar":
            yield _checkbox(found)
        else:
            yield _SIGNS.get(name, "")


def _symbol(element: etree._Element) -> str:
    code = (value(element, "char") or "").upper()
    return _SYMBOLS.get(code[-2:], "") if len(code) == 4 and code[:2] in ("F0", "00") else ""


def _checkbox(field: etree._Element) -> str:
    """A form field of the old kind shows its box only through its settings."""
    box = child(field, "ffData", "checkBox")
    if box is None:
        return ""
    state = child(box, "checked")
    return TICKED_BOX if is_on(state if state is not None else child(box, "default")) else EMPTY_BOX
