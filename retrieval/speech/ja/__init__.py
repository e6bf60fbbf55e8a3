"""Who said what in Japanese text."""
