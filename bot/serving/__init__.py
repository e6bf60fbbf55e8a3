"""What the servers over HTTP share: where they listen, and how they run and stop."""
