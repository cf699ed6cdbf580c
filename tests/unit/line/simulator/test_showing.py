"""Photos, videos, voice notes, files and places, and fetching their bytes."""

from __future__ import annotations

import pytest

from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from bot.line.simulator.showing import PhotoSet
from tests.unit.line.simulator.bot_double import Caller, Listener

JPEG = b"\xff\xd8\xff\xe0photo"


def test_a_photo_has_no_name_no_size_and_no_quote(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    line.send_photo(somsri, group, JPEG)
    line.deliver()
    content = listener.last_event["message"]
    assert set(content) == {"id", "type", "quoteToken", "markAsReadToken", "contentProvider"}
    assert content["contentProvider"] == {"type": "line"}


def test_photos_sent_together_are_numbered_in_one_set(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    line.send_photos(somsri, group, [JPEG, JPEG, JPEG])
    line.deliver()
    sets = [delivery.events[0]["message"]["imageSet"] for delivery in listener.deliveries]
    assert [(one["index"], one["total"]) for one in sets] == [(1, 3), (2, 3), (3, 3)]
    assert len({one["id"] for one in sets}) == 1


def test_an_old_android_phone_gives_the_set_only(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    line.send_photo(
        somsri, group, JPEG, PhotoSet("E005D41A7288F41B65593ED38FF6E9834B046AB36A37921A56BC236F13A91855")
    )
    line.deliver()
    assert set(listener.last_event["message"]["imageSet"]) == {"id"}


def test_files_voices_and_places_carry_no_quote_token(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    line.send_file(somsri, group, "บันทึก/ประชุม.pdf", b"%PDF")
    line.send_voice(somsri, group, b"voice", milliseconds=1500)
    line.send_location(somsri, group, "", "ต.ห้วยตาล", (13.75, 100.5))
    line.deliver()
    file, voice, place = (delivery.events[0]["message"] for delivery in listener.deliveries)
    assert (file["fileName"], file["fileSize"]) == ("บันทึก/ประชุม.pdf", 4)
    assert (voice["duration"], voice["contentProvider"]) == (1500, {"type": "line"})
    assert (place["address"], place["latitude"], place["longitude"]) == ("ต.ห้วยตาล", 13.75, 100.5)
    assert "title" not in place
    assert not any("quoteToken" in one for one in (file, voice, place))


def test_the_bytes_come_as_they_were_sent(line: Platform, bot: Caller, group: Group, somsri: Person) -> None:
    photo = line.send_photo(somsri, group, JPEG, media_type="image/png")
    answer = bot.get(f"/v2/bot/message/{photo.id}/content")
    assert (answer.status_code, answer.data, answer.content_type) == (200, JPEG, "image/png")
    assert bot.get(f"/v2/bot/message/{photo.id}/content/preview").data == JPEG


def test_a_large_video_is_prepared_first(line: Platform, bot: Caller, group: Group, somsri: Person) -> None:
    video = line.send_video(somsri, group, b"film", preparing=True)
    path = f"/v2/bot/message/{video.id}/content"
    assert (bot.get(path).status_code, bot.get(path).data) == (202, b"")
    assert bot.get(f"{path}/transcoding").get_json() == {"status": "processing"}
    line.contents.set_status(video.id, "ready")
    assert bot.get(path).data == b"film"
    assert bot.get(f"{path}/transcoding").get_json() == {"status": "succeeded"}


def test_unsent_content_is_gone(line: Platform, bot: Caller, group: Group, somsri: Person) -> None:
    photo = line.send_photo(somsri, group, JPEG)
    line.unsend(photo)
    answer = bot.get(f"/v2/bot/message/{photo.id}/content")
    assert (answer.status_code, answer.get_json()) == (410, {"message": "The content is gone"})


@pytest.mark.parametrize(
    ("what", "path", "status"),
    [
        ("text", "content", 400),
        ("linked photo", "content", 404),
        ("file", "content/preview", 400),
        ("file", "content/transcoding", 400),
        ("nothing", "content", 404),
    ],
)
def test_what_has_no_bytes_is_refused(
    line: Platform, bot: Caller, group: Group, somsri: Person, what: str, path: str, status: int
) -> None:
    ids = {
        "text": line.say(somsri, group, "ไม่มีรูป").id,
        "linked photo": line.send_linked_photo(somsri, group).id,
        "file": line.send_file(somsri, group, "a.pdf", b"%PDF").id,
        "nothing": "404404404404404404",
    }
    assert bot.get(f"/v2/bot/message/{ids[what]}/{path}").status_code == status
