"""Names to addresses."""

import asyncio

import pytest

from retrieval.feeds.resolving import resolve


async def test_this_machine_has_addresses() -> None:
    assert "127.0.0.1" in await resolve("localhost", 80)


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 300, "\ud800"])
async def test_a_host_that_is_none_is_an_error_of_the_system(host: str) -> None:
    with pytest.raises(OSError):
        await asyncio.wait_for(resolve(host, 80), timeout=60)


def test_who_waits_no_longer_is_not_held() -> None:
    async def give_up() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(resolve("localhost", 80), timeout=0)

    asyncio.run(give_up())
