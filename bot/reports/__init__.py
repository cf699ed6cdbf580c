"""Reports: one typed table compiled from plan and entries, laid out by data, written by exporters."""
