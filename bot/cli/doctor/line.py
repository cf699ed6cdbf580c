"""Whether LINE knows our token, how much of the month is left, and whether LINE reaches our webhook."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cli.doctor.finding import Check, Finding, bad, doubtful, good
from bot.config import Settings
from bot.line.connection import Connection
from bot.line.inspecting import Inspecting, Told

LITTLE_LEFT = 0.1


def check_line(settings: Settings) -> Iterator[Finding]:
    """What LINE says; every question has a time-out."""
    connection = Connection(
        settings.channel_access_token, settings.line_api_base, settings.line_data_api_base
    )
    line = Inspecting(connection)
    try:
        account = line.account()
        yield _token(account)
        if account.is_good:
            yield _quota(line.quota(), line.consumption())
            yield _webhook(settings, line)
    finally:
        line.close()


def _token(account: Told) -> Finding:
    if account.status is None:
        return bad(Check.TOKEN, "LINE does not answer; is this machine allowed to reach it?")
    if account.status in {401, 403}:
        return bad(Check.TOKEN, "LINE does not accept LINE_CHANNEL_ACCESS_TOKEN.")
    if not account.is_good:
        return doubtful(Check.TOKEN, f"LINE answered with status {account.status}; try again later.")
    return good(Check.TOKEN, "LINE accepts the token.")


def _quota(quota: Told, consumption: Told) -> Finding:
    used, limit = consumption.count("totalUsage"), quota.count("value")
    if quota.words("type") == "none":
        return good(Check.QUOTA, "The plan has no limit of messages.")
    if used is None or limit is None:
        return doubtful(Check.QUOTA, "LINE does not say how much of the month's quota is used.")
    told = f"{used} of {limit} messages of this month are used"
    if limit - used <= 0:
        return bad(Check.QUOTA, f"{told}; nothing can be pushed until next month.")
    return (
        doubtful(Check.QUOTA, f"{told}.")
        if limit - used < limit * LITTLE_LEFT
        else good(Check.QUOTA, f"{told}.")
    )


def _webhook(settings: Settings, line: Inspecting) -> Finding:
    endpoint = line.webhook()
    address = endpoint.words("endpoint")
    if not address:
        return bad(Check.WEBHOOK, "LINE has no webhook address; enter PUBLIC_URL/callback in its console.")
    if endpoint.answer.get("active") is not True:
        return bad(Check.WEBHOOK, "The webhook is switched off in LINE's console; switch on: Use webhook.")
    expected = f"{settings.public_url}/callback"
    if settings.public_url and address != expected:
        return doubtful(Check.WEBHOOK, f"LINE sends to {address}, but PUBLIC_URL says {expected}.")
    tried = line.try_webhook()
    if tried.answer.get("success") is True:
        return good(Check.WEBHOOK, "LINE reaches the webhook.")
    why = tried.words("reason") or (f"status {tried.status}" if tried.status else "no answer")
    return bad(Check.WEBHOOK, f"LINE called {address} and got no good answer: {why}.")
