"""The terminal: commands and their options, help, completion, and what a terminal is told."""
