"""Recording what divisions say: append, correct, withdraw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat import Incoming
from bot.domain.entry import Entry, EntryDraft
from bot.domain.naming import match_division
from bot.domain.office import Division
from bot.domain.plan import Measure
from bot.domain.rounds import RoundKey
from bot.domain.standing import responsible_divisions
from bot.errors import Refusal
from bot.service.collecting import Collection
from bot.service.names import known_name, want_name
from bot.service.speaking import Speaker
from bot.store.store import Books
from bot.text.reading import Update

WHICH_DIVISION = "problems.which_division"
"""The refusal of an update that several divisions of the chat could have made."""


@dataclass(frozen=True)
class Recorded:
    """One entry in the books with what it is about; `is_new` is False when it was there before.

    `replaced` is the number of the entry it takes the place of.
    """

    entry: Entry
    measure: Measure
    division: Division
    is_new: bool
    replaced: int | None = None


@dataclass(frozen=True)
class Recording:
    """What became of a message: entries recorded, and the parts that were refused, with reasons.

    `undecided` are the refused updates whose measure several divisions of the chat answer for.
    """

    recorded: tuple[Recorded, ...]
    refused: tuple[Refusal, ...]
    undecided: tuple[Update, ...] = ()


def record(
    books: Books,
    speaker: Speaker,
    collection: Collection,
    updates: Iterable[Update],
    incoming: Incoming,
    recorded_at: datetime,
    supersedes: Entry | None = None,
    earlier: Sequence[Entry] = (),
) -> Recording:
    """Append an entry for each update the speaker may make; the others come back as refusals.

    `supersedes` is the entry a correction replaces: its division and round stay. `earlier` is what an
    edited message gave before: an update replaces what it said about the same, or leaves it as it is
    where it says the same.
    """
    recorded: list[Recorded] = []
    refused: list[Refusal] = []
    undecided: list[Update] = []
    name = known_name(books, incoming.chat.id, incoming.user_id)
    for update in updates:
        replaced = supersedes
        try:
            division = _division_for(update, speaker, supersedes)
            if update.is_correction and supersedes is None:
                replaced, update = _completed(books, speaker, collection, division, update)  # noqa: PLW2901
        except Refusal as refusal:
            refused.append(refusal)
            undecided += [update] if refusal.key == WHICH_DIVISION else []
            continue
        draft = _draft(update, division, collection, incoming, replaced)._replace(display_name=name)
        before = _said_before(earlier, draft)
        if before is not None and _is_unchanged(before, draft, replaced):
            recorded.append(Recorded(before, update.measure, division, is_new=False))
            continue
        if before is not None:
            draft = _in_place_of(before, draft)
        instead = draft.supersedes or _said_by_plan_file(books, speaker, draft)
        entry, is_new = books.entries.append(
            speaker.office.id, draft._replace(supersedes=instead), recorded_at
        )
        recorded.append(Recorded(entry, update.measure, division, is_new, draft.supersedes))
    if recorded:
        want_name(books, speaker.office.id, incoming.chat.id, incoming.user_id, recorded_at)
    return Recording(tuple(recorded), tuple(refused), tuple(undecided))


def entry_of_speaker(books: Books, speaker: Speaker, number: int) -> Entry:
    """The entry with that number, if it belongs to a division the speaker reports for."""
    entry = books.entries.by_number(speaker.office.id, number)
    if entry is None or entry.division_id not in {division.id for division in speaker.divisions}:
        raise Refusal("entry.unknown", number=number)
    return entry


def latest_of_speaker(books: Books, speaker: Speaker, collection: Collection, measure: Measure) -> Entry:
    """The newest live entry of the speaker's divisions about the measure in this round."""
    found = [
        books.entries.latest(
            speaker.office.id, measure.id, division.id, collection.round.fiscal_year, collection.round.number
        )
        for division in speaker.divisions
    ]
    entries = [entry for entry in found if entry is not None]
    if not entries:
        raise Refusal("entry.none_for_measure", ref=measure.ref)
    return max(entries, key=lambda entry: (entry.event_at, entry.number))


