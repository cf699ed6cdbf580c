"""What follows a command word: nothing, a measure, or talk."""

from __future__ import annotations

import pytest

from bot.text.following import names_measure, says_nothing


@pytest.mark.parametrize("words", ["", "  ", " ค่ะ", " นะคะ", " หน่อยค่ะ", " ด้วยครับ", " 🙏", "!!"])
def test_politeness_says_nothing(words: str) -> None:
    assert says_nothing(words)


@pytest.mark.parametrize("words", [" บ่ายโมงนะคะ", " 3", " กองคลัง", " คือใครไปคะ"])
def test_words_say_something(words: str) -> None:
    assert not says_nothing(words)


@pytest.mark.parametrize(
    "words", [" 3", "3", " ข้อ 3 ค่ะ", " ๒.๑ และ 3", " #12", " ＃๑๒", " มาตรการที่ 4", " ม.3", ": 3"]
)
def test_a_measure_or_entry_comes_first(words: str) -> None:
    assert names_measure(words)


@pytest.mark.parametrize(
    "words", ["", " เอกสารด้วยนะ", " 10 นาที", " 20 เม.ย. 69", " ประชุมข้อ 3", " การแข่งขัน 2 ทีม"]
)
def test_no_measure_comes_first(words: str) -> None:
    assert not names_measure(words)
