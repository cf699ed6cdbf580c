"""Thai out: every sentence the bot says, in one reviewed file."""
