"""How the bundled model is made: ``python -m embeddings.training --corpora FOLDER --out FOLDER``."""
