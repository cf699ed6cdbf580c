"""Telling the demo's story: every word of it travels through the webhook and the real worker."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.cli.demo.script import FirstStep, Script
from bot.cli.demo.site import Site
from bot.domain.office import Office
from bot.domain.person import Role
from bot.line.simulator.people import Group, Person, Place
from bot.service.membership import invite
from handlers.web.simulator.play import Hint


@dataclass(frozen=True)
class Cast:
    """Everybody on the stage, by name, and the groups by division."""

    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)

    def hint(self, step: FirstStep) -> Hint:
        """A first step with the ids the page needs."""
        person = self.people[step.who]
        place: Place = self.groups[step.where] if step.where else person
        return Hint(person.id, place.id, place.name, step.text)


def tell(site: Site, script: Script, office: Office) -> Cast:
    """Register the coordinator and the executives, bind the groups, say everything that was said."""
    teller = _Teller(site, office)
    site.clock.set(script.begins_at)
    coordinator = teller.enter(script.coordinator, Role.COORDINATOR)
    for order, (name, post) in enumerate(script.executives, start=1):
        teller.enter(name, Role.EXECUTIVE, post, order)
    for division, names in script.people.items():
        teller.open_group(division, coordinator, names)
    for said in script.said:
        site.clock.set(said.at)
        teller.say(teller.cast.people[said.who], teller.cast.groups[said.where], said.text)
    site.clock.set(script.opens_at)
    return teller.cast


class _Teller:
    def __init__(self, site: Site, office: Office) -> None:
        self._site = site
        self._office = office
        self.cast = Cast()

    def enter(self, name: str, role: Role, post: str | None = None, order: int | None = None) -> Person:
        """Somebody with a role registers in the chat with the bot."""
        with self._site.store.writing() as books:
            code = invite(books, self._office, role, self._site.clock.now(), post, order)
        person = self._site.platform.add_user(name, friend=True)
        self.cast.people[name] = person
        self.say(person, person, f"ลงทะเบียน {code}")
        return person

    def open_group(self, division: str, coordinator: Person, names: tuple[str, ...]) -> None:
        """The staff of a division open a group, take the bot in and have it bound."""
        staff = [self._site.platform.add_user(name) for name in names]
        self.cast.people.update({person.name: person for person in staff})
        group = self._site.platform.add_group(f"กลุ่ม{division}", [coordinator, *staff])
        self.cast.groups[division] = group
        self._site.platform.invite_bot(group)
        self._site.settle()
        self.say(coordinator, group, f"ผูกกลุ่ม {division}")

    def say(self, person: Person, place: Place, text: str) -> None:
        self._site.platform.say(person, place, text)
        self._site.settle()
