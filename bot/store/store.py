"""The store: transactions on the database, and the books that can be opened within one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.engine import URL

from bot.store.accepting import Delivered, accept_all
from bot.store.answer_counts import AnswerCounts
from bot.store.answers import Answers
from bot.store.asked_reminders import AskedReminders
from bot.store.attempts import Attempts, watch_writes
from bot.store.audit import AuditTrail
from bot.store.backup import BackupSize, write_backup
from bot.store.carried_measures import CarriedMeasures
from bot.store.chat_sizes import ChatSizes
from bot.store.chats import Chats
from bot.store.contents import Contents
from bot.store.deliveries import Deliveries
from bot.store.delivery_figures import DeliveryFigures
from bot.store.engine import BUSY_TIMEOUT, reading_engine, writing_engine
from bot.store.entries import Entries
from bot.store.evidence import EvidenceBook
from bot.store.files import Files
from bot.store.final_wordings import FinalWordings
from bot.store.free_words import FreeWords
from bot.store.gathering import Gatherer
from bot.store.held_notices import HeldNotices
from bot.store.inbox import Inbox
from bot.store.invitations import Invitations
from bot.store.line_names import LineNames
from bot.store.measure_questions import MeasureQuestions
from bot.store.members import Members
from bot.store.memory import Memory, memory_of
from bot.store.messages import Messages
from bot.store.office_days import OfficeDays
from bot.store.office_looks import OfficeLooks
from bot.store.office_texts import OfficeTexts
from bot.store.offices import Offices
from bot.store.old_data import OldData
from bot.store.pauses import Pauses
from bot.store.personal_data import PersonalData
from bot.store.plans import Plans
from bot.store.promises import Promises
from bot.store.publications import Publications
from bot.store.questions import Questions
from bot.store.quota_readings import QuotaReadings
from bot.store.replies import Replies
from bot.store.rounds import Rounds
from bot.store.sent_messages import SentMessages
from bot.store.snapshots import Snapshots
from bot.store.switched_off_occasions import SwitchedOffOccasions
from bot.store.turns import Turns
from bot.store.turnstile import Turnstile
from bot.store.upkeep import Upkeep
from bot.store.web_access import WebAccess


class Books:
    """Everything that is remembered, seen from inside one transaction."""

    def __init__(self, connection: Connection, memory: Memory | None = None) -> None:
        self.memory = memory or Memory()
        self._attempts = Attempts(connection, self.memory)
        self.offices = Offices(connection)
        self.office_texts = OfficeTexts(connection)
        self.invitations = Invitations(connection)
        self.members = Members(connection)
        self.chats = Chats(connection)
        self.plans = Plans(connection)
        self.carried_measures = CarriedMeasures(connection)
        self.rounds = Rounds(connection)
        self.entries = Entries(connection)
        self.answers = Answers(connection)
        self.evidence = EvidenceBook(connection)
        self.final_wordings = FinalWordings(connection)
        self.contents = Contents(connection)
        self.messages = Messages(connection)
        self.questions = Questions(connection)
        self.measure_questions = MeasureQuestions(connection)
        self.promises = Promises(connection)
        self.line_names = LineNames(connection)
        self.inbox = Inbox(connection)
        self.replies = Replies(connection)
        self.sent_messages = SentMessages(connection)
        self.audit = AuditTrail(connection)
        self.snapshots = Snapshots(connection)
        self.publications = Publications(connection)
        self.web_access = WebAccess(connection)
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
        self.answer_counts = AnswerCounts(connection)
        self.upkeep = Upkeep(connection)
        self.old_data = OldData(connection)
        self.personal_data = PersonalData(connection)

    @contextmanager
    def attempt(self, *, at_once: bool = False) -> Iterator[None]:
        """A part of the transaction that is undone alone when an exception leaves it.

        On PostgreSQL a statement the server refuses spoils the whole transaction unless something was
        written in this part before, or it is to be undoable `at_once`, for two round trips more.
        """
        with self._attempts.attempt(at_once=at_once):
            yield


class Store:
    """A database of TamNgan, brought up to date by `bot.store.migrating.upgrade` beforehand.

    Safe to share between threads; make a new one after a fork. `pool_size` is how many
    transactions may be open at once; further ones wait for their turn. On SQLite one writes at a time.
    """

    def __init__(self, url: str, pool_size: int = 5) -> None:
        self._address = url
        self._writer = writing_engine(url, pool_size)
        self._reader = reading_engine(self._writer, pool_size)
        watch_writes(self._writer)
        self._gatherer = Gatherer(self._accept_gathered)
        self._turns = Turns(_turnstile(self._writer.url))

    @property
    def address(self) -> str:
        """What another process opens it with. It may hold a password: never print it."""
        return self._address

    @property
    def is_postgresql(self) -> bool:
        return self._writer.dialect.name == "postgresql"

    @contextmanager
    def writing(self) -> Iterator[Books]:
        """One write transaction: committed at the end, undone when an exception leaves it.

        Do not open a second one inside it: on SQLite that one would wait for the first.
        """
        memory = Memory()
        with self._turn():
            try:
                with self._writer.begin() as connection:
                    memory = memory_of(connection)
                    yield Books(connection, memory)
            except BaseException:
                memory.clear()
                raise
            memory.settle()

    @contextmanager
    def reading(self) -> Iterator[Books]:
        """Books that can only be read, and that stand still however long one reads."""
        with self._reader.begin() as connection:
            yield Books(connection)

    @property
    def is_wanted(self) -> bool:
        """Whether the webhook or another process waits for the write transaction that is open now.

        On PostgreSQL nobody has to.
        """
        return self._turns.is_hurried

    def accept_events(self, delivered: Delivered) -> int:
        """Store the events of a webhook call; they are durable when this returns how many were new.

        The calls that arrive together share one statement and one commit.
        """
        return self._gatherer.store(delivered)

    def _accept_gathered(self, deliveries: Sequence[Delivered]) -> list[int]:
        with self._turn(in_a_hurry=True), self._writer.begin() as connection:
            return accept_all(connection, deliveries)

    def _turn(self, *, in_a_hurry: bool = False) -> AbstractContextManager[None]:
        """On SQLite one's turn to write; PostgreSQL lets all write at once."""
        return nullcontext() if self.is_postgresql else self._turns.turn(in_a_hurry=in_a_hurry)

    def back_up(self, files: Files, made_at: datetime, path: Path) -> BackupSize:
        """Write everything, evidence included, into one file while others go on working."""
        with self._reader.begin() as connection:
            return write_backup(connection, files, made_at, path)

    def ping(self) -> None:
        """Ask the database for an answer; raises when there is none."""
        with self._reader.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Close every connection; the store must not be used afterwards."""
        self._gatherer.close()
        self._reader.dispose()
        self._writer.dispose()
        self._turns.close()


def _turnstile(address: URL) -> Turnstile | None:
    if address.get_backend_name() != "sqlite" or not address.database:
        return None
    return Turnstile(Path(address.database), BUSY_TIMEOUT / 1000)
