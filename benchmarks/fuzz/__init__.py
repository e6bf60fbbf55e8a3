"""What any bytes do to readers and questions; see ``__main__``."""
