"""What a batch remembers: as long as nothing was written to where it was read, and nothing was undone."""

from __future__ import annotations

import pytest

from bot.chat import Chat, ChatKind
from bot.service.speaking import binding_of
from bot.store.store import Books, Store
from tests.builders import NOON, a_new_event, found_office

GROUP = Chat(ChatKind.GROUP, "C-1")


def bound_to(books: Books) -> int | None:
    found = binding_of(books, GROUP)
    return found.office_id if found else None


def bind_and_fail(books: Books, office_id: int) -> None:
    books.chats.bind(GROUP.id, GROUP.kind, office_id, [], NOON)
    assert bound_to(books) == office_id
    raise RuntimeError


def test_what_others_commit_meanwhile_is_seen_by_those_who_do_not_remember(postgresql_url: str) -> None:
    ours, theirs = Store(postgresql_url), Store(postgresql_url)
    with ours.writing() as books:
        office = found_office(books)
    for remembers, expected in ((False, office.id), (True, None)):
        with ours.writing() as books:
            books.memory.is_on = remembers
            assert bound_to(books) is None
            with theirs.writing() as other:
                other.chats.bind(GROUP.id, GROUP.kind, office.id, [], NOON)
            assert bound_to(books) == expected
        with theirs.writing() as other:
            other.chats.unbind(GROUP.id, NOON)
    ours.close()
    theirs.close()


def test_what_the_batch_writes_itself_is_seen(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        books.memory.is_on = True
        assert bound_to(books) is None
        books.chats.bind(GROUP.id, GROUP.kind, office.id, [office.divisions[0].id], NOON)
        assert bound_to(books) == office.id
        books.chats.unbind(GROUP.id, NOON)
        assert bound_to(books) is None


@pytest.mark.parametrize("is_same_store", [True, False], ids=["in this process", "in another one"])
def test_what_was_read_before_is_not_trusted_when_somebody_wrote_since(
    database_url: str, is_same_store: bool
) -> None:
    ours = Store(database_url)
    theirs = ours if is_same_store else Store(database_url)
    with ours.writing() as books:
        office = found_office(books)
    for _ in range(2):
        assert remembered(ours) is None
        with theirs.writing() as books:
            books.chats.bind(GROUP.id, GROUP.kind, office.id, [], NOON)
        assert remembered(ours) == office.id
        with theirs.writing() as books:
            books.chats.unbind(GROUP.id, NOON)
    ours.close()
    theirs.close()


def test_what_a_transaction_read_that_was_undone_is_not_trusted(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
    with pytest.raises(RuntimeError):
        bind_in_vain(store, office.id)
    assert remembered(store) is None


def bind_in_vain(store: Store, office_id: int) -> None:
    with store.writing() as books:
        books.memory.is_on = True
        bind_and_fail(books, office_id)


def remembered(store: Store) -> int | None:
    """What a transaction that remembers says the group is bound to."""
    with store.writing() as books:
        books.memory.is_on = True
        return bound_to(books)


def test_what_is_undone_is_not_remembered(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        books.memory.is_on = True
        with pytest.raises(RuntimeError), books.attempt():
            bind_and_fail(books, office.id)
        assert bound_to(books) is None


def test_an_attempt_within_an_attempt_is_undone_alone(store: Store) -> None:
    def fail(books: Books, number: int) -> None:
        with books.attempt():
            books.inbox.accept([a_new_event(number)], NOON)
        raise RuntimeError

    with store.writing() as books:
        with books.attempt():
            with pytest.raises(RuntimeError), books.attempt():
                fail(books, 1)
            books.inbox.accept([a_new_event(2)], NOON)
        with pytest.raises(RuntimeError), books.attempt():
            fail(books, 3)
    with store.writing() as books:
        kept = [event.webhook_event_id for event in books.inbox.claim(NOON)]
    assert kept == [a_new_event(2).webhook_event_id]
