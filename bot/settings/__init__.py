"""What is set: every setting, where it stands, and what it means."""
