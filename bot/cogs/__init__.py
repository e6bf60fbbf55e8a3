"""Slash commands: thin layers between Discord and the retriever."""
