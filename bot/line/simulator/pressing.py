"""What people tap: buttons and quick replies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.line.simulator.buttons import STAYING_ACTIONS, Button, buttons, find_button, quick_replies
from bot.line.simulator.events import Event
from bot.line.simulator.messages import Message
from bot.line.simulator.people import Person, Place
from bot.line.simulator.speaking import Speaking


@dataclass(frozen=True)
class Pressed:
    """What tapping did: an event for the bot, a message said, an address opened, a text prefilled."""

    event: Event | None = None
    message: Message | None = None
    url: str | None = None
    prefilled: str | None = None


class Pressing(Speaking):
    """The acts of tapping. Lasting buttons work for ever, quick replies until somebody writes."""

    def press(
        self,
        person: Person,
        message: Message,
        label: str,
        occurrence: int = 1,
        params: Mapping[str, str] | None = None,
    ) -> Pressed:
        """Taps a button of a flex or template message; `params` is what was picked in a date picker."""
        with self._acting():
            return self._tap_on(person, find_button(buttons(message), label, occurrence), params)

    def press_data(
        self, person: Person, place: Place, data: str, params: Mapping[str, str] | None = None
    ) -> Event | None:
        """A postback with any data: a forged, ancient or foreign button."""
        with self._acting():
            self._require_presence(person, place)
            return self._postback(person, place, data, params)

    def tap(
        self, person: Person, place: Place, label: str, params: Mapping[str, str] | None = None
    ) -> Pressed:
        """Taps a quick reply; only those under the chat's newest message show (D:using-quick-reply)."""
        with self._acting():
            shown = self._visible_quick_replies(person, place)
            button = find_button(shown, label)
            if button.kind not in STAYING_ACTIONS:
                button.message.dismissed_by.add(person.id)
            return self._tap_on(person, button, params)

    def visible_quick_replies(self, person: Person, place: Place) -> tuple[Button, ...]:
        """The quick replies this person sees now."""
        with self.lock:
            return self._visible_quick_replies(person, place)

    def _visible_quick_replies(self, person: Person, place: Place) -> tuple[Button, ...]:
        shown = [message for message in self.log.in_place(place) if not message.is_unsent]
        newest = shown[-1] if shown else None
        if newest is None or newest.sender is not None or person.id in newest.dismissed_by:
            return ()
        return quick_replies(newest)

    def _tap_on(self, person: Person, button: Button, params: Mapping[str, str] | None) -> Pressed:
        place = button.message.place
        self._require_presence(person, place)
        if button.kind == "message":
            return Pressed(message=self._say(person, place, button.field("text") or ""))
        if button.kind == "uri":
            return Pressed(url=button.field("uri"))
        if button.kind not in ("postback", "datetimepicker"):
            return Pressed()
        said = button.field("text")
        message = self._say(person, place, said) if said else None
        shown = button.field("displayText")
        if shown:
            content: dict[str, object] = {"type": "text", "text": shown}
            self.log.add(Message(self.ids.message(), place, person, self.now(), content, way="shown"))
        event = self._postback(person, place, button.field("data") or "", params)
        return Pressed(event=event, message=message, prefilled=button.field("fillInText"))

    def _postback(
        self, person: Person, place: Place, data: str, params: Mapping[str, str] | None
    ) -> Event | None:
        postback: dict[str, object] = {"data": data}
        if params:
            postback["params"] = dict(params)
        return self._emit("postback", place, person, postback=postback)
