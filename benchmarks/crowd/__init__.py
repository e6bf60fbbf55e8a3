"""A crowd that asks the bot on a loopback Discord, and what it asks about."""
