"""Secrets come from the settings and go nowhere: not into help, errors, or what a failing command says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import CommandLine

SECRETS = {
    "LINE_CHANNEL_SECRET": "0123planted-channel-secret",
    "LINE_CHANNEL_ACCESS_TOKEN": "planted-access-token",
    "SECRET_KEY": "planted-signing-key-of-the-links",
}
PASSWORD = "planted-password"


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("run", "--help"),
        ("status",),
        ("doctor", "--offline"),
        ("restore", "there-is-no-such-file.zip"),
        ("remind", "--at", "not a moment"),
    ],
    ids=" ".join,
)
def test_no_command_shows_a_secret(tmp_path: Path, words: tuple[str, ...]) -> None:
    line = CommandLine(f"postgresql://tamngan:{PASSWORD}@127.0.0.1:1/none", tmp_path)
    line.environment |= SECRETS

    done = line.run(*words)

    told = done.stdout + done.stderr
    assert told
    assert [secret for secret in (*SECRETS.values(), PASSWORD) if secret in told] == []
    assert "Traceback" not in told


def test_a_database_that_is_away_is_one_sentence(tmp_path: Path) -> None:
    done = CommandLine("postgresql://tamngan@127.0.0.1:1/none", tmp_path).run("status")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "The database cannot be reached or is busy; see: tamngan doctor\n"
