"""Sign-off as people see it in LINE: proposed, returned once, changed, approved by three posts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.domain.person import Role
from bot.domain.signing import Decision, SnapshotState
from bot.line.simulator.buttons import buttons
from bot.line.simulator.people import Person
from bot.service.membership import invite
from bot.store.store import Store
from tests.support.signing import CLERK, DEPUTY, HEAD, MAYOR, SigningVillage, a_signing_village, words


@pytest.fixture
def village(sqlite_store: Store) -> Iterator[SigningVillage]:
    with a_signing_village(sqlite_store) as village:
        yield village


def test_what_is_missing_is_said_before_anything_is_frozen(village: SigningVillage) -> None:
    (card,) = village.stage.say(village.coordinator, village.coordinator, "เสนอ")
    with village.stage.store.reading() as books:
        assert books.snapshots.of_office(village.office.id) == []

    assert "ยังได้รับไม่ครบ" in words(card)
    assert "กองการศึกษา" in str(card.content)
    (answer,) = village.press(village.coordinator, card, "เสนอตามที่มี")
    assert f"ฉบับที่ 1 แล้วค่ะ ลำดับแรกคือ{HEAD}" in answer


def test_the_report_goes_through_three_posts_in_order(village: SigningVillage) -> None:
    village.report()
    village.propose()
    assert "ถึงลำดับของท่านแล้วค่ะ" in village.told(village.head)[-1]
    assert not any("ถึงลำดับ" in said for said in village.told(village.mayor))

    (first,) = village.approve(village.head)
    assert f"{HEAD}เห็นชอบ" in first
    assert f"ลำดับถัดไปคือ{CLERK}" in first
    village.approve(village.clerk)
    (last,) = village.approve(village.mayor)
    assert "ครบทุกลำดับแล้ว" in last
    assert "ได้รับความเห็นชอบครบทุกลำดับแล้วค่ะ" in village.told(village.coordinator)[-1]

    snapshot = village.newest()
    assert snapshot.state is SnapshotState.APPROVED
    assert [act.post for act in snapshot.acts] == [HEAD, CLERK, MAYOR]
    assert village.actions() == [
        "proposed",
        "documents made",
        "approved",
        "approved",
        "approved",
        "documents made",
    ]


def test_every_card_is_pushed_once(village: SigningVillage) -> None:
    village.propose()
    before = len(village.told(village.head))
    village.tick()
    village.stage.later(60)
    village.tick()

    assert len(village.told(village.head)) == before


def test_a_return_asks_for_the_reason_and_tells_the_coordinator(village: SigningVillage) -> None:
    village.propose()
    village.approve(village.head)
    (asked,) = village.press(village.clerk, village.card(village.clerk), "ส่งกลับ")
    assert "ด้วยเหตุผลใดคะ" in asked
    assert village.newest().state is SnapshotState.SIGNING

    (answer,) = village.stage.say(village.clerk, village.clerk, "รายงานข้อ 3 ยังไม่มีเลขคำสั่งค่ะ")
    assert "พร้อมเหตุผลแล้วค่ะ" in words(answer)
    village.tick()
    told = village.told(village.coordinator)[-1]
    assert f"{CLERK}ส่งรายงานรอบ 1" in told
    assert "เหตุผล: รายงานข้อ 3 ยังไม่มีเลขคำสั่งค่ะ" in told
    returned = village.newest().returned
    assert returned is not None
    assert returned.text == "รายงานข้อ 3 ยังไม่มีเลขคำสั่งค่ะ"


def test_whoever_changes_their_mind_returns_nothing(village: SigningVillage) -> None:
    village.propose()
    village.press(village.head, village.card(village.head), "ส่งกลับ")
    village.stage.platform.tap(village.head, village.head, "ยังไม่ส่งกลับ")
    village.stage.settle()
    assert "ยังไม่ส่งกลับค่ะ" in village.told(village.head)[-1]

    assert village.stage.say(village.head, village.head, "ขอดูก่อนนะ") == []
    assert village.newest().returned is None


def test_bare_commands_are_not_taken_for_a_reason(village: SigningVillage) -> None:
    village.propose()
    village.press(village.head, village.card(village.head), "ส่งกลับ")
    village.stage.say(village.head, village.head, "วิธีใช้")
    assert village.newest().returned is None


def test_a_changed_report_is_a_new_version_and_says_what_changed(village: SigningVillage) -> None:
    village.propose()
    old = village.card(village.head)
    village.press(village.head, old, "ส่งกลับ")
    village.stage.say(village.head, village.head, "ข้อ 3 ยังไม่ครบ")
    village.report("รายงาน 3 ทำทะเบียนเสร็จแล้ว 120 รายการ")
    newer = village.propose()

    assert newer.version == 2
    assert "แทนฉบับก่อนแล้วค่ะ" in "".join(village.told(village.coordinator))
    card = village.card(village.head)
    assert "ฉบับที่ 2 ถึงลำดับของท่านแล้ว" in words(card)
    assert "ต่างจากฉบับที่ 1" in str(card.content)
    assert "แก้ไขมาตรการ 3" in str(card.content)
    (refused,) = village.press(village.head, old, "เห็นชอบ")
    assert "ฉบับที่ 1 ถูกส่งกลับไปแก้ไขแล้วค่ะ" in refused


def test_the_same_content_is_not_proposed_twice(village: SigningVillage) -> None:
    village.propose()
    village.stage.later(60)
    (card,) = village.stage.say(village.coordinator, village.coordinator, "เสนอ")
    (refused,) = village.press(village.coordinator, card, "เสนอตามที่มี")
    assert f"กำลังรอ{HEAD}ลงนามค่ะ" in refused
    village.approve_all()
    (refused,) = village.press(village.coordinator, card, "เสนอตามที่มี")
    assert "ลงนามครบแล้วเป็นฉบับที่ 1" in refused


def test_old_buttons_and_wrong_people_change_nothing(village: SigningVillage) -> None:
    village.propose()
    card = village.card(village.head)
    village.approve(village.head)
    (again,) = village.press(village.head, card, "เห็นชอบ")
    assert "ลำดับนี้ลงนามในฉบับที่ 1 ไปแล้วค่ะ" in again

    data = next(one.field("data") for one in buttons(card) if one.label == "เห็นชอบ")
    assert data is not None
    assert "รอปลัด" in pressed(village, village.mayor, data)
    assert "ไม่ได้รอการลงนามจากท่าน" in pressed(village, village.coordinator, data)
    assert len(village.newest().acts) == 1


def pressed(village: SigningVillage, person: Person, data: str) -> str:
    """What the bot answers to a made-up postback."""
    with village.stage.watching(person) as answers:
        village.stage.platform.press_data(person, person, data)
    return words(answers[-1])


def test_an_opinion_goes_into_the_memo_with_the_approval(village: SigningVillage) -> None:
    village.propose()
    kept = village.stage.say(village.head, village.head, "ความเห็น เห็นควรเสนอปลัดพิจารณา")
    assert "บันทึกความเห็น" in words(kept[0])
    village.approve(village.head)
    (late,) = village.stage.say(village.head, village.head, "ความเห็น ขอเพิ่มอีกข้อ")
    assert "ไม่มีรายงานที่รอท่านลงนาม" in words(late)

    snapshot = village.newest()
    assert snapshot.opinion_of(1) == "เห็นควรเสนอปลัดพิจารณา"
    assert "เห็นควรเสนอปลัดพิจารณา" in str(village.card(village.clerk).content)


def test_a_deputy_signs_in_the_clerks_stead(village: SigningVillage) -> None:
    village.propose()
    village.approve(village.head)
    assert "ลงนามแทน" in str(village.card(village.deputy).content)
    (answer,) = village.approve(village.deputy)
    assert f"{DEPUTY} รักษาการแทน {CLERK}เห็นชอบ" in answer
    (refused,) = village.press(village.clerk, village.card(village.clerk), "เห็นชอบ")
    assert "ไปแล้วค่ะ" in refused

    act = village.newest().acts[-1]
    assert (act.post, act.acting_for, act.decision) == (DEPUTY, CLERK, Decision.APPROVED)


def test_a_slow_approver_is_reminded_after_two_and_five_working_days(village: SigningVillage) -> None:
    village.propose()
    before = len(village.told(village.head))
    reminded = []
    for day in ("11", "12", "13", "14", "15", "16", "17", "18", "19"):
        village.stage.at(f"2026-03-{day}T10:00:00+07:00")
        village.tick()
        village.tick()
        reminded.append(len(village.told(village.head)) - before)

    assert reminded == [0, 1, 1, 1, 1, 1, 2, 2, 2]  # the 14th and 15th are a weekend
    assert "ยังรอท่านพิจารณาอยู่ค่ะ" in village.told(village.head)[-1]


def test_nobody_to_sign_is_said(sqlite_store: Store) -> None:
    with a_signing_village(sqlite_store) as village:
        with sqlite_store.writing() as books:
            for member in books.members.of_office(village.office.id):
                if member.role is Role.EXECUTIVE:
                    books.members.end(member.id, village.stage.clock.now())
        (card,) = village.stage.say(village.coordinator, village.coordinator, "เสนอ")
        (refused,) = village.press(village.coordinator, card, "เสนอตามที่มี")
        assert "ยังไม่มีผู้บริหารที่ลงทะเบียนไว้" in refused


def test_whoever_speaks_just_then_gets_the_card_for_free(village: SigningVillage) -> None:
    """The coordinator of a small office signs first too."""
    with village.stage.store.writing() as books:
        code = invite(
            books, village.office, Role.EXECUTIVE, village.stage.clock.now(), post=HEAD, signing_order=1
        )
    village.stage.say(village.coordinator, village.coordinator, f"ลงทะเบียน {code}")
    (card,) = village.stage.say(village.coordinator, village.coordinator, "เสนอ")
    answers = village.press(village.coordinator, card, "เสนอตามที่มี")
    assert ["เสนอรายงาน" in answers[0], "ถึงลำดับของท่าน" in answers[1]] == [True, True]
    before = len(village.told(village.coordinator))
    village.tick()
    assert len(village.told(village.coordinator)) == before


def test_the_preview_opens_without_signing_in_and_a_touched_link_does_not(village: SigningVillage) -> None:
    village.propose()
    url = next(one.field("uri") for one in buttons(village.card(village.head)) if one.label == "อ่านรายงาน")
    assert url is not None
    path = url.removeprefix("https://bot.example")
    opened = village.stage.client.get(path)
    assert opened.status_code == 200
    assert opened.mimetype == "text/html"
    assert "Content-Disposition" not in opened.headers
    assert "ความเห็นหัวหน้าสำนักปลัด" in opened.text
    assert village.stage.client.get(path.replace("/sign/", "/sign/x")).status_code == 404
    village.stage.later(31 * 24 * 3600)
    assert village.stage.client.get(path).status_code == 410
