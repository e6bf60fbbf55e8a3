"""Words of one language as the words of the other that texts and dictionaries set beside them."""
