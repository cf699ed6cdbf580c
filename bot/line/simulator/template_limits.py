"""Template messages (R#buttons, R#confirm, R#carousel, R#image-carousel)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.line.simulator.action_limits import IMAGE_CAROUSEL_LABEL, TEMPLATE_LABEL, check_action
from bot.line.simulator.fields import Field, Fields, check_choice, check_fields
from bot.line.simulator.lengths import graphemes
from bot.line.simulator.refusals import Detail
from bot.line.simulator.spots import Spot

_WORDS = Field(required=True, measure=graphemes)
_IMAGE = Field(most=2000, schemes=("https",))
_PICTURE: Fields = {"imageAspectRatio": Field(), "imageSize": Field()}
_HEAD: Fields = {
    "thumbnailImageUrl": _IMAGE,
    "imageBackgroundColor": Field(),
    "title": Field(measure=graphemes, most=40),
    "defaultAction": Field(dict),
}

TEMPLATES: Mapping[str, Fields] = {
    "buttons": {
        "type": Field(),
        "text": replace(_WORDS, most=160),
        "actions": Field(list, required=True, most=4),
        **_HEAD,
        **_PICTURE,
    },
    "confirm": {
        "type": Field(),
        "text": replace(_WORDS, most=240),
        "actions": Field(list, required=True, least=2, most=2),
    },
    "carousel": {"type": Field(), "columns": Field(list, required=True, most=10), **_PICTURE},
    "image_carousel": {"type": Field(), "columns": Field(list, required=True, most=10)},
}
_COLUMN: Fields = {
    "text": replace(_WORDS, most=120),
    "actions": Field(list, required=True, most=3),
    **_HEAD,
}
_IMAGE_COLUMN: Fields = {"imageUrl": replace(_IMAGE, required=True), "action": Field(dict, required=True)}


def check_template(template: object, spot: Spot) -> Iterator[Detail]:
    """One template; texts beside an image or title are held to 60 graphemes."""
    if not isinstance(template, Mapping):
        yield Detail("May not be empty", spot.written)
        return
    kind = template.get("type")
    if kind not in TEMPLATES:
        yield from check_choice(kind, TEMPLATES, spot)
        return
    yield from check_fields(template, TEMPLATES[str(kind)], spot)
    yield from _check_actions(template, spot)
    if kind == "buttons":
        yield from _check_beside_picture(template, spot)
    columns = template.get("columns")
    for index, column in enumerate(columns if isinstance(columns, list) else []):
        yield from _check_column(column, kind == "image_carousel", spot.key("columns").at(index))
    if kind == "carousel" and isinstance(columns, list) and len(set(map(_action_count, columns))) > 1:
        yield Detail("columns must have the same number of actions", spot.key("columns").written)


def _check_column(column: object, is_image: bool, spot: Spot) -> Iterator[Detail]:
    if not isinstance(column, Mapping):
        yield Detail("Invalid type", spot.written)
    elif is_image:
        yield from check_fields(column, _IMAGE_COLUMN, spot)
        yield from check_action(
            column.get("action"), IMAGE_CAROUSEL_LABEL, spot.key("action"), is_label_required=False
        )
    else:
        yield from check_fields(column, _COLUMN, spot)
        yield from _check_actions(column, spot)
        yield from _check_beside_picture(column, spot)


def _check_actions(part: Mapping[str, object], spot: Spot) -> Iterator[Detail]:
    actions = part.get("actions")
    for index, action in enumerate(actions if isinstance(actions, list) else []):
        yield from check_action(action, TEMPLATE_LABEL, spot.key("actions").at(index))


def _check_beside_picture(part: Mapping[str, object], spot: Spot) -> Iterator[Detail]:
    text = part.get("text")
    has_company = "title" in part or "thumbnailImageUrl" in part
    if has_company and isinstance(text, str) and graphemes(text) > 60:
        yield Detail("Length must be between 0 and 60", spot.key("text").written)


def _action_count(column: object) -> int:
    actions = column.get("actions") if isinstance(column, Mapping) else None
    return len(actions) if isinstance(actions, list) else 0
