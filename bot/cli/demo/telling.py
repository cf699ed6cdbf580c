"""Telling the demo's story: every word of it travels through the webhook and the real worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.clock import SetClock, aware_utc
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform


class Teller:
    """Plays the people of the story on the simulated platform."""

    def __init__(self, platform: Platform, clock: SetClock, settle: Callable[[], None]) -> None:
        self._platform = platform
        self._clock = clock
        self._settle = settle

    def tell(self, story: dict[str, Any], coordinator_code: str) -> dict[str, Group]:
        """Register the coordinator, bind the groups, say everything; gives the groups by division."""
        self._set(story["said"][0]["at"])
        coordinator = self._platform.add_user(story["coordinator"], friend=True)
        self._say(coordinator, coordinator, f"ลงทะเบียน {coordinator_code}")
        people: dict[str, Person] = {}
        groups: dict[str, Group] = {}
        for division, names in story["people"].items():
            staff = [self._platform.add_user(name) for name in names]
            people |= {person.name: person for person in staff}
            group = self._platform.add_group(f"กลุ่ม{division}", [coordinator, *staff])
            groups[division] = group
            self._platform.invite_bot(group)
            self._settle()
            self._say(coordinator, group, f"ผูกกลุ่ม {division}")
        for said in story["said"]:
            self._set(said["at"])
            self._say(people[said["who"]], groups[said["where"]], said["text"].strip())
        self._set(story["opened_at"])
        return groups

    def _say(self, person: Person, place: Person | Group, text: str) -> None:
        self._platform.say(person, place, text)
        self._settle()

    def _set(self, moment: str) -> None:
        self._clock.set(aware_utc(datetime.fromisoformat(moment)))
