"""The LINE platform as one object: people on one side, the bot on the other."""

from __future__ import annotations

from bot.line.simulator.managing import Managing
from bot.line.simulator.people import Place
from bot.line.simulator.pressing import Pressing
from bot.line.simulator.sending import Sending
from bot.line.simulator.showing import Showing
from bot.line.simulator.transcript import transcript_lines


class Platform(Showing, Pressing, Managing, Sending):
    """One state machine in chapters.

    People: `Membership` (add_user, add_group, invite_bot, …), `Speaking` (say, edit, unsend, …),
    `Showing` (send_photo, send_file, …), `Pressing` (press, tap, …). Webhooks: `Delivering` (deliver,
    redeliver, …). The bot's API: `Sending`, `Asking`, `Managing`, reached over HTTP by `create_simulator`.
    """

    def transcript(self, place: Place) -> list[str]:
        """What a chat shows, a line or more a message, for tests and the demo to read."""
        with self.lock:
            return transcript_lines(self.log.in_place(place), self.channel.name)
