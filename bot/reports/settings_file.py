"""A TOML file read with care: every wrong setting becomes one sentence naming file, key and choices."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from bot.errors import OperatorError

Choice = TypeVar("Choice", bound=StrEnum)


class SettingsFile:
    """A table of a TOML file. Reading a key also declares it allowed; `finish` refuses all others."""

    def __init__(self, values: Mapping[str, object], file: str, place: str = "") -> None:
        self._values = values
        self._file = file
        self._place = place
        self._allowed: list[str] = []

    @classmethod
    def parse(cls, data: bytes, file: str) -> SettingsFile:
        """The whole file, or OperatorError when it is no UTF-8 TOML."""
        try:
            return cls(tomllib.loads(data.decode("utf-8-sig")), file)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise OperatorError(f"The layout file {file} is not readable TOML: {error}.") from error

    def wrong(self, key: str, what: str) -> OperatorError:
        """The sentence about a setting that will not do."""
        return OperatorError(f'In the layout file {self._file}, "{self._place}{key}" {what}.')

    def over(self, base: SettingsFile) -> SettingsFile:
        """These settings where they are given, the base's elsewhere; tables are joined key by key."""
        joined = SettingsFile(_joined(base._values, self._values), self._file, self._place)
        joined._allowed = [*self._allowed]
        return joined

    def keys_of(self, table: str) -> tuple[str, ...]:
        """The keys a table of this file gives itself; none when it has no such table."""
        found = self._values.get(table)
        return tuple(found) if isinstance(found, dict) else ()

    def text(self, key: str, default: str | None = None) -> str:
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "must be a text in quotes")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, "must be a list of texts in quotes")
        return tuple(value)

    def flag(self, key: str, default: bool) -> bool:
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false")
        return value

    def number(self, key: str, default: float) -> float:
        value = self._value(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1000:
            raise self.wrong(key, "must be a number from 0 to 1000")
        return float(value)

    def choice(self, key: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        value = self._value(key, default)
        return self._chosen(key, value, choices)

    def choices(self, key: str, choices: type[Choice], default: tuple[Choice, ...]) -> tuple[Choice, ...]:
        value = self._value(key, list(default))
        if not isinstance(value, list):
            raise self.wrong(key, "must be a list of texts in quotes")
        return tuple(self._chosen(key, item, choices) for item in value)

    def table(self, key: str) -> SettingsFile:
        value = self._value(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, f"must be a table, written [{key}]")
        return SettingsFile(value, self._file, f"{self._place}{key}.")

    def tables(self, key: str) -> list[SettingsFile]:
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, f"must be a list of tables, each written [[{key}]]")
        return [
            SettingsFile(item, self._file, f"{self._place}{key}[{number}].")
            for number, item in enumerate(value, start=1)
        ]

    def finish(self) -> None:
        """Refuses a key nobody asked for: mostly a slip of the pen."""
        for key in self._values:
            if key not in self._allowed:
                raise self.wrong(key, f"is unknown; allowed are {', '.join(self._allowed)}")

    def _value(self, key: str, default: object) -> object:
        self._allowed.append(key)
        value = self._values.get(key, default)
        if value is None:
            raise self.wrong(key, "is missing")
        return value

    def _chosen(self, key: str, value: object, choices: type[Choice]) -> Choice:
        for choice in choices:
            if choice.value == value:
                return choice
        allowed = ", ".join(choice.value for choice in choices)
        raise self.wrong(key, f"is {value!r}; allowed are {allowed}")


def _joined(base: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    joined = {**base, **own}
    for key, value in own.items():
        below = base.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            joined[key] = _joined(below, value)
    return joined
