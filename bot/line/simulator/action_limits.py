"""Actions: what a button does, and how long its words may be (R#action-objects)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.line.simulator.fields import Field, Fields, check_choice, check_fields
from bot.line.simulator.lengths import graphemes
from bot.line.simulator.refusals import Detail
from bot.line.simulator.spots import Spot

TEMPLATE_LABEL = 20
IMAGE_CAROUSEL_LABEL = 12
QUICK_REPLY_LABEL = 20
FLEX_LABEL = 40

_DATA = Field(required=True, least=0, most=300)
_WORDS = Field(measure=graphemes, most=300)

ACTIONS: Mapping[str, Fields] = {
    "postback": {
        "data": _DATA,
        "displayText": _WORDS,
        "text": _WORDS,
        "inputOption": Field(choices=("closeRichMenu", "openRichMenu", "openKeyboard", "openVoice")),
        "fillInText": _WORDS,
    },
    "message": {"text": replace(_WORDS, required=True)},
    "uri": {
        "uri": Field(required=True, most=1000, schemes=("http", "https", "line", "tel")),
        "altUri": Field(dict),
    },
    "datetimepicker": {
        "data": _DATA,
        "mode": Field(required=True, choices=("date", "time", "datetime")),
        "initial": Field(),
        "min": Field(),
        "max": Field(),
    },
    "camera": {},
    "cameraRoll": {},
    "location": {},
    "clipboard": {"clipboardText": Field(required=True, most=1000)},
    "richmenuswitch": {"data": _DATA, "richMenuAliasId": Field(required=True, most=32)},
}

_QUICK_REPLY_ONLY = ("camera", "cameraRoll", "location")


def check_action(
    action: object, label_limit: int, spot: Spot, *, is_label_required: bool = True, is_quick: bool = False
) -> Iterator[Detail]:
    """One action of a button; labels count in graphemes (R#action-object-label-spec)."""
    if not isinstance(action, Mapping):
        yield Detail("Invalid type", spot.written)
        return
    kind = action.get("type")
    places = {name: rules for name, rules in ACTIONS.items() if _belongs(name, is_quick=is_quick)}
    unknown = list(check_choice(kind, places, spot))
    yield from unknown
    if unknown:
        return
    label = Field(required=is_label_required, measure=graphemes, most=label_limit)
    yield from check_fields(action, {"type": Field(), "label": label, **ACTIONS[str(kind)]}, spot)
    if action.get("fillInText") is not None and action.get("inputOption") != "openKeyboard":
        yield Detail("fillInText needs inputOption openKeyboard", spot.key("fillInText").written)


def _belongs(kind: str, *, is_quick: bool) -> bool:
    if kind == "richmenuswitch":
        return False
    return is_quick or kind not in _QUICK_REPLY_ONLY
