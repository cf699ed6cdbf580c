"""After warming up the first message is read like any other."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
import re, sys
from bot.text.warming import warm_up
from tests.unit.text.listeners import hear
from tests.unit.text.plans import read
warm_up()
compiled = []
compile_, re.compile = re.compile, lambda *words: compiled.append(words) or compile_(*words)
hear("ข้อ 3 เสร็จแล้วค่ะ"), hear("ข้อ 5 ส่งพรุ่งนี้ค่ะ"), hear("แผ่นพับสิทธิผู้สูงอายุ แจกแล้ว"), read("3 จัดอบรม 30 คน แล้วค่ะ")
sys.exit(len(compiled))
"""


def test_warming_up_leaves_next_to_nothing_to_compile() -> None:
    """The divisions of the office are its own; what else is left would show here."""
    left = subprocess.run([sys.executable, "-c", _PROGRAM], check=False).returncode
    assert left <= 3


def test_warming_up_loads_no_dictionary() -> None:
    program = (
        "import sys; from bot.text.warming import warm_up; warm_up(); sys.exit('pythainlp' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
