"""The record of truth: items, passages, vectors and changes in one SQLite file."""
