"""Adding and asking at size, one checkout against another: ``python -m benchmarks.speed --help``."""
