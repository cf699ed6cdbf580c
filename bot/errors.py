"""The two ways of saying no: to a person in chat (a wording key), to an operator (one sentence)."""

from __future__ import annotations


class TamNganError(Exception):
    """The family of everything TamNgan raises on purpose."""


class Refusal(TamNganError):
    """We will not do what a person in chat asked for; `key` names the Thai sentence in th.toml."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class OperatorError(TamNganError):
    """A command line call that cannot be carried out; the message is the sentence shown, in English."""


def place_of(error: BaseException) -> str:
    """Where an error arose ("ValueError at progress.py:43"), for logs.

    The error's own message is left out: it may quote what somebody wrote.
    """
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    file_name = trace.tb_frame.f_code.co_filename.replace("\\", "/").rsplit("/", 1)[-1]
    return f"{type(error).__name__} at {file_name}:{trace.tb_lineno}"
