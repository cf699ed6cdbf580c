"""The names of WordprocessingML, and what tracked changes mean when a document is read.

Inserted and moved-to content stays, deleted and moved-from content goes: the document as it would
print with every change accepted (ECMA-376 part 1, 17.13.5).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bot.plan.package import local

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"

_WRAPPERS = {
    "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo",
    "AlternateContent", "Choice",
}  # fmt: skip
_OFF = {"0", "false", "off"}


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute of the main namespace, transitional or strict."""
    if element is None:
        return None
    for namespace in (MAIN, _STRICT):
        found = element.get(f"{{{namespace}}}{name}")
        if found is not None:
            return str(found)
    return None


def number(element: etree._Element | None, default: int, name: str = "val") -> int:
    """A whole-number attribute, or the default when there is none that makes sense."""
    text = value(element, name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along the path of local names."""
    for name in path:
        if element is None:
            return None
        for found in element:
            if local(found) == name:
                element = found
                break
        else:
            return None
    return element


def is_on(element: etree._Element | None) -> bool:
    """Whether a toggle is there and not switched off."""
    return element is not None and (value(element) or "1") not in _OFF


def content(element: etree._Element) -> Iterator[etree._Element]:
    """The children that print, through content controls, links, smart tags and accepted changes."""
    for found in element:
        if local(found) in _WRAPPERS:
            yield from content(found)
        else:
            yield found
