"""Automatic list numbers of a Word document, which stand nowhere in its text.

Counts run as Word runs them: per list definition and level, deeper levels starting over, a list
instance with an override starting over where it is first used (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from bot.domain.numerals import Numerals, printed, to_thai
from bot.plan.package import local
from bot.plan.wordml import child, number, value

_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DASHES = "-–—"
_LEVELS = 9


@dataclass(frozen=True)
class Level:
    """One level of a list definition: what it counts from, in which letters, printed how."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""


@dataclass
class Numbering:
    """The lists of one document; asks for numbers must come in document order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    numerals: Numerals = Numerals.ARABIC
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _overridden: set[tuple[str, int]] = field(default_factory=set)

    def next_marker(self, properties: etree._Element | None) -> str:
        """The marker Word prints before a paragraph with these properties; empty for no list."""
        if not self.lists:
            return ""
        list_id, depth = self._place(properties)
        definition = self.lists.get(list_id)
        level = self.levels.get(definition or "", {}).get(depth)
        if definition is None or level is None:
            return ""
        self._count(list_id, definition, depth, level)
        if level.kind == "bullet":
            return level.text if level.text in _DASHES else "•"
        if level.kind == "none":
            return ""
        return re.sub("%([1-9])", lambda found: self._printed(definition, int(found[1]) - 1), level.text)

    def _place(self, properties: etree._Element | None) -> tuple[str, int]:
        style = value(child(properties, "pStyle")) or ""
        list_id, depth = self.styles.get(style, ("", 0))
        own = child(properties, "numPr")
        if own is not None:
            list_id = value(child(own, "numId")) or list_id
            depth = number(child(own, "ilvl"), depth)
        return list_id, min(depth, _LEVELS - 1)

    def _count(self, list_id: str, definition: str, depth: int, level: Level) -> None:
        place = (definition, depth)
        restart = self.overrides.get((list_id, depth))
        if restart is not None and (list_id, depth) not in self._overridden:
            self._overridden.add((list_id, depth))
            self._counts[place] = restart
        else:
            self._counts[place] = self._counts.get(place, level.start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            self._counts.pop((definition, deeper), None)

    def _printed(self, definition: str, depth: int) -> str:
        level = self.levels[definition].get(depth, Level())
        count = self._counts.get((definition, depth), level.start)
        return _spelled(count, level.kind, self.numerals)


def read_numbering(
    lists: etree._Element | None, styles: etree._Element | None, numerals: Numerals
) -> Numbering:
    """The lists defined by the numbering and style parts, either of which a document may lack."""
    numbering = Numbering(numerals=numerals)
    for element in lists if lists is not None else ():
        if local(element) == "abstractNum":
            numbering.levels[value(element, "abstractNumId") or ""] = dict(_levels(element))
        elif local(element) == "num":
            _read_list(element, numbering)
    _read_styles(styles if styles is not None else (), numbering)
    return numbering


def _levels(definition: etree._Element) -> Iterable[tuple[int, Level]]:
    for element in definition:
        if local(element) == "lvl":
            depth = number(element, 0, "ilvl")
            kind = value(child(element, "numFmt")) or "decimal"
            text = value(child(element, "lvlText")) or ""
            yield depth, Level(number(child(element, "start"), 1), kind, text)


def _read_list(element: etree._Element, numbering: Numbering) -> None:
    list_id = value(element, "numId") or ""
    numbering.lists[list_id] = value(child(element, "abstractNumId")) or ""
    for override in element:
        start = child(override, "startOverride")
        if local(override) == "lvlOverride" and start is not None:
            numbering.overrides[list_id, number(override, 0, "ilvl")] = number(start, 1)


def _read_styles(styles: Iterable[etree._Element], numbering: Numbering) -> None:
    based_on: dict[str, str] = {}
    for style in styles:
        name = value(style, "styleId") or ""
        own = child(style, "pPr", "numPr")
        if own is not None:
            numbering.styles[name] = (value(child(own, "numId")) or "", number(child(own, "ilvl"), 0))
        else:
            based_on[name] = value(child(style, "basedOn")) or ""
    for name, parent in based_on.items():
        seen = {name}
        while parent and parent not in numbering.styles and parent not in seen:
            seen.add(parent)
            parent = based_on.get(parent, "")  # noqa: PLW2901 - climbing to the style that has a list
        if parent in numbering.styles:
            numbering.styles[name] = numbering.styles[parent]


def _spelled(count: int, kind: str, numerals: Numerals) -> str:
    if kind in ("thaiNumbers", "thaiCounting"):
        return to_thai(str(count))
    if kind == "thaiLetters":
        return _THAI_LETTERS[(count - 1) % len(_THAI_LETTERS)]
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if kind == "upperRoman" else _roman(count)
    return printed(str(count), numerals)


def _roman(count: int) -> str:
    letters = ""
    for amount, sign in _ROMAN:
        while count >= amount:
            letters, count = letters + sign, count - amount
    return letters
