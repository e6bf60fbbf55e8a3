"""A query plan to ranked passages."""
