"""A Discord for the tests of the loopback itself, and a tiny bot on it."""

from tests.bot.conftest import server

__all__ = ["server"]