def _completed(
    books: Books, speaker: Speaker, collection: Collection, division: Division, update: Update
) -> tuple[Entry, Update]:
    """The entry a correction without a command is about, and the correction with what it left unsaid.

    Words are what the document prints, so a correction that brings none is asked to be written out.
    """
    current = collection.round
    entry = books.entries.latest(
        speaker.office.id, update.measure.id, division.id, current.fiscal_year, current.number, update.field
    )
    if entry is None:
        raise Refusal("entry.none_for_measure", ref=update.measure.ref)
    if not update.text:
        raise Refusal("correct.no_text", number=entry.number)
    percent = update.percent if update.percent is not None else entry.percent
    return entry, update._replace(status=update.status or entry.status, percent=percent)


def _division_for(update: Update, speaker: Speaker, supersedes: Entry | None) -> Division:
    measure = update.measure
    if supersedes is not None:
        return speaker.office.division(supersedes.division_id)
    responsible = responsible_divisions(measure, speaker.office)
    spoken_for = [division for division in responsible if division in speaker.divisions]
    if update.division is not None:
        name = match_division(update.division, speaker.division_names)
        if name is None:
            raise Refusal("problems.other_division", division=update.division)
        spoken_for = [division for division in spoken_for if division.name == name]
    if not spoken_for:
        names = " ".join(division.name for division in responsible)
        raise Refusal("problems.not_responsible", ref=measure.ref, divisions=names)
    if len(spoken_for) > 1:
        spoken_for = [division for division in spoken_for if division in speaker.own_divisions] or spoken_for
    if len(spoken_for) > 1:
        raise Refusal(WHICH_DIVISION, ref=measure.ref, division=spoken_for[0].name)
    return spoken_for[0]


def _draft(
    update: Update,
    division: Division,
    collection: Collection,
    incoming: Incoming,
    supersedes: Entry | None,
) -> EntryDraft:
    fiscal_year, round_number = collection.round.fiscal_year, collection.round.number
    if supersedes is not None:
        fiscal_year, round_number = supersedes.fiscal_year, supersedes.round_number
    return EntryDraft(
        measure_id=update.measure.id,
        division_id=division.id,
        fiscal_year=fiscal_year,
        round_number=round_number,
        field=update.field,
        text=update.text,
        status=update.status,
        percent=update.percent,
        dates=update.dates,
        event_at=incoming.happened_at,
        chat_id=incoming.chat.id,
        message_id=incoming.message_id,
        line_user_id=incoming.user_id,
        supersedes=supersedes.number if supersedes is not None else None,
    )


def _said_before(earlier: Sequence[Entry], draft: EntryDraft) -> Entry | None:
    """What the message said last about the same measure in the same column, before it was edited."""
    key = (draft.measure_id, draft.division_id, draft.field)
    same = [entry for entry in earlier if (entry.measure_id, entry.division_id, entry.field) == key]
    return max(same, key=lambda entry: entry.number, default=None)


def _said_by_plan_file(books: Books, speaker: Speaker, draft: EntryDraft) -> int | None:
    """The entry an imported table gave about the same: what the division says itself takes its place."""
    office_id, round_ = speaker.office.id, RoundKey(draft.fiscal_year, draft.round_number)
    is_filled = books.memory.recall(
        ("from plan file", office_id, round_), lambda: books.entries.has_from_plan_file(office_id, round_), ()
    )
    if not is_filled:
        return None
    known = books.entries.latest(
        office_id,
        draft.measure_id,
        draft.division_id,
        draft.fiscal_year,
        draft.round_number,
        draft.field,
    )
    return known.number if known is not None and known.is_from_plan_file else None


def _is_unchanged(before: Entry, draft: EntryDraft, supersedes: Entry | None) -> bool:
    """Whether the message still says the same, and it was not taken back meanwhile."""
    if supersedes is not None and supersedes.superseded_by != before.number:
        return False
    said = (before.text, before.status, before.percent, before.dates)
    return before.withdrawn_at is None and said == (draft.text, draft.status, draft.percent, draft.dates)


def _in_place_of(before: Entry, draft: EntryDraft) -> EntryDraft:
    return draft._replace(
        fiscal_year=before.fiscal_year,
        round_number=before.round_number,
        line_user_id=draft.line_user_id or before.line_user_id,
        supersedes=draft.supersedes or before.number,
    )
