"""Export formats: each module here is one format and offers `EXPORTER`; none imports another."""
