"""Use cases: one file for each thing TamNgan does with what it knows."""
