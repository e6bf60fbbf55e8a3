"""The sample feed that ships with the project."""
