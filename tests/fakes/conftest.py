"""A Discord for the tests of the loopback itself, which is held to Discord's description in what it answers too."""

from collections.abc import Iterator

import pytest

from tests.bot.conftest import server as plain
from tests.fakes.discord_server import FakeDiscord

__all__ = ["plain", "server"]


@pytest.fixture
def server(plain: FakeDiscord) -> Iterator[FakeDiscord]:
    """A Discord on this machine."""
    plain.rest.checks_answers = True
    yield plain
    assert not plain.rest.wrong_answers, "\n".join(map(str, plain.rest.wrong_answers))
