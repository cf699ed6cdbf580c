"""The LINE platform for the demo and the tests: the other side of the wire, over HTTP.

It is written from LINE's documentation and shares no code with the bot, so that a misunderstanding
cannot hide on both sides at once. `Platform` is the state, `create_simulator` its HTTP face.
"""
