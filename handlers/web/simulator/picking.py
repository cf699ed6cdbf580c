"""What was picked in a date picker, as LINE hands it to the bot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.errors import Refusal
from bot.line.simulator.buttons import Button
from handlers.web.simulator.asking import name_of

_FORMS = {"date": "%Y-%m-%d", "time": "%H:%M", "datetime": "%Y-%m-%dT%H:%M"}
"""How each mode writes what it gives (R#postback-params-object-for-datetime-selection-action)."""


def picked(sent: Mapping[str, object], button: Button) -> dict[str, str] | None:
    """The parameters of the postback, None for a button that picks nothing.

    Refuses what is no moment, and one outside of what the button allows.
    """
    if button.kind != "datetimepicker":
        return None
    mode, moment = button.field("mode") or "", name_of(sent, "picked")
    try:
        datetime.strptime(moment, _FORMS.get(mode, ""))  # noqa: DTZ007  (a day or an hour by itself)
    except ValueError as error:
        raise Refusal("web.demo.no.moment") from error
    first, last = (_written(button.field(name)) for name in ("min", "max"))
    if moment < (first or moment) or moment > (last or moment):
        raise Refusal("web.demo.no.moment")
    return {mode: moment}


def _written(limit: str | None) -> str | None:
    """A limit as moments are written here: LINE takes a small t in it."""
    return limit.replace("t", "T") if limit else None
