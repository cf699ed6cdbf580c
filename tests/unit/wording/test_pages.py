"""The pages say the same in both languages, and everything they say is written down."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from bot.domain.audit import AuditAction
from bot.domain.ladder import Occasion
from bot.wording.pages import Language, page_words, word

HANDLERS = Path(__file__).parents[3] / "handlers" / "web"
SERVICE = Path(__file__).parents[3] / "bot" / "service"
IN_TEMPLATE = re.compile(r"""\bt\(["']([a-z_.0-9]+)["']\s*[,)]""")
REFUSED = re.compile(r"""["']web\.([a-z_.]+)["']""")


def keys_asked_for() -> set[str]:
    """Every key a template, a page or a refusal names whole."""
    files = [path for path in HANDLERS.rglob("*") if path.suffix in (".html", ".py")]
    asked = {key for path in files for key in IN_TEMPLATE.findall(path.read_text(encoding="utf-8"))}
    code = [*HANDLERS.rglob("*.py"), *SERVICE.rglob("*.py")]
    return asked | {key for path in code for key in REFUSED.findall(path.read_text(encoding="utf-8"))}


def test_every_key_asked_for_is_written_down() -> None:
    assert keys_asked_for() - set(page_words(Language.THAI)) == set()


def test_both_languages_say_the_same_things() -> None:
    assert set(page_words(Language.THAI)) == set(page_words(Language.ENGLISH))


@pytest.mark.parametrize("key", sorted(page_words(Language.THAI)))
def test_both_languages_need_the_same_facts(key: str) -> None:
    thai, english = (
        {name for _text, name, _form, _conversion in Formatter().parse(page_words(language)[key]) if name}
        for language in Language
    )
    assert thai == english


def test_every_act_of_the_trail_has_words() -> None:
    unworded = [
        act for act in AuditAction if f"audit.action.{act.replace(' ', '_')}" not in page_words(Language.THAI)
    ]

    assert unworded == []


def test_what_people_typed_is_no_pattern() -> None:
    assert "{0}" in word(Language.THAI, "groups.unreached", divisions="{0}")


@pytest.mark.parametrize("occasion", list(Occasion))
def test_every_occasion_has_a_name(occasion: Occasion) -> None:
    key = f"occasions.{occasion.value}"

    assert all(key in page_words(language) for language in Language), f"pages_th.toml, pages_en.toml: {key}"
