"""Patterns that are compiled when first used, and those that are not run where they cannot match."""

from __future__ import annotations

import re
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from bot.text.intents import intent_rows
from bot.text.lexicon import lexicon
from bot.text.patterns import lazily, rarely
from bot.text.period_words import period_patterns

SENTENCES = [
    *(sentence for row in intent_rows() for sentence in (*row.yes, *row.no)),
    *(sentence for term in lexicon().status for sentence in (*term.yes, *term.no)),
    "กองคลัง ข้อ 3 เสร็จ 10 ม.ค. 65", "ไตรมาส 2/2568 สัปดาห์หน้า", "เมื่อเช้าลงข่าวแล้ว", "วันศุกร์ที่แล้ว 3 วันก่อน",
]  # fmt: skip
texts = st.lists(st.sampled_from(SENTENCES) | st.text("ก ข้อ1.วันเดือนนี้แล้ว", max_size=8), max_size=4).map(
    " ".join
)


@given(texts)
def test_what_is_looked_for_first_hides_no_match(text: str) -> None:
    periods = [pattern for _, pattern in period_patterns()]
    for rare in (*periods, rarely(r"(?<= )(?:ส่วน|แต่(?!ละ))|[?!]+")):
        plain = re.compile(rare.pattern, rare.flags)
        assert [found.span() for found in rare.finditer(text)] == [
            found.span() for found in plain.finditer(text)
        ]
        found, wanted = rare.search(text, 3), plain.search(text, 3)
        assert (found and found.span()) == (wanted and wanted.span())
        assert rare.sub("-", text) == plain.sub("-", text)


def test_a_stretch_of_a_text_is_searched_as_re_does() -> None:
    rare = rarely("(?<=ก)ขค")
    assert rare.search("กขค", 1)
    assert not rare.search("กขค", 0, 2)
    assert [found.span() for found in rare.finditer("กขคกขค", 2)] == [(4, 6)]
    assert rare.match("กขค", 1)


def test_importing_compiles_nothing() -> None:
    program = """
import re, sys, bot.domain.naming, bot.domain.plan
compiled = []
compile_, re.compile = re.compile, lambda *words: compiled.append(words) or compile_(*words)
import bot.text.listening, bot.text.reading
sys.exit(len(compiled))
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_flags_hold() -> None:
    for make in (lazily, rarely):
        assert make("ita|ที่", re.IGNORECASE).search("ITA")
