"""A question to a query plan: patterns, dates, sources, terms."""
