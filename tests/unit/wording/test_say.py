"""Every sentence is used, every key used exists, and facts are put in as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.domain.entry import EntryField
from bot.domain.evidence import EvidenceKind
from bot.domain.notice import Cause, Purpose
from bot.service import visiting
from bot.wording.pages import Language, page_words
from bot.wording.say import say, sentences
from handlers.routing import discover

ROOT = Path(__file__).parents[3]
KEY = re.compile(r"[\"']([a-z_]+\.[a-z_.]+)[\"']")
STAGES = ("opening", "promise", "before", "today", "late")
BUILT = {
    *(f"report.fields.{field}" for field in EntryField),
    *(f"evidence.kinds.{kind}" for kind in EvidenceKind),
    *(f"held.{cause}" for cause in Cause),
    *(f"reminder.{stage}_{part}" for stage in STAGES for part in ("heading", "summary")),
    *(f"digest.{when}" for when in ("before", "today", "late")),
    *(f"calendar.{name}_deadline" for name in ("reply", "report")),
    *(f"sign.why_{purpose}" for purpose in (Purpose.SIGN, Purpose.SIGN_REMINDER)),
    *(f"sign.why_{purpose}" for purpose in (Purpose.RETURNED, Purpose.APPROVED)),
    *(f"link_broken.{fault}" for fault in visiting.FAULTS),
}
TOPICS = {
    f"help.topics.topic{command.help_order // 10}" for command in discover() if command.words[0] != "วิธีใช้"
}


def keys_in_code() -> set[str]:
    rooms = ("bot/service", "handlers", "scheduler")
    files = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    return {key for path in files for key in KEY.findall(path.read_text(encoding="utf-8"))}


def test_every_sentence_is_used() -> None:
    assert set(sentences()) - keys_in_code() - BUILT - TOPICS == set()


def test_every_topic_of_the_help_has_its_heading() -> None:
    assert TOPICS - set(sentences()) == set()


def test_every_key_used_has_its_sentence() -> None:
    sections = {key.split(".")[0] for key in sentences()}
    used = {
        key
        for key in keys_in_code()
        if key.split(".")[0] in sections and not key.endswith((".toml", ".json"))
    }
    pages = {key for key in used if key in page_words(Language.THAI) or key.endswith(".html")}
    code_only = {key for key in used if key not in sentences()}
    assert code_only - pages == set()


def test_what_people_typed_is_no_pattern() -> None:
    assert say("problems.unknown_measure", said="{near} {0}", near="") == 'ไม่พบมาตรการ "{near} {0}" ในแผนค่ะ'


def test_a_missing_fact_fails_loudly() -> None:
    with pytest.raises(KeyError):
        say("withdraw.done", number=1)


def test_an_unknown_key_fails_loudly() -> None:
    with pytest.raises(KeyError):
        say("no.such.key")
