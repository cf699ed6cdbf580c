"""What people show: photos, videos, voice notes, files, places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.line.simulator.contents import Content
from bot.line.simulator.messages import Message
from bot.line.simulator.people import Person, Place
from bot.line.simulator.speaking import Speaking

EXTERNAL_ADDRESS = "https://example.com/original"


@dataclass(frozen=True)
class PhotoSet:
    """Photos sent together; old Android phones give no index and total (R#wh-image)."""

    id: str
    index: int | None = None
    total: int | None = None

    def as_field(self) -> dict[str, object]:
        counted = {"index": self.index, "total": self.total}
        return {"id": self.id, **{name: number for name, number in counted.items() if number is not None}}


class Showing(Speaking):
    """The acts of sending something that has bytes. None of these kinds can quote."""

    def send_photo(
        self,
        person: Person,
        place: Place,
        data: bytes,
        photo_set: PhotoSet | None = None,
        media_type: str = "image/jpeg",
    ) -> Message:
        """Sends one photo, alone or as one of a set."""
        fields: dict[str, object] = {"imageSet": photo_set.as_field()} if photo_set else {}
        return self._show(person, place, fields, Content("image", data, media_type))

    def send_photos(self, person: Person, place: Place, photos: Sequence[bytes]) -> tuple[Message, ...]:
        """Sends several photos at once: one event each, joined by imageSet."""
        set_id = self.ids.hexadecimal(32).upper()
        return tuple(
            self.send_photo(person, place, data, PhotoSet(set_id, index, len(photos)))
            for index, data in enumerate(photos, start=1)
        )

    def send_linked_photo(self, person: Person, place: Place) -> Message:
        """A photo that lives on another server, as mini-apps send it: the content endpoint has nothing."""
        return self._show(person, place, {}, Content("image", b"", "image/jpeg", is_external=True))

    def send_video(
        self, person: Person, place: Place, data: bytes, milliseconds: int = 3_000, *, preparing: bool = False
    ) -> Message:
        """Sends a video; while LINE prepares a large one the content answers 202."""
        content = Content("video", data, "video/mp4", "preparing" if preparing else "ready")
        return self._show(person, place, {"duration": milliseconds}, content)

    def send_voice(self, person: Person, place: Place, data: bytes, milliseconds: int = 3_000) -> Message:
        """Sends a voice note."""
        return self._show(person, place, {"duration": milliseconds}, Content("audio", data, "audio/x-m4a"))

    def send_file(
        self,
        person: Person,
        place: Place,
        name: str,
        data: bytes,
        media_type: str = "application/octet-stream",
    ) -> Message:
        """Sends a file; the name is whatever the person called it."""
        fields: dict[str, object] = {"fileName": name, "fileSize": len(data)}
        return self._show(person, place, fields, Content("file", data, media_type))

    def send_location(
        self, person: Person, place: Place, title: str, address: str, position: tuple[float, float]
    ) -> Message:
        """Sends a place on the map; `position` is latitude and longitude."""
        with self._acting():
            latitude, longitude = position
            content: dict[str, object] = {"title": title, "address": address}
            content = {k: v for k, v in content.items() if v}
            return self._speak(
                person, place, {"type": "location", **content, "latitude": latitude, "longitude": longitude}
            )

    def _show(self, person: Person, place: Place, fields: dict[str, object], content: Content) -> Message:
        with self._acting():
            body: dict[str, object] = {"type": content.kind, **fields}
            if content.kind != "file":
                body["contentProvider"] = _provider(content)
            message = self._speak(person, place, body)
            self.contents.keep(message.id, content)
            return message


def _provider(content: Content) -> dict[str, object]:
    if not content.is_external:
        return {"type": "line"}
    return {
        "type": "external",
        "originalContentUrl": f"{EXTERNAL_ADDRESS}.jpg",
        "previewImageUrl": f"{EXTERNAL_ADDRESS}-preview.jpg",
    }
