"""The doorkeeper: the console command `tamngan`. It starts things and shows their outcome; no more."""

from bot.cli.main import main

__all__ = ["main"]
