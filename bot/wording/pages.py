"""The words of the web pages, in Thai and in English, by key."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

from bot.wording.say import flatten


class Language(StrEnum):
    """What the pages speak; Thai unless somebody asks for the other."""

    THAI = "th"
    ENGLISH = "en"


@cache
def page_words(language: Language) -> dict[str, str]:
    """Every text of the pages in that language by its dotted key."""
    text = files(__package__).joinpath(f"pages_{language.value}.toml").read_text(encoding="utf-8")
    return {key: words.strip("\n") for key, words in flatten(tomllib.loads(text), "")}


def word(language: Language, key: str, **facts: object) -> str:
    """The text behind the key with its facts filled in; KeyError for an unknown key or missing fact."""
    return page_words(language)[key].format(**facts)
