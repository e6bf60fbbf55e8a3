"""What survives when a process is killed at any moment."""
