"""Answers for people: text for the terminal, embeds for Discord."""
