"""An item's text analysed once: sentences, tokens, quotations, and words of the other language."""
