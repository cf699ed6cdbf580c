"""LINE's documented limits on messages, counted independently of the code that keeps them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_JOINED = re.compile("\u200d[\u2600-\u27bf\U0001f000-\U0001faff]")
_CONTINUING = re.compile("[\u0e33\u0eb3\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_ADDRESS = re.compile("(https?://[!-~]+|line:[!-~]+|tel:[!-~]+)")


def units(text: str) -> int:
    """UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clusters(text: str) -> int:
    """Grapheme clusters, exact enough for the labels the tests use."""
    text = _FLAG.sub("x", _JOINED.sub("", text).replace("\r\n", "x"))
    text = _CONTINUING.sub("", text)
    return sum(1 for character in text if unicodedata.category(character) not in {"Mn", "Me", "Mc"})


def limit_problems(messages: list[dict[str, Any]]) -> list[str]:
    """Every limit the messages break, by place."""
    problems = ["more than five messages"] if len(messages) > 5 else []
    for place, message in enumerate(messages):
        found = [*_message(message), *_everywhere(message)]
        if "quickReply" in message:
            found += _quick_reply(message["quickReply"])
            found += ["choices before the last message"] if place != len(messages) - 1 else []
        problems += [f"messages[{place}]: {problem}" for problem in found]
    return problems


def _message(message: dict[str, Any]) -> Iterator[str]:
    if message.get("type") == "text":
        yield from _length("text", message["text"], 5_000)
    if message.get("type") == "flex":
        yield from _length("altText", message["altText"], 1_500)
        yield from _container(message["contents"])


def _container(contents: dict[str, Any]) -> Iterator[str]:
    is_carousel = contents.get("type") == "carousel"
    bubbles = contents["contents"] if is_carousel else [contents]
    if is_carousel and not 1 <= len(bubbles) <= 12:
        yield f"{len(bubbles)} bubbles in a carousel"
    if is_carousel and len(json.dumps(contents)) > 50_000:
        yield "a carousel over 50 KB"
    if len({bubble.get("size") for bubble in bubbles}) > 1:
        yield "bubbles of different sizes"
    for bubble in bubbles:
        if len(json.dumps(bubble)) > 30_000:
            yield "a bubble over 30 KB"


def _quick_reply(quick_reply: dict[str, Any]) -> Iterator[str]:
    items = quick_reply["items"]
    if not 1 <= len(items) <= 13:
        yield f"{len(items)} choices"
    for item in items:
        if clusters(item["action"]["label"]) > 20:
            yield "the label of a choice over 20 characters"


def _everywhere(value: object) -> Iterator[str]:
    """The limits of components and actions, wherever in a message they stand."""
    if isinstance(value, dict):
        yield from _component(value)
        for item in value.values():
            yield from _everywhere(item)
    elif isinstance(value, list):
        for item in value:
            yield from _everywhere(item)
    elif isinstance(value, str):
        if not value:
            yield "an empty string"
        if re.search("[\ud800-\udfff]", value):
            yield "half a surrogate pair"


def _component(value: dict[str, Any]) -> Iterator[str]:
    kind = value.get("type")
    if kind == "text" and not value["text"].strip():
        yield "a blank text"
    if kind == "button" and not 1 <= clusters(value["action"]["label"]) <= 40:
        yield "the label of a button over 40 characters"
    if kind == "postback":
        yield from _length("data", value["data"], 300)
        for name in {"displayText", "fillInText"} & set(value):
            yield from _length(name, value[name], 300)
        if "fillInText" in value and value.get("inputOption") != "openKeyboard":
            yield "fillInText without a keyboard"
    if kind == "message" and "label" in value:
        yield from _length("the words of a button", value["text"], 300)
    if kind == "uri" and not (_ADDRESS.fullmatch(value["uri"]) and len(value["uri"]) <= 1_000):
        yield "an address LINE does not open"


def _length(name: str, text: str, limit: int) -> Iterator[str]:
    if not text.strip():
        yield f"{name} is blank"
    if units(text) > limit:
        yield f"{name} has {units(text)} code units of {limit}"
