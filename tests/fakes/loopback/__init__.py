"""The parts of the loopback Discord; ``tests.fakes.discord_server`` is its front."""
