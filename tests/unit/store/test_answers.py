"""Answers tell the same as all the entries they stand for, on both databases."""

from __future__ import annotations

from datetime import date
from random import Random

from bot.clock import bangkok_day
from bot.domain.entry import EntryField, live
from bot.domain.figures import division_figures
from bot.domain.rounds import RoundKey, default_rounds
from bot.domain.status import Status
from bot.store.store import Store
from tests.builders import NOON, YEAR, a_draft, minutes_later, office_with_plan


def test_standing_and_figures_are_those_of_the_entries(store: Store) -> None:
    office, plan = office_with_plan(store)
    choose = Random(7)
    with store.writing() as books:
        for number in range(1, 161):
            earlier = choose.choice([None, None, number - 1]) if number > 1 else None
            draft = a_draft(
                choose.choice(list(plan.measures())).id,
                choose.choice(office.divisions).id,
                field=choose.choice(list(EntryField)),
                status=choose.choice([None, *Status]),
                text=choose.choice(["", "ทำแล้ว", "ไม่มีผลในรอบนี้"]),
                round_number=choose.choice([1, 1, 2]),
                event_at=minutes_later(choose.randrange(90_000)),
                supersedes=earlier,
            )
            books.entries.append(office.id, draft, NOON)
            if choose.random() < 0.4:
                books.entries.withdraw(office.id, number, NOON, None)
        entries = books.entries.of_round(office.id, YEAR, 1)
        answers = books.answers.of_round(office.id, RoundKey(YEAR, 1))

    round_ = default_rounds(YEAR)[0]
    assert len(answers) < len(entries)
    assert bangkok_day(entries[0].event_at) <= round_.reply_deadline < bangkok_day(entries[-1].event_at)
    for division in office.divisions:
        told = division_figures(division, plan, round_, answers)
        assert told == division_figures(division, plan, round_, entries)
        for measure in plan.measures():
            cell = (measure.id, division.id)
            by_entries = [e for e in live(entries) if (e.measure_id, e.division_id) == cell]
            results = [e for e in by_entries if e.field is EntryField.RESULTS]
            said = [a for a in answers if (a.measure_id, a.division_id) == cell and a.is_live]
            assert [a.status for a in said if a.status][-1:] == [e.status for e in results if e.status][-1:]
            assert any(a.has_words for a in said) == any(e.text == "ทำแล้ว" for e in results)


def test_a_measure_by_itself_has_the_same_answers(store: Store) -> None:
    office, plan = office_with_plan(store)
    first, second = plan.measures()
    with store.writing() as books:
        for measure in (first, second):
            books.entries.append(office.id, a_draft(measure.id, office.divisions[0].id), NOON)
        (answer,) = books.answers.of_round(office.id, RoundKey(YEAR, 1), second.id)

    assert (answer.measure_id, answer.status, answer.is_live) == (second.id, Status.DONE, True)
    assert bangkok_day(answer.event_at) == date(2025, 3, 10)
