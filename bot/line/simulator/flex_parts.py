"""The parts a flex message is made of and their properties (R#flex-message, OAS:messaging-api.yml)."""

from __future__ import annotations

from collections.abc import Mapping

from bot.line.simulator.fields import Field, Fields

_URL = Field(required=True, most=2000, schemes=("https",))
_EDGES = ("top", "bottom", "center")
_OFFSETS: Fields = {name: Field() for name in ("offsetTop", "offsetBottom", "offsetStart", "offsetEnd")}
_PLACED: Fields = {"margin": Field(), "position": Field(choices=("relative", "absolute")), **_OFFSETS}
_LOOK: Fields = {
    "size": Field(),
    "color": Field(),
    "weight": Field(choices=("regular", "bold")),
    "style": Field(choices=("normal", "italic")),
    "decoration": Field(choices=("none", "underline", "line-through")),
}
_JUSTIFIED = ("center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly")
_BOX_SIZES = (
    *("backgroundColor", "borderColor", "borderWidth", "cornerRadius", "spacing"),
    *("width", "maxWidth", "height", "maxHeight"),
    *("paddingAll", "paddingTop", "paddingBottom", "paddingStart", "paddingEnd"),
)

PARTS: Mapping[str, Fields] = {
    "box": {
        "type": Field(),
        "layout": Field(required=True, choices=("horizontal", "vertical", "baseline")),
        "contents": Field(list, required=True, least=0),
        "flex": Field(int),
        "action": Field(dict),
        "background": Field(dict),
        "justifyContent": Field(choices=_JUSTIFIED),
        "alignItems": Field(choices=("center", "flex-start", "flex-end")),
        **{name: Field() for name in _BOX_SIZES},
        **_PLACED,
    },
    "button": {
        "type": Field(),
        "action": Field(dict, required=True),
        "flex": Field(int),
        "color": Field(),
        "style": Field(choices=("primary", "secondary", "link")),
        "gravity": Field(choices=_EDGES),
        "height": Field(choices=("md", "sm")),
        "adjustMode": Field(choices=("shrink-to-fit",)),
        "scaling": Field(bool),
        **_PLACED,
    },
    "image": {
        "type": Field(),
        "url": _URL,
        "flex": Field(int),
        "align": Field(choices=("start", "end", "center")),
        "gravity": Field(choices=_EDGES),
        "size": Field(),
        "aspectRatio": Field(),
        "aspectMode": Field(choices=("fit", "cover")),
        "backgroundColor": Field(),
        "action": Field(dict),
        "animated": Field(bool),
        **_PLACED,
    },
    "video": {
        "type": Field(),
        "url": _URL,
        "previewUrl": _URL,
        "altContent": Field(dict, required=True),
        "aspectRatio": Field(),
        "action": Field(dict),
    },
    "icon": {
        "type": Field(),
        "url": _URL,
        "size": Field(),
        "aspectRatio": Field(),
        "scaling": Field(bool),
        **_PLACED,
    },
    "text": {
        "type": Field(),
        "text": Field(),
        "contents": Field(list),
        "flex": Field(int),
        "align": Field(choices=("start", "end", "center")),
        "gravity": Field(choices=_EDGES),
        "wrap": Field(bool),
        "lineSpacing": Field(),
        "maxLines": Field(int),
        "action": Field(dict),
        "adjustMode": Field(choices=("shrink-to-fit",)),
        "scaling": Field(bool),
        **_LOOK,
        **_PLACED,
    },
    "separator": {"type": Field(), "margin": Field(), "color": Field()},
    "filler": {"type": Field(), "flex": Field(int)},
}

SPAN: Fields = {"type": Field(), "text": Field(required=True), **_LOOK}

BUBBLE: Fields = {
    "type": Field(),
    "direction": Field(choices=("ltr", "rtl")),
    "size": Field(choices=("nano", "micro", "deca", "hecto", "kilo", "mega", "giga")),
    "styles": Field(dict),
    "action": Field(dict),
    "header": Field(dict),
    "hero": Field(dict),
    "body": Field(dict),
    "footer": Field(dict),
}

CAROUSEL: Fields = {"type": Field(), "contents": Field(list, required=True, most=12)}

BUBBLE_PARTS: Mapping[str, frozenset[str]] = {
    "header": frozenset({"box"}),
    "hero": frozenset({"box", "image", "video"}),
    "body": frozenset({"box"}),
    "footer": frozenset({"box"}),
}
BOX_CONTENTS = frozenset({"box", "button", "image", "text", "separator", "filler"})
BASELINE_CONTENTS = frozenset({"icon", "text", "filler"})
