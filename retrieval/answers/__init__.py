"""Ranked passages to an answer, with its messages in both languages."""
