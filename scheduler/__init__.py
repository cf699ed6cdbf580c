"""The door time comes through: what is now due."""
