"""onrecord beside other libraries that answer questions about texts: ``python -m benchmarks.peers --help``."""
