"""Buttons and menus under answers. They outlive a restart: what they need is in the custom id and the database."""
