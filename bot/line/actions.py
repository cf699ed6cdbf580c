"""Buttons and quick-reply choices as LINE actions, each within its limits.

Source: LINE Developers, "Action objects".
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from bot.chat import Choice, Open, Prefill, Press, Say, TakePhoto
from bot.line.lengths import sendable, units, within_clusters, within_units

BUTTON_LABEL = 40
"""The longest label of a flex button, in grapheme clusters."""

QUICK_REPLY_LABEL = 20
"""The longest label of a quick reply, in grapheme clusters."""

PREFILL_DATA = "prefill"
"""The postback data of a button that only opens the keyboard: the message that follows says it all."""

_LONGEST_TEXT = 300  # LINE counts clusters here; in code units the limit holds however it is counted
_LONGEST_URL = 1000
_SCHEMES = frozenset({"http", "https", "line", "tel"})
_URL_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"

Action = dict[str, object]


def action(choice: Choice, label_limit: int) -> Action | None:
    """The LINE action of a button or choice, labelled with at most `label_limit` grapheme clusters.

    None for one that LINE would refuse together with the whole message: without a label, with
    nothing to say or to tell, with data over 300, or with an address it does not open.
    """
    label = _label(choice.label, label_limit)
    particulars = _particulars(choice)
    return {**particulars, "label": label} if label and particulars else None


def _label(text: str, limit: int) -> str:
    """Also bounded in code units, for a label that piles marks on one letter."""
    return within_units(within_clusters(sendable(text), limit), 12 * limit)


def _particulars(choice: Choice) -> Action | None:
    match choice:
        case Prefill(text=text):
            return _prefill(_sayable(text))
        case Say(text=text):
            said = _sayable(text)
            return {"type": "message", "text": said} if said else None
        case Press():
            return _press(choice)
        case Open(url=url):
            address = _address(url)
            return {"type": "uri", "uri": address} if address else None
        case TakePhoto():
            return {"type": "cameraRoll"}


def _sayable(text: str) -> str:
    """Cut without an ellipsis: the person sends these words, and they may end up in the report."""
    return sendable(within_units(sendable(text), _LONGEST_TEXT, ending=""))


def _prefill(text: str) -> Action:
    opened: Action = {"type": "postback", "data": PREFILL_DATA, "inputOption": "openKeyboard"}
    return {**opened, "fillInText": text} if text else opened


def _press(press: Press) -> Action | None:
    data, shown = sendable(press.data), sendable(press.shown)
    if not data or units(data) > _LONGEST_TEXT:
        return None
    pressed: Action = {"type": "postback", "data": data}
    return {**pressed, "displayText": within_units(shown, _LONGEST_TEXT)} if shown else pressed


def _address(url: str) -> str | None:
    """The address with Thai percent-encoded; what is encoded already stays as it is."""
    address = quote(sendable(url).strip(), safe=_URL_CHARACTERS)
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    is_whole = bool(parts.netloc or parts.scheme in {"line", "tel"}) and parts.scheme in _SCHEMES
    return address if is_whole and len(address) <= _LONGEST_URL else None
