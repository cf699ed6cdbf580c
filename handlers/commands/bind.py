"""ผูกกลุ่ม <กอง>: from now on this group speaks for the division."""

from __future__ import annotations

from bot.chat import Bubble, Reply, Say
from bot.domain.standing import answers_for
from bot.errors import Refusal
from bot.service.collecting import collection_at
from bot.service.membership import bind_group, divisions_named
from bot.wording.say import say
from handlers.routing import Audience, Command, Place, Turn


def run(turn: Turn) -> Reply:
    """Bind the group to one or several divisions of the coordinator's office."""
    office = turn.speaker.office
    if not turn.words.strip():
        raise Refusal("bind.no_name", example=office.divisions[0].name)
    divisions = divisions_named(office, turn.words.strip())
    bind_group(turn.books, office, turn.incoming.chat, divisions, turn.now)
    names = " ".join(division.name for division in divisions)
    try:
        plan = collection_at(turn.books, office, turn.incoming.happened_at).plan
    except Refusal:
        return Reply((Bubble(say("bind.done_without_plan", divisions=names, office=office.full_name)),))
    count = sum(any(answers_for(measure, item) for item in divisions) for measure in plan.measures())
    text = say("bind.done", divisions=names, office=office.full_name, count=count)
    return Reply((Bubble(text),), choices=tuple(Say(word, word) for word in ("มาตรการ", "ค้าง", "วิธีใช้")))


COMMAND = Command(
    words=("ผูกกลุ่ม",),
    place=Place.GROUP,
    audience=Audience.COORDINATOR,
    help_key="bind.help",
    help_order=20,
    run=run,
)
