"""The door people come through: what was said to us, in chat or on the web."""
