"""A card as a LINE flex bubble of at most 30 KB, counted as the escaped JSON that goes out.

Source: LINE Developers, "Flex Message", "Bubble". LINE does not say how it counts; escaped is the
larger way.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.chat import Button, Card, Row, Tone
from bot.line.actions import BUTTON_LABEL, action
from bot.line.lengths import ELLIPSIS, escaped_bytes, has_at_most, sendable, units, within_units
from bot.line.written import Shared

Component = dict[str, object]

_BUBBLE_BYTES = 30_000
_BUTTONS_BYTES = 9_000
_FRAME_BYTES = 500
_ROW_TEXT_UNITS = (1_000, 500, 250, 120, 60)
_HEADING_UNITS = 200
_FOOTER_UNITS = 500
_MOST_BYTES_OF_BOTH = 6 * (_HEADING_UNITS + _FOOTER_UNITS) + 500
_LABEL_UNITS = 60
_NOTE_UNITS = 200
_SHORT_LABEL_UNITS = 12  # a longer label takes a line of its own above the text
_NUMBER_UNITS = 4  # a label no longer than "2.1" or "O12" needs a narrow column only
_SMALL_BUTTON_CLUSTERS = 6  # a longer button takes a line of its own below the text
_ROWS_REMEMBERED = 500  # a measure's row goes to all groups of its office, one after the other

_DARK, _GREY, _LINE_GREY, _ACCENT = "#1F2933", "#545C69", "#D9DEE3", "#00695C"
_SEPARATOR = Shared({"type": "separator", "margin": "md", "color": _LINE_GREY})
_TONES = {Tone.PLAIN: _GREY, Tone.GOOD: _ACCENT, Tone.COMING: "#9A5B00", Tone.MISSING: "#B42318"}


def bubble(card: Card) -> Component | None:
    """The card as one flex bubble, or None for a card with nothing on it.

    Row texts are shortened as far as the size asks for; rows that still do not fit give way to a
    last row "…".
    """
    buttons = _within_bytes([*_buttons(card.buttons), *_asides(card.asides)], _BUTTONS_BYTES)
    top, bottom = _heading(card.heading), _footnote(card.footer)
    rows = _rows(card.rows, [*top, *bottom], buttons)
    body = [*top, *([_SEPARATOR] if top and rows else []), *rows, *bottom]
    if not body and not buttons:
        return None
    drawn: Component = {"type": "bubble", "size": "mega"}
    if body:
        drawn["body"] = _box("vertical", body, spacing="md")
    if buttons:
        drawn["footer"] = _box("vertical", buttons, spacing="sm")
    return drawn


def words_of(card: Card) -> str:
    """The first words on a card, for a notification when its summary is empty."""
    rows = [words for row in card.rows for words in (row.text, row.note)]
    texts = [card.summary, card.heading, *rows, card.footer]
    return next((words for words in map(sendable, texts) if words), ELLIPSIS)


def _heading(text: str) -> list[Component]:
    words = within_units(sendable(text), _HEADING_UNITS)
    return [_text(words, size="lg", weight="bold", color=_DARK)] if words else []


def _footnote(text: str | None) -> list[Component]:
    words = within_units(sendable(text), _FOOTER_UNITS)
    return [_text(words, size="xs", color=_GREY, margin="lg")] if words else []


def _rows(rows: Sequence[Row], words: list[Component], buttons: list[Component]) -> list[Component]:
    """The rows in the room that the others leave: as long as possible first, then shorter, then fewer."""
    free = _BUBBLE_BYTES - _FRAME_BYTES - (escaped_bytes(buttons) if buttons else 0)
    drawn, size = _drawn(rows, _ROW_TEXT_UNITS[0])
    if size <= free - _MOST_BYTES_OF_BOTH:
        return drawn
    room = free - escaped_bytes(words)
    for limit in _ROW_TEXT_UNITS:
        drawn, size = _drawn(rows, limit)
        if size <= room:
            return drawn
    more = _text(ELLIPSIS, color=_GREY)
    return [*_within_bytes(drawn, room - escaped_bytes([more]) - 2), more]


def _drawn(rows: Sequence[Row], limit: int) -> tuple[list[Component], int]:
    """The rows that have anything to show, and their bytes together."""
    drawn = [component for row in rows if (component := _row(row, limit))]
    return [*drawn], sum(component.escaped_bytes + 2 for component in drawn)


@lru_cache(maxsize=_ROWS_REMEMBERED)
def _row(row: Row, limit: int) -> Shared | None:
    component = _component(row, limit)
    return Shared(component) if component else None


def _component(row: Row, limit: int) -> Component | None:
    named, words = within_units(sendable(row.label), _LABEL_UNITS), _words(row, limit)
    pressed = action(row.button, BUTTON_LABEL) if row.button is not None else None
    if pressed is None:
        said_only = _labelled(named, words)
        return _box("vertical", said_only, spacing="xs") if said_only else None
    button, said = _button(pressed, "link", _ACCENT), str(pressed["label"])
    if not words or not has_at_most(said, _SMALL_BUTTON_CLUSTERS):
        return _box("vertical", [*_labelled(named, words), button], spacing="xs")
    lines = _box("vertical", [*_label(named), *words], spacing="xs", flex=1)
    return _box("horizontal", [lines, {**button, "flex": 0, "gravity": "center"}])


def _words(row: Row, limit: int) -> list[Component]:
    words = within_units(sendable(row.text), limit)
    note = within_units(sendable(row.note), _NOTE_UNITS)
    said = [_text(words, size="sm", color=_DARK)] if words else []
    return [*said, _text(note, size="xs", color=_TONES[row.tone])] if note else said


def _label(words: str, **look: object) -> list[Component]:
    return [_text(words, size="sm", color=_GREY, **look)] if words else []


def _labelled(label: str, words: list[Component]) -> list[Component]:
    """A short label beside the words, a longer one above them."""
    if not label or not words or units(label) > _SHORT_LABEL_UNITS:
        return [*_label(label), *words]
    share = (1, 8) if units(label) <= _NUMBER_UNITS else (2, 5)
    beside = [*_label(label, flex=share[0]), _box("vertical", words, flex=share[1])]
    return [_box("horizontal", beside, spacing="sm")]


def _buttons(buttons: Sequence[Button]) -> list[Component]:
    """The first is the one most people want; the others stand back."""
    actions = [pressed for button in buttons if (pressed := action(button, BUTTON_LABEL))]
    return [
        _button(pressed, "primary", _ACCENT) if place == 0 else _button(pressed, "secondary")
        for place, pressed in enumerate(actions)
    ]


def _asides(buttons: Sequence[Button]) -> list[Component]:
    actions = [pressed for button in buttons if (pressed := action(button, BUTTON_LABEL))]
    drawn = [_button(pressed, "secondary") for pressed in actions]
    return [_box("horizontal", drawn, spacing="sm")] if drawn else []


def _button(pressed: Component, style: str, color: str | None = None) -> Component:
    drawn: Component = {"type": "button", "style": style, "height": "sm", "action": pressed}
    drawn["adjustMode"] = "shrink-to-fit"  # a button does not wrap, and Thai labels are long
    return {**drawn, "color": color} if color else drawn


def _text(words: str, **look: object) -> Component:
    return {"type": "text", "text": words, "wrap": True, **look}


def _box(layout: str, contents: list[Component], **look: object) -> Component:
    return {"type": "box", "layout": layout, "contents": contents, **look}


def _within_bytes(components: list[Component], room: int) -> list[Component]:
    """The first components that together stay within `room` bytes."""
    kept: list[Component] = []
    used = 2
    for component in components:
        used += escaped_bytes(component) + 2
        if used > room:
            break
        kept.append(component)
    return kept
