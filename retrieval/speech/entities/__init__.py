"""Whom an item's mentions and phrases mean: its entities."""
