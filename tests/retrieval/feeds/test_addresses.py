"""Which addresses are of the public internet."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.feeds.addresses import NEVER, PRIVATE, Block, refusal


@pytest.mark.parametrize("block", [*NEVER, *PRIVATE], ids=lambda block: str(block.network))
def test_each_block_refuses_its_example(block: Block) -> None:
    assert ip_address(block.example) in ip_network(block.network)
    assert refusal(block.example)


@pytest.mark.parametrize("block", NEVER, ids=lambda block: str(block.network))
def test_some_are_refused_whatever_is_allowed(block: Block) -> None:
    assert refusal(block.example, allow_private=True) == block.what


@pytest.mark.parametrize("block", PRIVATE, ids=lambda block: str(block.network))
def test_others_may_be_allowed(block: Block) -> None:
    assert not refusal(block.example, allow_private=True)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1", "64:ff9b::5db8:d70e", "::ffff:93.184.215.14"])
def test_public_addresses_may_be_reached(address: str) -> None:
    assert not refusal(address)


@given(st.integers(0, 2**32 - 1))
def test_an_address_is_refused_however_it_is_written_as_another(number: int) -> None:
    inner = IPv4Address(number)
    high, low = f"{number >> 16:x}", f"{number & 0xFFFF:x}"
    for outer in (f"::ffff:{inner}", f"64:ff9b::{inner}"):
        assert refusal(outer) == refusal(str(inner))
    for outer in (
        f"::{inner}",
        f"::ffff:0:{inner}",
        f"64:ff9b:1::{inner}",
        f"2002:{high}:{low}::1",
        f"2606:2800:21f::5efe:{inner}",
        f"2606:2800:21f::200:5efe:{inner}",
        f"fe80::5efe:{inner}%eth0",
    ):
        assert refusal(outer)
        if refusal(str(inner), allow_private=True):
            assert refusal(outer, allow_private=True)


@given(st.integers(0, 2**128 - 1))
def test_any_ipv6_address_is_judged(number: int) -> None:
    address = str(IPv6Address(number))
    if number >> 125 != 0b001 and not address.startswith(("64:ff9b::", "::ffff:")):
        assert refusal(address)


@pytest.mark.parametrize("text", ["", "harbor", "1.2.3", "1.2.3.4.5", ":::"])
def test_what_is_no_address_is_refused(text: str) -> None:
    assert refusal(text) == "no address"
