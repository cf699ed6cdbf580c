"""Only LINE and we know the channel secret; what it did not sign is not from LINE."""

from __future__ import annotations

import pytest

from bot.line.signature import is_genuine, sign

SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"
BODY = '{"destination":"U0","events":[{"text":"รายงาน ๓ เสร็จแล้วค่ะ 🎉"}]}'.encode()


def test_the_known_answer_of_the_algorithm() -> None:
    """HMAC-SHA256 of a published example, in base64."""
    body = b"The quick brown fox jumps over the lazy dog"
    assert sign("key", body) == "97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNg="


def test_what_was_signed_is_genuine() -> None:
    assert is_genuine(SECRET, BODY, sign(SECRET, BODY))


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "x",
        "ลายเซ็น",
        "\udcff\udcfe",
        "=" * 44,
        sign("another secret", BODY),
        sign(SECRET, BODY + b" "),
    ],
)
def test_anything_else_is_not(header: str | None) -> None:
    assert not is_genuine(SECRET, BODY, header)


def test_the_same_json_written_differently_is_not_what_was_signed() -> None:
    rewritten = BODY.replace(b'":"', b'": "', 1)
    assert not is_genuine(SECRET, rewritten, sign(SECRET, BODY))


def test_bytes_that_are_no_text_can_be_judged() -> None:
    assert is_genuine(SECRET, b"\xff\x00\xfe", sign(SECRET, b"\xff\x00\xfe"))


def test_an_empty_secret_makes_nothing_genuine() -> None:
    assert not is_genuine("", BODY, sign("", BODY))
