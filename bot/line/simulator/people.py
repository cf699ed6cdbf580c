"""People, the chats they are in, and the book where both are found by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.line.simulator.refusals import ImpossibleAct

WROTE_LATELY = timedelta(days=7)


@dataclass(eq=False)
class Person:
    """Somebody with LINE; as a place, their one-to-one chat with the bot.

    `consent` is false for people who only ever used LINE for PC: events about them carry no userId
    (D:user-consent).
    """

    id: str
    name: str
    consent: bool = True
    is_friend: bool = False
    has_blocked: bool = False
    wrote_at: datetime | None = None

    def receives(self, at: datetime) -> bool:
        """Whether a push arrives: at friends, and who wrote within 7 days (R#send-push-message)."""
        if self.has_blocked:
            return False
        return self.is_friend or (self.wrote_at is not None and at - self.wrote_at <= WROTE_LATELY)


@dataclass(eq=False)
class Group:
    """A group, or an old multi-person room; `other_account` is a second official account already inside."""

    id: str
    name: str
    kind: Literal["group", "room"] = "group"
    members: list[Person] = field(default_factory=list)
    bot_in: bool = False
    other_account: bool = False
    join_due: bool = False

    def member(self, user_id: str) -> Person | None:
        return next((person for person in self.members if person.id == user_id), None)


Place = Person | Group


class People:
    """The book of everybody and every chat."""

    def __init__(self) -> None:
        self._persons: dict[str, Person] = {}
        self._groups: dict[str, Group] = {}

    def enter_person(self, person: Person) -> Person:
        if person.id in self._persons:
            raise ImpossibleAct(f"there is already a user {person.id}")
        self._persons[person.id] = person
        return person

    def enter_group(self, group: Group) -> Group:
        if group.id in self._groups:
            raise ImpossibleAct(f"there is already a chat {group.id}")
        self._groups[group.id] = group
        return group

    def person(self, user_id: str) -> Person | None:
        return self._persons.get(user_id)

    def group(self, group_id: str) -> Group | None:
        return self._groups.get(group_id)

    def place(self, chat_id: str) -> Place | None:
        return self._groups.get(chat_id) or self._persons.get(chat_id)

    def everybody(self) -> tuple[Person, ...]:
        return tuple(self._persons.values())

    def groups(self) -> tuple[Group, ...]:
        return tuple(self._groups.values())
