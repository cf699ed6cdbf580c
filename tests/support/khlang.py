"""กองคลัง of the invented village, ready to talk: two people in their division's group with the bot."""

from __future__ import annotations

from bot.domain.entry import Entry
from bot.domain.evidence import Evidence
from bot.domain.office import Office
from bot.line.simulator.messages import Message
from bot.line.simulator.people import Group, Person
from bot.line.simulator.transcript import visible_words
from tests.support.pictures import a_photo
from tests.support.stage import Stage
from tests.support.village import YEAR, found_village

REPORT = "รายงาน 3 ทำทะเบียนยืมพัสดุแล้ว"


class Khlang:
    """สุดา and มานี of กองคลัง in their group, and อรุณี, who coordinates."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.platform = stage.platform
        self.office: Office = found_village(stage)[0]
        self.coordinator = stage.coordinator(self.office)
        self.suda, self.manee = (stage.platform.add_user(name) for name in ("สุดา", "มานี"))
        self.group: Group = stage.division_group(self.coordinator, "กองคลัง", [self.suda, self.manee])

    def report(self, text: str = REPORT, person: Person | None = None) -> list[Message]:
        return self.stage.say(person or self.suda, self.group, text)

    def photo(self, data: bytes | None = None, person: Person | None = None) -> list[str]:
        """Somebody sends a photo; gives the words of the answers."""
        with self.stage.watching(self.group) as answers:
            self.platform.send_photo(person or self.suda, self.group, data or a_photo())
        return words(answers)

    def later(self, seconds: float) -> None:
        self.stage.later(seconds)

    def evidence(self) -> list[Evidence]:
        """Everything kept, tied or not, oldest first."""
        with self.stage.store.reading() as books:
            ids = [m.id for place in (self.group, self.suda) for m in self.platform.messages(place)]
            chats = [self.group.id, self.suda.id]
            found = {e.id: e for m in ids for chat in chats for e in books.evidence.of_message(chat, m)}
        return [found[number] for number in sorted(found)]

    def tied(self) -> list[int | None]:
        return [item.entry_number for item in self.evidence()]

    def quick_replies(self, person: Person | None = None) -> list[str]:
        return [b.label for b in self.platform.visible_quick_replies(person or self.suda, self.group)]

    def tap(self, label: str, person: Person | None = None) -> list[str]:
        with self.stage.watching(self.group) as answers:
            self.platform.tap(person or self.suda, self.group, label)
        return words(answers)

    def entries(self) -> list[Entry]:
        """Everything that was ever reported, oldest first."""
        with self.stage.store.reading() as books:
            return books.entries.of_year(self.office.id, YEAR)

    def live(self) -> list[tuple[int, str]]:
        """Number and text of the entries that count."""
        return [(entry.number, entry.text) for entry in self.entries() if entry.is_live]


def words(messages: list[Message]) -> list[str]:
    return ["\n".join(visible_words(message)) for message in messages]
