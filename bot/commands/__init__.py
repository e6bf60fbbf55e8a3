"""One module for each terminal command, imported when it runs."""
