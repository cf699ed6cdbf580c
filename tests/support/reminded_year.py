"""A year of อบต.ห้วยตาล with its clock: who answers when, what the tick decides each hour, told as a diary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.chat import ChatKind
from bot.clock import BANGKOK, aware_utc, bangkok_day
from bot.domain.calendar import weekday_date
from bot.domain.delivery import Rendered
from bot.domain.entry import EntryDraft, EntryField
from bot.domain.notice import Decisions, Held, Notice
from bot.domain.numerals import Numerals
from bot.domain.office import Division, Office
from bot.domain.person import Role
from bot.domain.plan import Measure, Plan, Responsible, Scope, Section
from bot.domain.promise import Promise
from bot.domain.quota import Quota
from bot.domain.status import Status
from bot.line.render import render
from bot.line.written import written
from bot.service.collecting import collection_at
from bot.service.postponing import move_reply_deadline
from bot.service.reminding import decide, due_offices, note_looks
from bot.store.store import Books, Store
from tests.support.village import DIVISIONS, YEAR, village_plan

GROUP_SIZE = 12
COORDINATOR = "อรุณี"

Act = Callable[["RemindedYear"], None]


def at(day: str, hour: int = 9, minute: int = 0) -> datetime:
    """A moment in Thailand."""
    return datetime.combine(date.fromisoformat(day), time(hour, minute), BANGKOK)


@dataclass
class RemindedYear:
    """The office, the instant, the messages the month has cost, and the diary."""

    store: Store
    limit: int | None = 300
    now: datetime = field(default_factory=lambda: at("2025-10-01", 8))
    diary: list[str] = field(default_factory=list)
    used: Counter[str] = field(default_factory=Counter)
    sent: list[tuple[datetime, Notice]] = field(default_factory=list)
    held: list[tuple[datetime, Held]] = field(default_factory=list)
    _day_told: date | None = None
    _messages: int = 0

    def __post_init__(self) -> None:
        with self.store.writing() as books:
            self.office = self._found(books)
            books.plans.save(self.office.id, village_plan(), self.now)
            for division in self.office.divisions:
                books.chats.bind(division.name, ChatKind.GROUP, self.office.id, [division.id], self.now)
                books.chat_sizes.keep(division.name, GROUP_SIZE, self.now)
            for name, role, post, order in (
                (COORDINATOR, Role.COORDINATOR, None, None),
                ("หัวหน้าสำนักปลัด", Role.EXECUTIVE, "หัวหน้าสำนักปลัด", 1),
                ("ปลัด", Role.EXECUTIVE, "ปลัดองค์การบริหารส่วนตำบล", 2),
                ("นายก", Role.EXECUTIVE, "นายกองค์การบริหารส่วนตำบล", 3),
                ("ผอ.กองการศึกษา", Role.STAFF, "ผู้อำนวยการกองการศึกษา", None),
            ):
                books.members.add(self.office.id, name, name, role, post, order, None, self.now)

    def division(self, name: str) -> Division:
        return next(one for one in self.office.divisions if one.name.startswith(name))

    def plan_of(self, count: int) -> None:
        """Give the office a plan of that many long measures, everybody's, in place of its own."""
        title = "จัดทำมาตรการป้องกันการรับสินบนและเปิดเผยข้อมูลให้ประชาชนตรวจสอบได้ เรื่องที่"
        measures = tuple(
            Measure(str(row), str(row), row, f"{title} {row}", Responsible(Scope.ALL))
            for row in range(1, count + 1)
        )
        plan = Plan(YEAR, "six-month", (Section(None, None, measures),))
        with self.store.writing() as books:
            books.plans.save(self.office.id, plan, self.now)

    def tell(self, line: str) -> None:
        """Write a line into the diary, under its day."""
        local = self.now.astimezone(BANGKOK)
        if self._day_told != local.date():
            self._day_told = local.date()
            self.diary += ["", f"# {weekday_date(local.date())}"]
        self.diary.append(f"{local:%H:%M} {line}")

    def tick(self) -> Decisions:
        """What the clock does: decide about the offices that are due, claim, remember the look."""
        now = aware_utc(self.now)
        with self.store.reading() as books:
            due = due_offices(books, now)
            if not due:
                return Decisions()
            decisions = decide(books, due, now, self.quota)
        with self.store.writing() as books:
            won = books.deliveries.claim(
                [Rendered(one, written(render(one.reply))) for one in decisions.notices], now
            )
            books.held_notices.keep(decisions.held, now)
            note_looks(books, due, decisions, now)
        assert won == {one.key for one in decisions.notices}
        for notice in decisions.notices:
            self.used[self._month] += notice.cost
            self.sent.append((self.now, notice))
            self.tell(f"→ {notice.chat_id} ({notice.cost}) {_summary(notice)}  [{notice.why}]")
        for held in decisions.held:
            self.held.append((self.now, held))
            self.tell(f"✗ {held.chat_id} ({held.cost}) {held.reason}  [{held.why}]")
        return decisions

    def decided_anyway(self) -> Decisions:
        """What would be decided about the office now, whether or not it seems due."""
        with self.store.reading() as books:
            return decide(books, [self.office.id], aware_utc(self.now), self.quota)

    @property
    def quota(self) -> Quota:
        return Quota(self.limit, self.used[self._month], aware_utc(self.now))

    @property
    def _month(self) -> str:
        return self.now.strftime("%Y-%m")

    def answers(self, division: str, *refs: str) -> None:
        """The division reports on measures, or on everything it owes."""
        with self.store.writing() as books:
            collection = collection_at(books, self.office, aware_utc(self.now))
            owing = self.division(division)
            for measure in collection.plan.measures():
                if measure.ref in refs or (
                    not refs and self._answers_for(measure.responsible.divisions, owing)
                ):
                    draft = EntryDraft(
                        measure_id=measure.id,
                        division_id=owing.id,
                        fiscal_year=collection.round.fiscal_year,
                        round_number=collection.round.number,
                        field=EntryField.RESULTS,
                        text="ดำเนินการแล้ว",
                        status=Status.DONE,
                        percent=None,
                        dates=(),
                        event_at=aware_utc(self.now),
                        message_id=self._message_id(),
                    )
                    books.entries.append(self.office.id, draft, aware_utc(self.now))
        self.tell(f"· {owing.name}รายงาน{' ' + ' '.join(refs) if refs else 'ทุกเรื่องที่ค้าง'}")

    def promises(self, division: str, ref: str, until: str, text: str) -> None:
        """The division says by when it will report about a measure."""
        with self.store.writing() as books:
            measure = collection_at(books, self.office, aware_utc(self.now)).plan.by_ref(ref)
            assert measure is not None
            promise = Promise(
                office_id=self.office.id,
                measure_id=measure.id,
                division_id=self.division(division).id,
                until=date.fromisoformat(until),
                text=text,
                said_at=aware_utc(self.now),
                chat_id=self.division(division).name,
                message_id=self._message_id(),
            )
            books.promises.keep(promise)
        self.tell(f'· {self.division(division).name}แจ้งว่า "{text}"')

    def postpones(self, until: str) -> None:
        """The coordinator moves the reply deadline."""
        with self.store.writing() as books:
            round_ = collection_at(books, self.office, aware_utc(self.now)).round
            day = date.fromisoformat(until)
            move_reply_deadline(books, self.office, round_, day, bangkok_day(self.now))
        self.tell(f"· {COORDINATOR}เลื่อนกำหนดเป็น{weekday_date(day)}")

    def run(
        self, until: datetime, story: list[tuple[datetime, Act]], down: tuple[datetime, datetime]
    ) -> None:
        """Let the hours go by: what people do first, then the tick, unless the clock is down."""
        waiting = sorted(story, key=lambda act: act[0])
        while self.now < until:
            hour = self.now
            while waiting and waiting[0][0] <= hour:
                moment, act = waiting.pop(0)
                self.now = moment
                act(self)
            self.now = hour
            if not down[0] <= hour < down[1]:
                self.tick()
            self.now = hour + timedelta(hours=1)

    def _found(self, books: Books) -> Office:
        return books.offices.create(
            "ห้วยตาล", "อบต.", "ดอนงาม", "นครตัวอย่าง", "six-month", Numerals.THAI, DIVISIONS
        )

    def _answers_for(self, names: tuple[str, ...], division: Division) -> bool:
        return not names or division.name in names

    def _message_id(self) -> str:
        self._messages += 1
        return f"message-{self._messages}"


def _summary(notice: Notice) -> str:
    message = notice.reply.messages[0]
    return " ".join(str(getattr(message, "summary", None) or getattr(message, "text", "")).split())
