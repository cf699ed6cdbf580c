"""Whatever is typed into a chat, by whomever: no failure, no hang, and nothing LINE would not take."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.line.simulator.people import Person, Place
from bot.store.store import Store
from handlers.routing import discover
from tests.support.fuzzing import examples, in_time, texts
from tests.support.khlang import Khlang
from tests.support.stage import a_stage

WORDS = [word for command in discover() for word in command.words]
PIECES = [
    *("3", "๔", "2.1", "#1", "#99", "ข้อ 4", "มาตรการที่ ๓", "3 และ 4", "3-6", "99", "O12"),
    *("ผล:", "ผลลัพธ์: ", "ข้อเสนอแนะ:", "1. ", "๒) ", "- ", "• ", "เสร็จแล้วค่ะ", "ยังไม่ได้ทำ", "50%"),
    *("10 ม.ค. 69", "พรุ่งนี้", "วันศุกร์", "31/2/2569", "29 ก.พ.", "ไตรมาส 2", "สิ้นเดือน", "กองคลัง", "ทุกกอง"),
    *("@ตามงาน ", "https://x.example/ก?a=1", "ค่ะ", "ครับ", "?", "ไหมคะ", "ไม่", "เหมือนเดิม", "docx", "pdf"),
]
messages = st.one_of(
    texts.filter(bool),
    st.lists(
        st.one_of(st.sampled_from(WORDS), st.sampled_from(PIECES), texts, st.sampled_from(["\n", " ", ""])),
        min_size=1,
        max_size=12,
    ).map("".join),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(PIECES), texts).map(" ".join),
).filter(lambda text: bool(text) and len(text) <= 4000)


@pytest.fixture
def khlang(sqlite_store: Store) -> Iterator[Khlang]:
    with a_stage(sqlite_store) as stage:
        found = Khlang(stage)
        found.report()
        yield found


def test_whatever_is_typed_is_handled(khlang: Khlang) -> None:
    stranger = khlang.platform.add_user("คนแปลกหน้า", friend=True)
    places: list[tuple[Person, Place]] = [
        (khlang.suda, khlang.group),
        (khlang.coordinator, khlang.group),
        (khlang.coordinator, khlang.coordinator),
        (stranger, stranger),
    ]

    @examples(100)
    @given(st.sampled_from(places), messages)
    def check(said: tuple[Person, Place], text: str) -> None:
        khlang.later(61)
        with in_time():
            khlang.platform.say(*said, text)
            khlang.platform.deliver()
            while khlang.stage.worker.inbox.work():
                pass
            khlang.stage.worker.outbox.answer()
        with khlang.stage.store.reading() as books:
            backlog = books.inbox.backlog()
        assert (backlog.waiting, backlog.failed) == (0, 0)
        refused = [one for one in khlang.platform.requests.of("/v2/bot/message/reply") if one.status != 200]
        assert refused == [], "LINE takes every answer"

    check()
