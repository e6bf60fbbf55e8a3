"""Messages of the bot as Discord's dark theme shows them, photographed: ``python -m tests.pictures OUT``."""
