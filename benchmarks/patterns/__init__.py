"""Regular expressions whose time grows faster than their text; see ``__main__``."""
