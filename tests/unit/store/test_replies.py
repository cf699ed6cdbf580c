"""The outbox of free replies: each sent once, in order within its chat, its outcome kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.store.replies import LONGEST_WAY, Released, ReplyOutcome, WaitingReply
from bot.store.sent_messages import SentMessage
from bot.store.store import Books, Store
from tests.builders import NOON, a_new_event, found_office, minutes_later


def _put(
    books: Books,
    number: int,
    chat_id: str = "C-a",
    office_id: int | None = None,
    message_id: str | None = None,
) -> int:
    """A reply to an event of its own, received that many minutes after NOON."""
    moment = minutes_later(number)
    books.inbox.accept([replace(a_new_event(number, chat_id), message_id=message_id)], moment)
    [event] = [one for one in books.inbox.claim(moment) if one.webhook_event_id == f"event-{number}"]
    books.inbox.finish(event.id, None, moment)
    messages = [{"type": "text", "text": f"บันทึกแล้ว #{number} 🙏"}]
    return books.replies.put(
        event.id, office_id, chat_id, f"token-{number}", messages, moment, [7], [number], moment
    )


def _claim(store: Store, limit: int = 20) -> list[int]:
    with store.writing() as books:
        return [reply.id for reply in books.replies.claim(minutes_later(30), limit)]


def _settle(store: Store, reply_id: int, outcome: ReplyOutcome = ReplyOutcome.SENT) -> None:
    with store.writing() as books:
        books.replies.settle(reply_id, outcome, "request-1", [], minutes_later(31))


def test_a_reply_comes_back_as_it_was_put_and_only_once(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        reply_id = _put(books, 1, office_id=office.id)

    with store.writing() as books:
        assert books.replies.claim(minutes_later(30), 20) == [
            WaitingReply(
                id=reply_id,
                office_id=office.id,
                chat_id="C-a",
                reply_token="token-1",
                messages=({"type": "text", "text": "บันทึกแล้ว #1 🙏"},),
                measure_ids=(7,),
                entry_numbers=(1,),
                received_at=minutes_later(1),
            )
        ]
    assert _claim(store) == []


def test_an_event_has_one_reply(store: Store) -> None:
    with store.writing() as books:
        books.inbox.accept([a_new_event(1)], NOON)
        [event] = books.inbox.claim(minutes_later(30))
        ids = [
            books.replies.put(event.id, None, "C-a", token, [], NOON, [], [], NOON)
            for token in ("token-1", "token-2")
        ]
        [waiting] = books.replies.claim(NOON, 20)

    assert ids[0] == ids[1] == waiting.id
    assert waiting.reply_token == "token-1"


def test_replies_of_a_chat_are_sent_one_after_the_other(store: Store) -> None:
    with store.writing() as books:
        first, second, other = _put(books, 1), _put(books, 2), _put(books, 3, "C-b")

    assert _claim(store) == [first, other]
    assert _claim(store) == []
    _settle(store, first)
    assert _claim(store) == [second]


def test_a_reply_a_process_died_over_holds_up_its_chat_for_no_longer_than_sending_takes(store: Store) -> None:
    with store.writing() as books:
        first, second = _put(books, 1), _put(books, 2)
    assert _claim(store) == [first]

    claimed_at = minutes_later(30)
    with store.writing() as books:
        assert books.replies.claim(claimed_at + LONGEST_WAY - timedelta(seconds=1), 20) == []
        [next_one] = books.replies.claim(claimed_at + LONGEST_WAY, 20)
    assert next_one.id == second


def test_no_more_replies_are_claimed_than_asked_for(store: Store) -> None:
    with store.writing() as books:
        ids = [_put(books, number, f"C-{number}") for number in range(3)]

    assert _claim(store, limit=2) == ids[:2]
    assert _claim(store, limit=2) == ids[2:]


def test_a_sent_reply_can_be_quoted(store: Store) -> None:
    with store.writing() as books:
        reply_id = _put(books, 4)
        books.replies.claim(NOON, 20)
        books.replies.settle(reply_id, ReplyOutcome.SENT, "request-1", ["message-8", "message-9"], NOON)

    with store.reading() as books:
        assert books.sent_messages.about("C-a", "message-8") == SentMessage((7,), (4,))
        assert books.sent_messages.about("C-a", "message-9") == SentMessage((7,), (4,))


def test_only_what_a_dead_process_left_half_sent_and_dead_tokens_are_given_up(store: Store) -> None:
    with store.writing() as books:
        left_behind = _put(books, 1, "C-a")
        books.replies.claim(minutes_later(2), 20)
        on_its_way = _put(books, 3, "C-b")
        books.replies.claim(minutes_later(20), 20)
        _put(books, 4, "C-c")
        fresh = _put(books, 12, "C-d")

        released = books.replies.release_stale(before=minutes_later(10), now=minutes_later(30))
        again = books.replies.release_stale(before=minutes_later(10), now=minutes_later(30))

    assert released == Released(unknown=1, expired=1)
    assert again == Released(unknown=0, expired=0)
    assert left_behind != on_its_way
    assert _claim(store) == [fresh]


@pytest.mark.parametrize(
    ("late", "quotable"),
    [(ReplyOutcome.UNKNOWN, True), (ReplyOutcome.REFUSED, False)],
    ids=["given up as unknown", "refused"],
)
def test_a_late_answer_replaces_only_an_unknown_outcome(
    store: Store, late: ReplyOutcome, quotable: bool
) -> None:
    with store.writing() as books:
        reply_id = _put(books, 1)
        books.replies.claim(NOON, 20)
        books.replies.settle(reply_id, late, None, [], NOON)
        books.replies.settle(reply_id, ReplyOutcome.SENT, "request-1", ["message-8"], minutes_later(1))

        assert (books.sent_messages.about("C-a", "message-8") is not None) is quotable


def test_senders_never_claim_the_same_reply_or_two_of_one_chat(database_url: str) -> None:
    store = Store(database_url, pool_size=4)
    with store.writing() as books:
        ids = [_put(books, number, f"C-{number % 5}") for number in range(40)]

    def send(_: int) -> list[int]:
        claimed: list[int] = []
        while True:
            with store.writing() as books:
                replies = books.replies.claim(minutes_later(50), 3)
            if not replies:
                return claimed
            assert len({reply.chat_id for reply in replies}) == len(replies)
            for reply in replies:
                _settle(store, reply.id)
            claimed += [reply.id for reply in replies]

    with ThreadPoolExecutor(4) as pool:
        claimed = [reply_id for done in pool.map(send, range(4)) for reply_id in done]

    claimed += send(0)
    store.close()
    assert sorted(claimed) == sorted(ids)


def test_replies_to_an_unsent_message_are_not_sent_any_more(store: Store) -> None:
    with store.writing() as books:
        _put(books, 1, message_id="message-1")
        other = _put(books, 2, message_id="message-2")
        books.replies.forget("C-a", "message-1")

    assert _claim(store) == [other]


def test_replies_on_their_way_to_an_unsent_message_keep_their_outcome_and_lose_their_words(
    store: Store,
) -> None:
    with store.writing() as books:
        reply_id = _put(books, 1, message_id="message-1")
    assert _claim(store) == [reply_id]
    with store.writing() as books:
        books.replies.forget("C-a", "message-1")
        books.replies.settle(reply_id, ReplyOutcome.SENT, "request-1", ["sent-1"], minutes_later(31))

        assert books.sent_messages.about("C-a", "sent-1") == SentMessage((7,), (1,))
