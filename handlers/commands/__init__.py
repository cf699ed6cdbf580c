"""One file a command; each declares COMMAND and is found at start."""
