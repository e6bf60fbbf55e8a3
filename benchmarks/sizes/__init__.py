"""One record at two sizes, the larger made of the smaller: see ``benchmarks.sizes.__main__``."""
