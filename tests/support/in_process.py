"""The console command within the process of the test: many calls cost less than starting one process.

What a process closes by ending, this closes by collecting what is left over.
"""

from __future__ import annotations

import gc
import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from click.testing import CliRunner

from bot.cli.main import cli
from bot.errors import OperatorError


@dataclass(frozen=True)
class Invoked:
    """What a call came to: `problem` is the operator's sentence, or whatever else ended it."""

    exit_code: int
    output: str
    problem: str
    is_refused: bool


def invoke(words: Sequence[str]) -> Invoked:
    """Call `tamngan` with these words in the present folder and environment."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        done = CliRunner().invoke(cli, words)
        problem = done.exception
        ended = Invoked(
            done.exit_code,
            done.output,
            "" if problem is None else str(problem),
            isinstance(problem, OperatorError),
        )
        del done, problem
        gc.collect()
    return ended


def said(*words: str) -> str:
    """The output of a call that must succeed."""
    done = invoke(words)
    assert done.exit_code == 0, f"tamngan {' '.join(words[:3])}: {done.problem or done.output}"
    return done.output


def told(*words: str) -> Any:
    """The parsed answer of a call with --json that must succeed."""
    return json.loads(said(*words, "--json"))
