"""The bot's account as LINE knows it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.line.simulator.quota import FREE_THAI_PLAN


@dataclass
class Channel:
    """One Messaging API channel and its console switches.

    `monthly_limit` is the quota in recipients a month, None for a plan without one.
    `names_in_messages_only` follows the strict reading of R#source-group: a group's userId comes with
    message events alone. LINE's examples show it with unsend, messageEdited and postback too, which is
    the default here. `verified` opens the member list (R#get-group-member-user-ids). `standby` events
    carry no reply token (R#common-properties).
    """

    id: str = "1650000000"
    secret: str = "simulated-channel-secret"
    access_token: str = "simulated-access-token"
    bot_user_id: str = "U" + "b07" * 10 + "00"
    basic_id: str = "@tamngan"
    name: str = "ตามงาน"
    webhook_url: str | None = None
    webhook_active: bool = True
    monthly_limit: int | None = FREE_THAI_PLAN
    verified: bool = False
    standby: bool = False
    names_in_messages_only: bool = False
