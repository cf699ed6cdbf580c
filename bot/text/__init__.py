"""Thai in: the matching copy, the lexicon, and what a message says about measures."""
