"""Revisions of the schema, run by `bot.store.migrating`."""
