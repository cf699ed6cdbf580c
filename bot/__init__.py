"""The room both doors open into: what TamNgan knows, reads, remembers, says and writes down."""
