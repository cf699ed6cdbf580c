"""The LINE edge: what LINE says becomes our vocabulary (bot.chat), what we say becomes LINE's."""
