"""Polite particles go, words that only end like them stay."""

from __future__ import annotations

import pytest

from bot.text.lexicon import lexicon
from bot.text.matching import copy_of
from bot.text.particles import ends_with_particle, without_particles


def printed(words: str) -> str:
    copy = copy_of(words)
    return without_particles(copy, 0, len(copy.text))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("จัดอบรมแล้วค่ะ", "จัดอบรมแล้ว"),
        ("จัดอบรมแล้ว ครับ", "จัดอบรมแล้ว"),
        ("จัดอบรมแล้วครับผม", "จัดอบรมแล้ว"),
        ("จัดอบรมแล้วนะคะ", "จัดอบรมแล้ว"),
        ("จัดอบรมแล้วนะครับ!!", "จัดอบรมแล้ว!!"),
        ("จัดอบรมแล้วน้ะค้าบ", "จัดอบรมแล้ว"),
        ("จัดอบรมแล้วจ้า", "จัดอบรมแล้ว"),
        ("จัดอบรมแล้วนะ", "จัดอบรมแล้ว"),
        ("จัดอบรมแล้วค่ะะะะ", "จัดอบรมแล้ว"),
        ("จัดอบรมแล้วครับ/ค่ะ", "จัดอบรมแล้ว"),
        ("กำลังทำอยู่ค่ะ ยังไม่เสร็จ", "กำลังทำอยู่ ยังไม่เสร็จ"),
        ("แจ้งแล้วค่ะ 6/4/65", "แจ้งแล้ว 6/4/65"),
        ("แจ้งแล้วค่ะ 🙏", "แจ้งแล้ว 🙏"),
        ("ในฐานะครับ", "ในฐานะ"),
        ("ข้อเสนอแนะค่ะ", "ข้อเสนอแนะ"),
        ("ค่ะ", ""),
        ("  ๓๐ คน\u200bค่ะ  ", "๓๐ คน"),
        ("ส่งมานะคะ", "ส่งมา"),
    ],
)
def test_particles_at_the_end_of_a_phrase_go(said: str, left: str) -> None:
    assert printed(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "ให้คะแนนทุกข้อ",
        "ตั้งคณะทำงาน",
        "ผู้ชนะการประกวด",
        "แข่งขันชนะ",
        "บังคับใช้ข้อบังคับ",
        "ข้อบังคับ ตำบล",
        "ศาลเจ้า",
        "ครับผมไปแล้ว",
        "ดูแลภาชนะ",
        "สาธารณะ",
        "คะน้า",
        "ซ่อมยานพาหนะ",
    ],
)
def test_words_stay_whole(said: str) -> None:
    assert printed(said) == said


def test_the_lexicon_agrees() -> None:
    particles = lexicon().particles
    assert all(printed(sentence) != sentence for sentence in particles.yes)
    assert all(printed(sentence) == sentence for sentence in particles.no)


def test_a_phrase_may_end_with_a_particle() -> None:
    assert ends_with_particle("แล้วครับ ", 0, 9)
    assert not ends_with_particle("ข้อบังคับ ", 0, 10)
    assert not ends_with_particle("ครับ แล้ว", 0, 9)
