"""Photos, files and links after a report: what they are tied to, what is said, what is kept."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.evidence import EvidenceKind, EvidenceReason, EvidenceState
from bot.domain.person import Role
from bot.line.simulator.faults import Fault, FaultKind
from bot.line.simulator.people import Place
from bot.line.simulator.showing import PhotoSet
from bot.service.filing import LARGEST_BYTES
from bot.store.store import Store
from tests.support.command_line import CommandLine
from tests.support.khlang import REPORT, Khlang, words
from tests.support.pictures import GPS_IFD, a_phone_photo, a_photo, opened
from tests.support.stage import a_stage

QUESTION = "เป็นหลักฐานของรายการไหน"


def downloads(khlang: Khlang) -> int:
    """How often content was asked for."""
    return sum(record.path.endswith("/content") for record in khlang.platform.requests.of())


@pytest.fixture
def khlang(sqlite_store: Store) -> Iterator[Khlang]:
    with a_stage(sqlite_store) as stage:
        yield Khlang(stage)
        assert stage.platform.quota.used(stage.clock.now()) == 0, "answers are free"


def test_a_photo_after_a_report_is_kept_with_it_and_confirmed_once(khlang: Khlang) -> None:
    khlang.report()
    assert khlang.quick_replies()[0] == "เพิ่มรูป"
    khlang.later(60)

    assert khlang.photo() == ["เก็บรูปไว้กับรายการ #1 แล้วค่ะ"]
    assert khlang.photo() == []

    assert khlang.tied() == [1, 1]
    assert [item.state for item in khlang.evidence()] == [EvidenceState.STORED] * 2


def test_a_kept_photo_is_upright_small_and_does_not_tell_where_it_was_taken(khlang: Khlang) -> None:
    khlang.report()
    khlang.photo(a_phone_photo(3000, 2000))
    [photo] = khlang.evidence()
    assert photo.content_hash is not None
    assert photo.thumbnail_hash is not None

    kept, small = (khlang.stage.files.read(name) for name in (photo.content_hash, photo.thumbnail_hash))
    assert opened(kept).size == (1333, 2000)
    assert opened(small).size == (267, 400)
    assert opened(kept).getexif().get_ifd(GPS_IFD) == {}
    assert (photo.media_type, photo.size) == ("image/jpeg", len(kept or b""))


def test_a_set_of_photos_in_any_order_is_kept_together_and_confirmed_once(khlang: Khlang) -> None:
    khlang.report()
    khlang.later(5)
    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.send_photos(
            khlang.suda, khlang.group, [a_photo(colour=c) for c in ("red", "blue", "lime")]
        )
        events = list(khlang.platform.pending())
        random.Random(3).shuffle(events)
        khlang.platform.deliver(events)

    assert words(answers) == ["เก็บรูปไว้กับรายการ #1 แล้วค่ะ"]
    assert khlang.tied() == [1, 1, 1]
    assert len({item.content_hash for item in khlang.evidence()}) == 3


def test_photos_that_reach_us_with_the_report_before_it_are_tied_all_the_same(khlang: Khlang) -> None:
    khlang.platform.say(khlang.suda, khlang.group, REPORT)
    khlang.later(1)
    khlang.platform.send_photo(khlang.suda, khlang.group, a_photo())
    khlang.platform.deliver(list(reversed(khlang.platform.pending())))
    khlang.stage.worker.drain()

    assert khlang.tied() == [1]


def test_a_photo_handled_before_its_report_arrived_is_tied_when_it_does(khlang: Khlang) -> None:
    report = khlang.platform.say(khlang.suda, khlang.group, REPORT).event
    assert report is not None
    khlang.later(1)
    photo = khlang.platform.send_photo(khlang.suda, khlang.group, a_photo()).event
    assert photo is not None
    khlang.platform.deliver([photo])
    khlang.stage.worker.drain()
    assert khlang.tied() == [None]
    khlang.platform.deliver([report])
    khlang.stage.worker.drain()

    assert khlang.tied() == [1]


def test_ten_minutes_after_a_report_a_photo_no_longer_belongs_to_it_by_itself(khlang: Khlang) -> None:
    khlang.report()
    khlang.later(10 * 60)
    assert khlang.photo() == ["เก็บรูปไว้กับรายการ #1 แล้วค่ะ"]
    khlang.later(1)

    assert QUESTION in khlang.photo()[0]
    assert khlang.tied() == [1, None]


def test_a_photo_without_a_report_is_asked_about_once_and_tied_by_a_tap(khlang: Khlang) -> None:
    khlang.report("รายงาน 4 เผยแพร่แล้ว", khlang.manee)
    khlang.report()
    khlang.later(3600)

    assert khlang.photo() == ["รูปนี้เป็นหลักฐานของรายการไหนคะ ถ้าไม่ใช่หลักฐานก็ไม่ต้องตอบค่ะ"]
    assert khlang.quick_replies() == ["#2 ข้อ 3", "#1 ข้อ 4"]
    khlang.later(60)
    assert khlang.photo() == []

    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.press_data(khlang.suda, khlang.group, postback_of(khlang, "#1 ข้อ 4"))
    assert words(answers) == ["เก็บรูปไว้กับรายการ #1 แล้วค่ะ"]
    assert khlang.tied() == [1, 1]


def postback_of(khlang: Khlang, label: str) -> str:
    """What the button of the question tells, also after LINE took the button away."""
    for message in reversed(khlang.platform.messages(khlang.group)):
        items = (message.content.get("quickReply") or {"items": []})["items"]  # type: ignore[index]
        for item in items:
            if item["action"]["label"] == label:
                return str(item["action"]["data"])
    raise AssertionError(f"there is no quick reply {label}")


def test_a_tap_may_be_anybodys_of_the_group_and_may_come_twice(khlang: Khlang) -> None:
    khlang.report()
    khlang.later(3600)
    khlang.photo()
    data = postback_of(khlang, "#1 ข้อ 3")

    assert khlang.tap("#1 ข้อ 3", khlang.manee) == ["เก็บรูปไว้กับรายการ #1 แล้วค่ะ"]
    assert "แนบกับรายการ #1" in words(list(khlang.platform.messages(khlang.group)))
    khlang.later(86_400)
    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.press_data(khlang.suda, khlang.group, data)
    assert words(answers)[0] == "เก็บรูปไว้กับรายการ #1 แล้วค่ะ"  # a reminder due that day goes along
    assert khlang.tied() == [1]


def test_what_is_asked_about_is_called_by_its_kind(khlang: Khlang) -> None:
    khlang.report()
    khlang.later(3600)
    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.send_voice(khlang.suda, khlang.group, b"\0\0\0\x20ftypmp42 voice")

    assert "เสียงนี้เป็นหลักฐานของรายการไหนคะ" in words(answers)[0]


def test_a_set_of_photos_is_one_question_and_one_answer(khlang: Khlang) -> None:
    khlang.report()
    khlang.later(3600)
    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.send_photos(khlang.suda, khlang.group, [a_photo(), a_photo(colour="red")])
    assert len(answers) == 1

    khlang.tap("#1 ข้อ 3")
    assert khlang.tied() == [1, 1]


def test_photos_of_a_set_that_arrive_after_the_tap_follow_the_others(khlang: Khlang) -> None:
    khlang.report()
    khlang.later(3600)
    khlang.platform.send_photo(khlang.suda, khlang.group, a_photo(), PhotoSet("S1", 1, 2))
    khlang.stage.settle()
    khlang.tap("#1 ข้อ 3")
    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.send_photo(khlang.suda, khlang.group, a_photo(), PhotoSet("S1", 2, 2))

    assert answers == []
    assert khlang.tied() == [1, 1]


def test_after_ten_minutes_a_person_may_be_asked_again(khlang: Khlang) -> None:
    khlang.report()
    khlang.later(3600)
    assert len(khlang.photo()) == 1
    khlang.later(599)
    assert khlang.photo() == []
    assert len(khlang.photo(person=khlang.manee)) == 1
    khlang.later(1)
    assert len(khlang.photo()) == 1


def test_without_any_entry_to_choose_a_photo_is_kept_in_silence(khlang: Khlang) -> None:
    assert khlang.photo() == []
    assert khlang.tied() == [None]


def test_photos_sent_before_the_report_are_attached_with_one_tap(khlang: Khlang) -> None:
    khlang.photo()
    khlang.photo()
    khlang.later(60)
    khlang.report()
    assert khlang.quick_replies() == ["เพิ่มรูป", "แนบรูปที่ส่งก่อนหน้า", "ดูข้อที่ค้าง"]

    assert khlang.tap("แนบรูปที่ส่งก่อนหน้า") == ["เก็บรูปไว้กับรายการ #1 แล้วค่ะ"]
    assert khlang.tied() == [1, 1]


def test_a_photo_after_several_entries_goes_to_the_last_and_is_moved_with_one_tap(khlang: Khlang) -> None:
    khlang.report("รายงาน\n3 ทำทะเบียนยืมพัสดุแล้ว\n4 เผยแพร่แล้ว")
    assert khlang.photo() == ["เก็บรูปไว้กับรายการ #2 แล้วค่ะ"]
    assert khlang.quick_replies() == ["#1 ข้อ 3"]
    khlang.tap("#1 ข้อ 3")

    assert khlang.tied() == [1]


def test_a_photo_goes_to_the_entry_of_whoever_sent_it(khlang: Khlang) -> None:
    khlang.report()
    khlang.report("รายงาน 4 เผยแพร่แล้ว", khlang.manee)
    khlang.photo()

    assert khlang.tied() == [1]


def test_the_name_of_a_file_is_data_and_its_type_is_what_its_bytes_say(khlang: Khlang) -> None:
    name = "../คำสั่ง ที่ ๑๒/๒๕๖๙ \u202egpj.pdf"
    khlang.report()
    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.send_file(khlang.suda, khlang.group, name, b"%PDF-1.7 ...", "image/png")

    assert answers == []
    [file] = khlang.evidence()
    assert (file.kind, file.file_name, file.media_type) == (EvidenceKind.FILE, name, "application/pdf")
    assert file.content_hash is not None
    assert khlang.stage.files.read(file.content_hash) == b"%PDF-1.7 ..."


def test_a_picture_sent_as_a_file_does_not_tell_where_it_was_taken_either(khlang: Khlang) -> None:
    khlang.report()
    khlang.platform.send_file(khlang.suda, khlang.group, "IMG_0001.jpg", a_phone_photo())
    khlang.stage.settle()

    [file] = khlang.evidence()
    assert file.content_hash is not None
    assert opened(khlang.stage.files.read(file.content_hash)).getexif().get_ifd(GPS_IFD) == {}


def test_videos_and_voice_notes_are_kept(khlang: Khlang) -> None:
    khlang.report()
    khlang.platform.send_video(khlang.suda, khlang.group, b"\0\0\0\x20ftypisom video")
    khlang.platform.send_voice(khlang.suda, khlang.group, b"\0\0\0\x20ftypmp42 voice")
    khlang.stage.settle()

    assert [(item.kind, item.media_type) for item in khlang.evidence()] == [
        (EvidenceKind.VIDEO, "video/mp4"),
        (EvidenceKind.AUDIO, "audio/mp4"),
    ]
    assert khlang.tied() == [1, 1]


def test_a_file_that_is_too_large_is_said_to_be_and_never_fetched(khlang: Khlang) -> None:
    khlang.report()
    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.send_file(khlang.suda, khlang.group, "วิดีโอ.zip", bytes(LARGEST_BYTES + 1))

    assert "ไฟล์นี้ใหญ่เกิน 20 MB จึงไม่ได้เก็บไว้" in words(answers)[0]
    [file] = khlang.evidence()
    assert (file.state, file.reason) == (EvidenceState.FAILED, EvidenceReason.TOO_LARGE)
    assert downloads(khlang) == 0


def test_a_video_that_turns_out_too_large_failed(khlang: Khlang) -> None:
    khlang.report()
    khlang.platform.send_video(khlang.suda, khlang.group, bytes(LARGEST_BYTES + 1))
    khlang.stage.settle()

    [video] = khlang.evidence()
    assert (video.state, video.reason) == (EvidenceState.FAILED, EvidenceReason.TOO_LARGE)


def test_a_photo_nobody_can_read_failed(khlang: Khlang) -> None:
    khlang.report()
    khlang.photo(b"\xff\xd8\xff broken")

    [photo] = khlang.evidence()
    assert (photo.state, photo.reason) == (EvidenceState.FAILED, EvidenceReason.UNREADABLE)


def test_a_video_still_being_prepared_is_fetched_when_it_is_ready(khlang: Khlang) -> None:
    khlang.report()
    video = khlang.platform.send_video(khlang.suda, khlang.group, b"\0\0\0\x20ftypisom", preparing=True)
    khlang.stage.settle()
    assert [item.state for item in khlang.evidence()] == [EvidenceState.WAITING]
    khlang.platform.contents.set_status(video.id, "ready")
    khlang.stage.worker.drain()
    assert [item.state for item in khlang.evidence()] == [EvidenceState.WAITING]
    khlang.later(6)
    khlang.stage.worker.drain()

    assert [item.state for item in khlang.evidence()] == [EvidenceState.STORED]


def test_content_line_no_longer_has_is_gone(khlang: Khlang) -> None:
    khlang.report()
    photo = khlang.platform.send_photo(khlang.suda, khlang.group, a_photo())
    khlang.platform.contents.set_status(photo.id, "gone")
    khlang.stage.settle()

    [item] = khlang.evidence()
    assert (item.state, item.reason) == (EvidenceState.GONE, EvidenceReason.EXPIRED)


def test_line_being_away_for_a_while_loses_nothing(khlang: Khlang) -> None:
    khlang.platform.faults.add(Fault("/v2/bot/message/*/content", FaultKind.SERVER_ERROR, times=3))
    khlang.report()
    khlang.photo()
    for _ in range(4):
        khlang.later(60)
        khlang.stage.worker.drain()

    assert [item.state for item in khlang.evidence()] == [EvidenceState.STORED]


def test_what_line_does_not_hand_over_for_a_day_is_given_up(khlang: Khlang) -> None:
    khlang.report()
    khlang.platform.send_video(khlang.suda, khlang.group, b"video", preparing=True)
    khlang.stage.settle()
    for _ in range(60):
        khlang.later(1800)
        khlang.stage.worker.drain()

    [video] = khlang.evidence()
    assert (video.state, video.reason) == (EvidenceState.FAILED, EvidenceReason.UNAVAILABLE)
    assert 40 < downloads(khlang) < 60


def test_a_link_after_a_report_is_evidence_and_any_other_link_is_nothing(khlang: Khlang) -> None:
    link = "https://www.huaitan.example/ประกาศ?id=12"
    assert khlang.stage.say(khlang.suda, khlang.group, link) == []
    khlang.report()
    assert khlang.stage.say(khlang.suda, khlang.group, f" {link}\nhttps://b.example/2 ") == []
    assert khlang.stage.say(khlang.suda, khlang.group, f"ดูนี่ {link}") == []
    assert khlang.stage.say(khlang.manee, khlang.group, link) == []

    assert [(item.kind, item.url, item.state) for item in khlang.evidence()] == [
        (EvidenceKind.LINK, link, EvidenceState.STORED),
        (EvidenceKind.LINK, "https://b.example/2", EvidenceState.STORED),
    ]
    assert khlang.tied() == [1, 1]


def test_a_group_nobody_bound_keeps_nothing(khlang: Khlang) -> None:
    strangers = khlang.platform.add_group("กลุ่มเพื่อน", [khlang.suda, khlang.coordinator], bot_in=True)
    for person in (khlang.suda, khlang.coordinator):
        with khlang.stage.watching(strangers) as answers:
            photo = khlang.platform.send_photo(person, strangers, a_photo())
        assert answers == []
        with khlang.stage.store.reading() as books:
            assert books.evidence.of_message(strangers.id, photo.id) == []
    assert downloads(khlang) == 0


def test_strangers_and_coordinators_keep_nothing_in_their_own_chat(khlang: Khlang) -> None:
    for person in (khlang.suda, khlang.coordinator):
        person.is_friend = True
        with khlang.stage.watching(person) as answers:
            khlang.platform.send_photo(person, person, a_photo())
        assert answers == []
    assert khlang.evidence() == []


def test_staff_may_report_and_send_photos_one_to_one(khlang: Khlang) -> None:
    code = khlang.stage.invite(khlang.office, Role.STAFF, khlang.office.divisions[1])
    suda: Place = khlang.suda
    khlang.suda.is_friend = True
    khlang.stage.say(khlang.suda, suda, f"ลงทะเบียน {code}")
    khlang.stage.say(khlang.suda, suda, REPORT)
    with khlang.stage.watching(suda) as answers:
        khlang.platform.send_photo(khlang.suda, suda, a_photo())

    assert words(answers) == ["เก็บรูปไว้กับรายการ #1 แล้วค่ะ"]
    assert khlang.tied() == [1]


def test_somebody_line_does_not_name_is_neither_matched_nor_asked(khlang: Khlang) -> None:
    unnamed = khlang.platform.add_user("ไม่เผยตัว", consent=False)
    khlang.group.members.append(unnamed)
    khlang.report(person=unnamed)

    assert khlang.photo(person=unnamed) == []
    assert khlang.tied() == [None]
    assert [item.state for item in khlang.evidence()] == [EvidenceState.STORED]


def test_a_photo_that_lives_outside_line_is_passed_over(khlang: Khlang) -> None:
    khlang.report()
    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.send_linked_photo(khlang.suda, khlang.group)

    assert answers == []
    assert khlang.evidence() == []


@pytest.mark.parametrize(
    "data",
    ["prefill", "v1", "v1:", "v2:attach:1:1", "v1:attach", "v1:explode:1:1", "", ":::", "attach:1:1"],
)
def test_postbacks_that_ask_nothing_of_us_get_silence_or_one_sentence(khlang: Khlang, data: str) -> None:
    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.press_data(khlang.suda, khlang.group, data)

    assert words(answers) in ([], ["ไม่มีหลักฐานนี้แล้ว ส่งใหม่ได้เลยค่ะ"])


def test_made_up_postbacks_tie_nothing_to_other_divisions(khlang: Khlang) -> None:
    khlang.report()
    khlang.photo()
    [photo] = khlang.evidence()
    changers = khlang.platform.add_user("ช่างเอก")
    other = khlang.stage.division_group(khlang.coordinator, "กองช่าง", [changers])
    khlang.stage.say(changers, other, "รายงาน 2.1 เปิดรับแล้ว")
    asked = [
        (khlang.suda, khlang.group, f"v1:attach:{photo.message_id}:2", "ไม่พบรายการ #2"),
        (khlang.suda, khlang.group, f"v1:attach:{photo.message_id}:99", "ไม่พบรายการ #99"),
        (changers, other, f"v1:attach:{photo.message_id}:2", "ไม่มีหลักฐานนี้แล้ว"),
        (khlang.suda, khlang.group, f"v1:attach:{photo.message_id}:๑", "ไม่มีหลักฐานนี้แล้ว"),
    ]
    for person, place, data, answer in asked:
        with khlang.stage.watching(place) as answers:
            khlang.platform.press_data(person, place, data)
        assert answer in words(answers)[0]
    assert khlang.tied() == [1]


def test_nothing_is_tied_to_an_entry_that_was_taken_back(khlang: Khlang) -> None:
    khlang.report()
    khlang.later(3600)
    khlang.photo()
    data = postback_of(khlang, "#1 ข้อ 3")
    khlang.report("ยกเลิก #1")
    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.press_data(khlang.suda, khlang.group, data)

    assert "ถูกแก้ไขหรือถอนไปก่อนแล้ว" in words(answers)[0]
    assert khlang.tied() == [None]


def test_the_command_line_lists_the_evidence_of_an_entry_and_of_its_correction(
    khlang: Khlang, sqlite_url: str, tmp_path: Path
) -> None:
    khlang.report()
    khlang.photo()
    khlang.platform.send_file(khlang.suda, khlang.group, "บัญชี ๑.xlsx", b"no real one")
    khlang.stage.settle()
    khlang.report("แก้ไข #1 ทำทะเบียนยืมพัสดุครบแล้ว")
    photo, file = khlang.evidence()

    told = CommandLine(sqlite_url, tmp_path).json("entries")["entries"]

    assert told[0]["evidence"] == told[1]["evidence"]
    assert told[0]["evidence"] == [
        {
            "kind": "photo",
            "file_name": None,
            "url": None,
            "media_type": "image/jpeg",
            "size": photo.size,
            "sha256": photo.content_hash,
            "state": "stored",
            "reason": None,
        },
        {
            "kind": "file",
            "file_name": "บัญชี ๑.xlsx",
            "url": None,
            "media_type": "application/octet-stream",
            "size": 11,
            "sha256": file.content_hash,
            "state": "stored",
            "reason": None,
        },
    ]
