"""tamngan doctor: every check an operator can make, each with what it found and the page that helps."""

from bot.cli.doctor.command import doctor

__all__ = ["doctor"]
