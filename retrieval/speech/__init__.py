"""Who said what: the words that mark speech, and the names in a text."""
