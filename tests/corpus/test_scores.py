"""How well the reader understands the corpus and the real-life replies: the bars it must not fall below."""

from __future__ import annotations

from functools import cache

import pytest

from tests.corpus.replies import replies
from tests.corpus.scoring import Score, exact_share, messages, score

READ = ("development", *(f"fresh-{number}" for number in range(1, 22)))
"""The sets that have been read and generalised from; held-out.jsonl is only scored."""

in_every_set = pytest.mark.parametrize("name", READ)
in_familiar_sets = pytest.mark.parametrize("name", READ[:2])
UNHEARD = {
    "fresh-2": 0.06,
    "fresh-4": 0.1,
    "fresh-5": 0.1,
    "fresh-18": 0.13,
    "fresh-20": 0.13,
    "fresh-21": 0.07,
}
"""The most reports of a set that may go unheard where that is more than 5 %: odd talk, often dictated."""
ASKED_BACK = {
    "fresh-2": 0.07,
    "fresh-4": 0.09,
    "fresh-5": 0.09,
    "fresh-18": 0.09,
    "fresh-19": 0.07,
    "fresh-20": 0.06,
}
"""The most reports of such a set that may be asked back about, where that is more than 5 %."""


@cache
def scored(name: str) -> Score:
    return score(messages(name))


@in_every_set
def test_what_is_recorded_is_exact(name: str) -> None:
    assert exact_share(scored(name)) >= 0.99


@in_every_set
@pytest.mark.parametrize("what", ["wrong measure", "false record", "wrong date", "division"])
def test_nothing_is_recorded_wrongly(name: str, what: str) -> None:
    assert scored(name).misses.get(what, []) == []


@in_every_set
def test_people_are_seldom_asked_back(name: str) -> None:
    result = scored(name)
    assert result.count("ask-back") <= ASKED_BACK.get(name, 0.05) * result.totals["record"]
    assert result.count("false ask") <= 0.02 * result.totals["silent"]


@in_every_set
def test_reports_are_recorded_or_asked_about(name: str) -> None:
    result = scored(name)
    reports = result.totals["record"] + result.totals["ask"]
    assert result.count("missed") + result.count("not asked") <= UNHEARD.get(name, 0.05) * reports


@in_familiar_sets
def test_promises_are_kept_with_their_day(name: str) -> None:
    assert scored(name).misses.get("promise", []) == []


@pytest.mark.shared
def test_real_replies_are_never_recorded_wrongly() -> None:
    wrong = [reply.key for reply in replies() if reply.recorded and reply.recorded != reply.wanted]
    assert wrong == []


@pytest.mark.shared
def test_real_chatter_gets_no_answer() -> None:
    assert [reply.key for reply in replies() if not reply.wanted and not reply.is_silent] == []


@pytest.mark.shared
def test_real_replies_that_name_their_measure_are_recorded_or_asked_about() -> None:
    """A step named instead of its measure ("ข้อ 2.2" of a plan with measure 2 only) is asked about."""
    named = [reply for reply in replies() if reply.is_named]
    assert [reply.key for reply in named if reply.is_silent] == []
    assert sum(reply.recorded != reply.wanted for reply in named) <= 1
