"""Messages edited and unsent after they were sent, in whatever order LINE tells of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from bot.domain.entry import EntryField
from bot.domain.evidence import EvidenceReason, EvidenceState
from bot.line.simulator.events import Event
from bot.line.simulator.messages import Message
from bot.store.store import Store
from tests.support.khlang import REPORT, Khlang, words
from tests.support.pictures import a_photo
from tests.support.stage import a_stage


@pytest.fixture
def khlang(store: Store) -> Iterator[Khlang]:
    with a_stage(store) as stage:
        yield Khlang(stage)
        assert stage.platform.quota.used(stage.clock.now()) == 0, "answers are free"


def said(khlang: Khlang, text: str = REPORT) -> Message:
    """A message of สุดา that the bot has handled."""
    message = khlang.platform.say(khlang.suda, khlang.group, text)
    khlang.stage.settle()
    khlang.later(30)
    return message


def edit(khlang: Khlang, message: Message, text: str) -> list[str]:
    """สุดา edits her message; gives the words of the answers."""
    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.edit(message, text)
    khlang.later(30)
    return words(answers)


def unsend(khlang: Khlang, message: Message) -> list[str]:
    with khlang.stage.watching(khlang.group) as answers:
        khlang.platform.unsend(message)
    return words(answers)


def event_of(event: Event | None) -> Event:
    assert event is not None
    return event


def deliver(khlang: Khlang, *events: Event) -> None:
    """The events reach the bot one after the other, each handled before the next arrives."""
    for event in events:
        khlang.platform.deliver([event])
        khlang.stage.worker.drain()


def kept_in(database_url: str, words: str) -> list[str]:
    """The tables that hold the words, also where JSON spells them with \\u escapes."""
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    escaped = json.dumps(words).strip('"')
    holding = []
    with engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            found = [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table}"))]
            rows = str(found).replace("\\\\", "\\")
            if words in rows or escaped in rows:
                holding.append(table)
    engine.dispose()
    return sorted(holding)


class TestEdited:
    def test_an_edited_report_takes_the_place_of_what_it_said(self, khlang: Khlang) -> None:
        message = said(khlang)
        [answer] = edit(khlang, message, "รายงาน 3 ทำทะเบียนยืมพัสดุครบ 12 รายการแล้ว")

        assert "แก้ไขแล้ว #2 แทน #1" in answer
        assert "12 รายการ" in answer
        assert khlang.live() == [(2, "ทำทะเบียนยืมพัสดุครบ 12 รายการแล้ว")]
        first, second = khlang.entries()
        assert (first.superseded_by, first.message_id) == (2, second.message_id)

    def test_every_further_edit_does(self, khlang: Khlang) -> None:
        message = said(khlang)
        for number in (2, 3, 4):
            [answer] = edit(khlang, message, f"รายงาน 3 ทำแล้ว {number} ชุด")
            assert f"แก้ไขแล้ว #{number} แทน #{number - 1}" in answer

        assert khlang.live() == [(4, "ทำแล้ว 4 ชุด")]

    def test_only_what_changed_is_superseded_added_or_withdrawn(self, khlang: Khlang) -> None:
        message = said(khlang, "รายงาน\n3 ทำทะเบียนแล้ว\n4 เผยแพร่แล้ว")
        [answer] = edit(khlang, message, "รายงาน\n3 ทำทะเบียนแล้ว\n6 ประกาศนโยบายแล้ว")

        assert khlang.live() == [(1, "ทำทะเบียนแล้ว"), (3, "ประกาศนโยบายแล้ว")]
        assert khlang.entries()[1].withdrawn_at is not None
        assert "ถอนรายการ #2" in answer

    def test_what_was_edited_away_may_be_edited_back(self, khlang: Khlang) -> None:
        message = said(khlang, "รายงาน\n3 ทำทะเบียนแล้ว\n4 เผยแพร่แล้ว")
        edit(khlang, message, "รายงาน 3 ทำทะเบียนแล้ว")
        edit(khlang, message, "รายงาน\n3 ทำทะเบียนแล้ว\n4 เผยแพร่แล้ว")

        assert khlang.live() == [(1, "ทำทะเบียนแล้ว"), (3, "เผยแพร่แล้ว")]

    def test_an_edit_that_changes_nothing_of_the_report_changes_no_entry(self, khlang: Khlang) -> None:
        message = said(khlang)
        [answer] = edit(khlang, message, REPORT + " ค่ะ")

        assert "#1" in answer
        assert [entry.number for entry in khlang.entries()] == [1]

    def test_columns_are_replaced_each_for_itself(self, khlang: Khlang) -> None:
        message = said(khlang, "รายงาน 3 ทำแล้ว\nผลลัพธ์: ยืมคืนตรงเวลา")
        edit(khlang, message, "รายงาน 3 ทำแล้ว\nผลลัพธ์: ยืมคืนตรงเวลาทุกราย")

        assert [(e.field, e.text) for e in khlang.entries() if e.is_live] == [
            (EntryField.RESULTS, "ทำแล้ว"),
            (EntryField.OUTCOMES, "ยืมคืนตรงเวลาทุกราย"),
        ]

    @pytest.mark.parametrize("words_now", ["ขอโทษค่ะ ผิดกลุ่ม", "รายงานการประชุมเสร็จแล้ว"])
    def test_a_message_that_is_no_report_any_more_withdraws_its_entries(
        self, khlang: Khlang, words_now: str
    ) -> None:
        message = said(khlang)

        assert edit(khlang, message, words_now) == ["ข้อความที่แก้ใหม่ไม่ได้กล่าวถึงแล้ว จึงถอนรายการ #1 ค่ะ"]
        assert khlang.live() == []

    def test_an_edit_that_cannot_be_understood_withdraws_and_says_why(self, khlang: Khlang) -> None:
        [answer] = edit(khlang, said(khlang), "รายงาน 99 ทำแล้ว")

        assert "ถอนรายการ #1" in answer
        assert "ไม่พบมาตรการ" in answer
        assert khlang.live() == []

    def test_a_message_that_was_no_report_becomes_one(self, khlang: Khlang) -> None:
        message = said(khlang, "รายงานน 3 ทำแล้ว")
        assert khlang.entries() == []
        [answer] = edit(khlang, message, "รายงาน 3 ทำแล้ว")

        assert "บันทึกแล้ว #1" in answer
        assert khlang.live() == [(1, "ทำแล้ว")]

    def test_any_other_command_works_too_and_other_talk_stays_unanswered(self, khlang: Khlang) -> None:
        message = said(khlang, "คาง")
        assert edit(khlang, message, "พรุ่งนี้ประชุม 13.30 น.") == []
        assert "ค้างรายงาน" in edit(khlang, message, "ค้าง")[0]

    def test_an_edited_correction_corrects_again(self, khlang: Khlang) -> None:
        said(khlang)
        correction = said(khlang, "แก้ไข #1 ทำทะเบียนครบ")
        [answer] = edit(khlang, correction, "แก้ไข #1 ทำทะเบียนครบแล้ว 5 ชุด")
        assert "แก้ไขแล้ว #3" in answer
        edit(khlang, correction, "แก้ไข #1 ทำทะเบียนครบแล้ว 6 ชุด")

        assert khlang.live() == [(4, "ทำทะเบียนครบแล้ว 6 ชุด")]

    def test_of_edits_out_of_order_the_newest_wins(self, khlang: Khlang) -> None:
        message = said(khlang)
        older = event_of(khlang.platform.edit(message, "รายงาน 3 ทำแล้ว 5 ชุด"))
        khlang.later(5)
        newer = event_of(khlang.platform.edit(message, "รายงาน 3 ทำแล้ว 6 ชุด"))
        deliver(khlang, newer, older)

        assert khlang.live() == [(2, "ทำแล้ว 6 ชุด")]

    def test_an_edit_that_overtakes_its_message_stands(self, khlang: Khlang) -> None:
        message = khlang.platform.say(khlang.suda, khlang.group, REPORT)
        khlang.later(5)
        edited = event_of(khlang.platform.edit(message, "รายงาน 3 ทำแล้ว 6 ชุด"))
        deliver(khlang, edited, event_of(message.event))

        assert khlang.live() == [(1, "ทำแล้ว 6 ชุด")]
        assert len(khlang.entries()) == 1

    def test_an_edit_told_twice_counts_once(self, khlang: Khlang) -> None:
        message = said(khlang)
        edited = event_of(khlang.platform.edit(message, "รายงาน 3 ทำแล้ว 6 ชุด"))
        deliver(khlang, edited, edited)
        khlang.platform.redeliver([edited])
        khlang.stage.worker.drain()

        assert [entry.number for entry in khlang.entries()] == [1, 2]

    def test_an_edit_keeps_the_day_and_the_round_of_its_message(self, khlang: Khlang) -> None:
        khlang.stage.at("2026-03-31T23:50:00+07:00")
        message = khlang.platform.say(khlang.suda, khlang.group, "รายงาน 3 ทำทะเบียนวันนี้")
        khlang.stage.settle()
        khlang.stage.at("2026-10-02T08:00:00+07:00")
        edit(khlang, message, "รายงาน 3 ทำทะเบียนแล้ววันนี้")

        first, second = khlang.entries()
        assert (second.number, second.round_number, second.fiscal_year.number) == (2, 1, 2569)
        assert [said.value for said in second.dates] == [date(2026, 3, 31)]
        assert second.dates == first.dates

    def test_an_edit_line_does_not_name_the_author_of_keeps_the_author(self, khlang: Khlang) -> None:
        message = said(khlang)
        khlang.platform.channel.names_in_messages_only = True
        edit(khlang, message, "รายงาน 3 ทำแล้ว 6 ชุด")
        khlang.photo()

        assert khlang.entries()[-1].line_user_id == khlang.suda.id
        assert khlang.tied() == [2]

    def test_after_the_group_was_unbound_an_edit_takes_nothing_away(self, khlang: Khlang) -> None:
        message = said(khlang)
        khlang.stage.say(khlang.coordinator, khlang.group, "ยกเลิกผูกกลุ่ม")

        assert edit(khlang, message, "ขอโทษค่ะ") == []
        assert [number for number, _ in khlang.live()] == [1]

    def test_photos_of_an_edited_report_stay_with_it(self, khlang: Khlang) -> None:
        message = said(khlang)
        khlang.photo()
        edit(khlang, message, "รายงาน 3 ทำแล้ว 6 ชุด")
        khlang.photo()

        assert khlang.tied() == [1, 2]

    def test_an_edited_link_takes_the_place_of_the_link(self, khlang: Khlang) -> None:
        said(khlang)
        link = said(khlang, "https://a.example/1 https://a.example/2")
        assert edit(khlang, link, "https://a.example/3") == []
        assert [(item.url, item.entry_number) for item in khlang.evidence()] == [("https://a.example/3", 1)]
        edit(khlang, link, "ลิงก์เสียค่ะ")

        assert khlang.evidence() == []


class TestUnsent:
    def test_an_unsent_report_is_withdrawn_and_nothing_of_its_words_stays(
        self, khlang: Khlang, database_url: str
    ) -> None:
        message = said(khlang, "รายงาน 3 ทำทะเบียนลับสุดยอดแล้ว 60% เมื่อ 10 ม.ค. 69")
        edit(khlang, message, "รายงาน 3 ทำทะเบียนลับมากแล้ว 10 ม.ค. 69")
        assert kept_in(database_url, "ลับ") == ["entries", "events"]

        assert unsend(khlang, message) == []

        assert kept_in(database_url, "ลับ") == []
        assert [(e.text, e.dates, e.percent, e.status) for e in khlang.entries()] == [
            ("", (), None, None)
        ] * 2
        assert all(entry.withdrawn_at is not None for entry in khlang.entries())
        assert all(entry.line_user_id == khlang.suda.id for entry in khlang.entries())

    def test_an_unsending_that_overtakes_its_message_holds(self, khlang: Khlang, database_url: str) -> None:
        message = khlang.platform.say(khlang.suda, khlang.group, "รายงาน 3 ทำทะเบียนลับสุดยอดแล้ว")
        khlang.later(5)
        edited = event_of(khlang.platform.edit(message, "รายงาน 3 ทำทะเบียนลับมากแล้ว"))
        khlang.later(5)
        unsent = event_of(khlang.platform.unsend(message))
        with khlang.stage.watching(khlang.group) as answers:
            deliver(khlang, unsent, event_of(message.event), edited)

        assert answers == []
        assert khlang.entries() == []
        assert kept_in(database_url, "ลับ") == []

    def test_a_message_and_its_unsending_that_arrive_together_leave_only_the_fact(
        self, khlang: Khlang, database_url: str
    ) -> None:
        message = khlang.platform.say(khlang.suda, khlang.group, "รายงาน 3 ทำทะเบียนลับสุดยอดแล้ว")
        khlang.later(5)
        khlang.platform.unsend(message)
        khlang.platform.deliver(list(reversed(khlang.platform.pending())), together=True)
        khlang.stage.worker.drain()

        assert [entry.withdrawn_at is not None for entry in khlang.entries()] == [True]
        assert kept_in(database_url, "ลับ") == []
        assert khlang.platform.messages(khlang.group)[-1].id == message.id, "nothing was answered"

    def test_unsending_told_again_and_unsending_chatter_change_nothing(self, khlang: Khlang) -> None:
        message, chatter = said(khlang), said(khlang, "ไปกินข้าวกันค่ะ")
        unsent = event_of(khlang.platform.unsend(message))
        deliver(khlang, unsent)
        withdrawn_at = khlang.entries()[0].withdrawn_at
        khlang.later(60)
        khlang.platform.redeliver([unsent])
        again = {**unsent.body, "webhookEventId": "01K0SECONDUNSEND"}
        khlang.platform.post_raw({"destination": "U0", "events": [again]})
        unsend(khlang, chatter)

        assert [entry.withdrawn_at for entry in khlang.entries()] == [withdrawn_at]

    def test_what_an_unsent_message_had_corrected_counts_again(self, khlang: Khlang) -> None:
        said(khlang)
        correction = said(khlang, "แก้ไข #1 ทำทะเบียนครบ")
        edit(khlang, correction, "แก้ไข #1 ทำทะเบียนครบแล้ว")
        assert [number for number, _ in khlang.live()] == [3]
        unsend(khlang, correction)

        assert khlang.live() == [(1, "ทำทะเบียนยืมพัสดุแล้ว")]
        said(khlang, "แก้ไข #1 ทำทะเบียนครบทุกเล่ม")
        assert khlang.live() == [(4, "ทำทะเบียนครบทุกเล่ม")]

    def test_of_three_sayings_the_last_stands_when_the_middle_one_is_unsent(self, khlang: Khlang) -> None:
        first = said(khlang)
        middle = said(khlang, "แก้ไข #1 ทำทะเบียนครบ")
        said(khlang, "แก้ไข #2 ทำทะเบียนครบทุกเล่ม")
        unsend(khlang, middle)
        assert khlang.live() == [(3, "ทำทะเบียนครบทุกเล่ม")]
        unsend(khlang, first)

        assert khlang.live() == [(3, "ทำทะเบียนครบทุกเล่ม")]

    def test_a_correction_that_was_a_report_before_it_was_edited_is_unsent_all_the_same(
        self, khlang: Khlang
    ) -> None:
        said(khlang)
        message = said(khlang, "รายงาน 3 ทำทะเบียนอีกเล่มแล้ว")
        edit(khlang, message, "แก้ไข #1 ทำทะเบียนสองเล่มแล้ว")
        unsend(khlang, message)

        assert all(text == "ทำทะเบียนยืมพัสดุแล้ว" for _, text in khlang.live())

    def test_an_answer_that_showed_an_unsent_report_is_not_kept_either(
        self, khlang: Khlang, database_url: str
    ) -> None:
        message = said(khlang, "รายงาน 3 ทำทะเบียนลับสุดยอดแล้ว")
        said(khlang, "มาตรการ 3")
        assert any("ลับ" in answer for answer in words(list(khlang.platform.messages(khlang.group))))
        unsend(khlang, message)

        assert kept_in(database_url, "ลับ") == []

    def test_other_peoples_entries_stay(self, khlang: Khlang) -> None:
        first = said(khlang)
        said(khlang, "แก้ไข #1 ทำทะเบียนครบ")
        said(khlang, "รายงาน 4 เผยแพร่แล้ว")
        unsend(khlang, first)

        assert khlang.live() == [(2, "ทำทะเบียนครบ"), (3, "เผยแพร่แล้ว")]

    def test_an_unsent_report_stays_unsent_though_its_group_was_unbound(self, khlang: Khlang) -> None:
        message = said(khlang)
        khlang.stage.say(khlang.coordinator, khlang.group, "ยกเลิกผูกกลุ่ม")
        unsend(khlang, message)

        assert khlang.live() == []

    def test_an_edit_told_after_the_unsending_is_passed_over(self, khlang: Khlang) -> None:
        message = said(khlang)
        edited = event_of(khlang.platform.edit(message, "รายงาน 3 ทำแล้ว 6 ชุด"))
        khlang.later(5)
        unsent = event_of(khlang.platform.unsend(message))
        deliver(khlang, unsent, edited)

        assert khlang.live() == []
        assert len(khlang.entries()) == 1

    def test_an_unsent_photo_leaves_neither_file_nor_name(self, khlang: Khlang, tmp_path: Path) -> None:
        said(khlang)
        photo = khlang.platform.send_photo(khlang.suda, khlang.group, a_photo())
        khlang.stage.settle()
        [kept] = khlang.evidence()
        unsend(khlang, photo)

        assert khlang.evidence() == []
        for name in (kept.content_hash, kept.thumbnail_hash):
            assert name is not None
            assert khlang.stage.files.read(name) is None
        with khlang.stage.store.reading() as books:
            [fact] = books.evidence.of_office(khlang.office.id)
        assert (fact.state, fact.reason, fact.size) == (EvidenceState.GONE, EvidenceReason.UNSENT, None)

    def test_the_same_photo_sent_twice_outlives_the_unsending_of_one(self, khlang: Khlang) -> None:
        said(khlang)
        photo = khlang.platform.send_photo(khlang.suda, khlang.group, a_photo())
        khlang.photo(person=khlang.suda)
        unsend(khlang, photo)

        [kept] = khlang.evidence()
        assert kept.content_hash is not None
        assert khlang.stage.files.read(kept.content_hash) is not None

    def test_a_photo_unsent_before_it_was_fetched_is_never_kept(self, khlang: Khlang) -> None:
        said(khlang)
        photo = khlang.platform.send_photo(khlang.suda, khlang.group, a_photo())
        khlang.platform.unsend(photo)
        khlang.stage.settle()

        assert khlang.evidence() == []

    def test_a_photo_whose_unsending_overtakes_it_is_never_kept(self, khlang: Khlang) -> None:
        said(khlang)
        photo = khlang.platform.send_photo(khlang.suda, khlang.group, a_photo())
        khlang.later(1)
        unsent = event_of(khlang.platform.unsend(photo))
        deliver(khlang, unsent, event_of(photo.event))

        assert khlang.evidence() == []
