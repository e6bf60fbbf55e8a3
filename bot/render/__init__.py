"""Answers for people: text for the terminal, cards for Discord."""
