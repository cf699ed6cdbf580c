"""The store: transactions on the database, and the books that can be opened within one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from bot.store.asked_reminders import AskedReminders
from bot.store.chat_sizes import ChatSizes
from bot.store.chats import Chats
from bot.store.contents import Contents
from bot.store.deliveries import Deliveries
from bot.store.delivery_figures import DeliveryFigures
from bot.store.engine import reading_engine, writing_engine
from bot.store.entries import Entries
from bot.store.evidence import EvidenceBook
from bot.store.free_words import FreeWords
from bot.store.held_notices import HeldNotices
from bot.store.inbox import Inbox
from bot.store.invitations import Invitations
from bot.store.line_names import LineNames
from bot.store.measure_questions import MeasureQuestions
from bot.store.members import Members
from bot.store.messages import Messages
from bot.store.office_days import OfficeDays
from bot.store.office_looks import OfficeLooks
from bot.store.offices import Offices
from bot.store.pauses import Pauses
from bot.store.plans import Plans
from bot.store.promises import Promises
from bot.store.questions import Questions
from bot.store.quota_readings import QuotaReadings
from bot.store.replies import Replies
from bot.store.rounds import Rounds
from bot.store.sent_messages import SentMessages
from bot.store.switched_off_occasions import SwitchedOffOccasions


class Books:
    """Everything that is remembered, seen from inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.offices = Offices(connection)
        self.invitations = Invitations(connection)
        self.members = Members(connection)
        self.chats = Chats(connection)
        self.plans = Plans(connection)
        self.rounds = Rounds(connection)
        self.entries = Entries(connection)
        self.evidence = EvidenceBook(connection)
        self.contents = Contents(connection)
        self.messages = Messages(connection)
        self.questions = Questions(connection)
        self.measure_questions = MeasureQuestions(connection)
        self.promises = Promises(connection)
        self.line_names = LineNames(connection)
        self.inbox = Inbox(connection)
        self.replies = Replies(connection)
        self.sent_messages = SentMessages(connection)
        self.deliveries = Deliveries(connection)
        self.delivery_figures = DeliveryFigures(connection)
        self.held_notices = HeldNotices(connection)
        self.asked_reminders = AskedReminders(connection)
        self.chat_sizes = ChatSizes(connection)
        self.office_days = OfficeDays(connection)
        self.office_looks = OfficeLooks(connection)
        self.pauses = Pauses(connection)
        self.quota_readings = QuotaReadings(connection)
        self.switched_off_occasions = SwitchedOffOccasions(connection)
        self.free_words = FreeWords(connection)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of the transaction that is undone alone when an exception leaves it."""
        with self._connection.begin_nested():
            yield


class Store:
    """A database of TamNgan, brought up to date by `bot.store.migrating.upgrade` beforehand.

    Safe to share between threads; make a new one after a fork. `pool_size` is how many
    transactions may be open at once; further ones wait for their turn. On SQLite one writes at a time.
    """

    def __init__(self, url: str, pool_size: int = 5) -> None:
        self._writer = writing_engine(url, pool_size)
        self._reader = reading_engine(self._writer, pool_size)

    @property
    def is_postgresql(self) -> bool:
        return self._writer.dialect.name == "postgresql"

    @contextmanager
    def writing(self) -> Iterator[Books]:
        """One write transaction: committed at the end, undone when an exception leaves it.

        Do not open a second one inside it: on SQLite that one would wait for the first.
        """
        with self._writer.begin() as connection:
            yield Books(connection)

    @contextmanager
    def reading(self) -> Iterator[Books]:
        """Books that can only be read, and that stand still however long one reads."""
        with self._reader.begin() as connection:
            yield Books(connection)

    def ping(self) -> None:
        """Ask the database for an answer; raises when there is none."""
        with self._reader.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Close every connection; the store must not be used afterwards."""
        self._reader.dispose()
        self._writer.dispose()
