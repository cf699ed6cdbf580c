"""Who is responsible: the divisions and sub-units a printed cell names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.naming import match_division, means_all
from bot.domain.plan import Responsible, Scope, SubUnit
from bot.plan.problems import CellProblem, ProblemKind

# สำนัก and กอง open a name wherever they stand (ผู้อำนวยการกองคลัง); ส่วน, งาน and the like also
# stand inside words (องค์การบริหารส่วนตำบล, พนักงาน) and open one only after a gap.
_GAP = r"(?:^|(?<=[\s,;/()•\-–.:+&ฯ0-9๐-๙])|(?<=และ)|(?<=กับ))"
_DIVISION_HEAD = rf"สำนัก|กอง(?!ทุน)|{_GAP}(?:ส่วน(?!ตำบล|ราชการ|ร่วม|ได้)|หน่วย(?:งาน)?ตรวจสอบ|หน่วย(?!งาน))"
_UNIT_HEAD = rf"{_GAP}(?:งาน|ฝ่าย|กลุ่มงาน|ศูนย์|โรงเรียน)"
_HEAD = re.compile(rf"(?P<division>{_DIVISION_HEAD})|(?P<unit>{_UNIT_HEAD})")
_EVERY = re.compile(rf"{_GAP}ทุก\s*(?:สำนัก|กอง|ส่วน|หน่วยงาน)")
_LINE = re.compile(r"\n|(?<!\S)(?:[0-9๐-๙]{1,2}[.)]|[-–•])\s*")
_TRAILING = re.compile(r"(?:[\s,;/()•\-–.:+&]|และ|(?<=\s)กับ)+$")
_SEPARATORS = re.compile(r"[\s,;/]+|และ")


class UnknownDivisionError(ValueError):
    """A responsible cell names something the office does not have; the problem says what."""

    def __init__(self, kind: ProblemKind, said: str = "") -> None:
        self.problem = CellProblem(kind, said)
        super().__init__(self.problem.sentence)


def read_responsible(text: str, division_names: Sequence[str]) -> Responsible:
    """The divisions a cell names, in the office's spelling, with the sub-units named beside them.

    Without division names the divisions are taken as written, minus ฯ. Raises UnknownDivisionError
    with one sentence when the cell names none, or one the office does not have.
    """
    if means_all(text) or _EVERY.search(text):
        return Responsible(Scope.ALL)
    divisions: dict[str, None] = {}
    units: dict[SubUnit, None] = {}
    for line in _lines(text):
        for division, names in _duties(line, division_names):
            divisions[division] = None
            units.update((SubUnit(division, name), None) for name in names)
    if not divisions:
        raise UnknownDivisionError(ProblemKind.NO_DIVISION)
    return Responsible(Scope.LIST, tuple(divisions), tuple(units))


def _lines(text: str) -> Iterator[str]:
    """The lines of a cell, each with a division: wrapped names whole, sub-units beside their division."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, _LINE.split(text))):
        if lines and not _HEAD.search(line):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    units_come_first = bool(lines) and not _names_division(lines[0])
    carried = ""
    for index, line in enumerate(lines, start=1):
        carried = f"{carried} {line}".strip()
        is_complete = units_come_first or any(map(_names_division, lines[index : index + 1]))
        if is_complete and _names_division(carried):
            yield carried
            carried = ""
    if carried:
        yield carried


def _names_division(line: str) -> bool:
    return any(head["division"] for head in _HEAD.finditer(line))


def _duties(line: str, division_names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each division of a line with its sub-units: งานพัสดุ กองคลัง, or กองคลัง (งานพัสดุ งานบัญชี)."""
    heads = list(_HEAD.finditer(line))
    before = line[: heads[0].start()] if heads else line
    found: list[tuple[str, list[str]]] = [(name, []) for name in _short_names(before, division_names)]
    if not heads and not found and not division_names:
        found = [(_clean(name), []) for name in line.split(",") if _clean(name)]
    if not heads and not found:
        raise UnknownDivisionError(ProblemKind.NAMES_NO_DIVISION, line)
    waiting: list[str] = []
    units_come_first = bool(heads) and heads[0]["unit"] is not None and not found
    ends = [head.start() for head in heads[1:]] + [len(line)]
    for head, end in zip(heads, ends, strict=False):
        name = _clean(line[head.start() : end])
        division = _known(name, division_names) if head["division"] else match_division(name, division_names)
        if division is not None:
            found.append((division, waiting))
            waiting = []
        elif found and not units_come_first:
            found[-1][1].append(name)
        else:
            waiting.append(name)
    if waiting and not found:
        raise UnknownDivisionError(ProblemKind.UNIT_ALONE, waiting[0])
    if waiting:
        found[-1][1].extend(waiting)
    yield from found


def _known(name: str, division_names: Sequence[str]) -> str:
    if not division_names:
        return name
    division = match_division(name, division_names)
    if division is None:
        raise UnknownDivisionError(ProblemKind.FOREIGN_DIVISION, name)
    return division


def _short_names(text: str, division_names: Sequence[str]) -> list[str]:
    """Divisions named without สำนัก or กอง, such as สป.; anything else before a name is a person's post."""
    whole = match_division(text, division_names)
    if whole:
        return [whole]
    matches = (match_division(word, division_names) for word in _SEPARATORS.split(text) if word)
    return [division for division in matches if division]


def _clean(name: str) -> str:
    """A name without ฯ, joiners and punctuation around it."""
    bare = _TRAILING.sub("", re.sub(r"\s+", " ", name.replace("ฯ", " ")))
    return bare.strip(" (),/")
