"""Characters that are written in several ways."""
