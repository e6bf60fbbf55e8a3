"""What lies in deploy/ fits the tools that read it."""
