"""Who said what in English text."""
