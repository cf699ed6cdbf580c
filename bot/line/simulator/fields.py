"""What one property of a JSON object may be, and the check of a whole object against such a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.line.simulator.lengths import utf16_units
from bot.line.simulator.refusals import Detail
from bot.line.simulator.spots import Spot

Kind = type[str] | type[int] | type[float] | type[bool] | type[list[object]] | type[dict[str, object]]


@dataclass(frozen=True)
class Field:
    """`least` and `most` bound the length of strings and lists and the value of numbers."""

    kind: Kind = str
    required: bool = False
    least: int | None = None
    most: int | None = None
    measure: Callable[[str], int] = utf16_units
    choices: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()


Fields = Mapping[str, Field]


def check_fields(part: Mapping[str, object], fields: Fields, spot: Spot) -> Iterator[Detail]:
    """Everything wrong with an object: missing, of the wrong kind, too long, or a name nobody knows.

    LINE's wording is used where it is on record. That LINE minds unknown names is not: the simulator
    does, because a misspelt property is a mistake of the bot either way.
    """
    for name in part:
        if name not in fields:
            yield Detail("Unknown property", spot.key(name).written)
    for name, rule in fields.items():
        if name in part:
            yield from _check_value(part[name], rule, spot.key(name))
        elif rule.required:
            yield Detail("May not be empty", spot.key(name).written)


def check_choice(kind: object, known: Mapping[str, object], spot: Spot) -> Iterator[Detail]:
    """Whether a `type` is one of those LINE knows."""
    if kind not in known:
        yield Detail(f"Must be one of the following values: [{', '.join(known)}]", spot.key("type").written)


def _check_value(value: object, rule: Field, spot: Spot) -> Iterator[Detail]:
    if not _is_of(value, rule.kind):
        yield Detail("Invalid type", spot.written)
    elif rule.required and value in ("", []) and rule.least != 0:
        message = "must be non-empty text" if spot.is_pointer and rule.kind is str else "May not be empty"
        yield Detail(message, spot.written)
    elif rule.choices and value not in rule.choices:
        yield Detail(f"Must be one of the following values: [{', '.join(rule.choices)}]", spot.written)
    else:
        yield from _check_size(value, rule, spot)
        yield from _check_scheme(value, rule, spot)


def _is_of(value: object, kind: Kind) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, kind)


def _check_size(value: object, rule: Field, spot: Spot) -> Iterator[Detail]:
    size: float = 0
    unit = "Length" if isinstance(value, str) else "Size" if isinstance(value, list) else "Value"
    if isinstance(value, str):
        size = rule.measure(value)
    elif isinstance(value, list):
        size = len(value)
    elif isinstance(value, int | float):
        size = value
    if (rule.most is not None and size > rule.most) or (rule.least is not None and size < rule.least):
        yield Detail(f"{unit} must be between {rule.least or 0} and {rule.most}", spot.written)


def _check_scheme(value: object, rule: Field, spot: Spot) -> Iterator[Detail]:
    if not rule.schemes or not isinstance(value, str):
        return
    scheme, colon, rest = value.partition(":")
    if not colon or not rest or scheme.lower() not in rule.schemes:
        yield Detail("invalid uri scheme", spot.written)
    elif any(character.isspace() for character in value) or not value.isascii():
        yield Detail("invalid uri", spot.written)
