"""The demo's page: a chat to play in, a clock to turn, and the office's work beside them.

Only `tamngan demo` registers it: it lets anyone act for anyone on a simulated platform.
"""
