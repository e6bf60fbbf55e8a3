"""An item to everything that is stored of it."""
