"""tamngan demo: an invented office, the simulated LINE platform, and a story already told."""

from bot.cli.demo.command import demo

__all__ = ["demo"]
