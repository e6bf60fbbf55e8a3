"""Which addresses of the network may be reached: those of the public internet, however they are written."""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address


@dataclass(frozen=True)
class Block:
    """Addresses that are not of the public internet.

    Attributes:
        network: the addresses.
        what: what they are.
        example: one of them.
    """

    network: str
    what: str
    example: str


NEVER = (
    Block("169.254.169.254/32", "the metadata of a cloud machine", "169.254.169.254"),
    Block("169.254.170.2/32", "the metadata of a container", "169.254.170.2"),
    Block("168.63.129.16/32", "the metadata of a cloud machine", "168.63.129.16"),
    Block("100.100.100.200/32", "the metadata of a cloud machine", "100.100.100.200"),
    Block("192.0.0.192/32", "the metadata of a cloud machine", "192.0.0.192"),
    Block("fd00:ec2::/32", "the metadata of a cloud machine", "fd00:ec2::254"),
    Block("fd20:ce::/32", "the metadata of a cloud machine", "fd20:ce::254"),
    Block("2002::/16", "an IPv4 address in a tunnel (6to4)", "2002:7f00:1::"),
    Block("2001::/32", "an IPv4 address in a tunnel (Teredo)", "2001:0:4136:e378:8000:63bf:3fff:fdd2"),
    Block("224.0.0.0/4", "a group of machines", "224.0.0.251"),
    Block("ff00::/8", "a group of machines", "ff02::fb"),
    Block("255.255.255.255/32", "every machine here", "255.255.255.255"),
)
"""Never reached, not even where private addresses are allowed: what is there gives the keys to a
whole machine, or is no machine at all, or hides where it leads."""

PRIVATE = (
    Block("0.0.0.0/8", "this machine", "0.0.0.0"),  # noqa: S104 - one that is refused
    Block("10.0.0.0/8", "a private network", "10.1.2.3"),
    Block("100.64.0.0/10", "a network behind a provider's own translation", "100.64.0.1"),
    Block("127.0.0.0/8", "this machine", "127.0.0.53"),
    Block("169.254.0.0/16", "a single link", "169.254.10.10"),
    Block("172.16.0.0/12", "a private network", "172.31.255.1"),
    Block("192.0.0.0/24", "reserved for protocols", "192.0.0.8"),
    Block("192.0.2.0/24", "for documentation", "192.0.2.1"),
    Block("192.88.99.0/24", "relays of 6to4", "192.88.99.1"),
    Block("192.168.0.0/16", "a private network", "192.168.1.1"),
    Block("198.18.0.0/15", "for tests of networks", "198.19.0.1"),
    Block("198.51.100.0/24", "for documentation", "198.51.100.7"),
    Block("203.0.113.0/24", "for documentation", "203.0.113.9"),
    Block("240.0.0.0/4", "reserved", "240.0.0.1"),
    Block("::/96", "an IPv4 address written as an IPv6 one, or this machine", "::1"),
    Block("::ffff:0:0:0/96", "an IPv4 address behind a translator (SIIT)", "::ffff:0:127.0.0.1"),
    Block("64:ff9b:1::/48", "a translator of a private network", "64:ff9b:1::7f00:1"),
    Block("100::/64", "nowhere", "100::1"),
    Block("2001::/23", "reserved for protocols", "2001:2::1"),
    Block("2001:db8::/32", "for documentation", "2001:db8::1"),
    Block("3fff::/20", "for documentation", "3fff::1"),
    Block("5f00::/16", "segments of a route", "5f00::1"),
    Block("fc00::/7", "a private network", "fd12:3456::1"),
    Block("fe80::/10", "a single link", "fe80::1"),
    Block("fec0::/10", "a private network of old", "fec0::1"),
)
"""Reached only where somebody allowed it (https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-)."""

_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_WRITTEN_WITHIN = (IPv6Network("::/96"), IPv6Network("::ffff:0:0:0/96"), IPv6Network("64:ff9b:1::/48"))
_GLOBAL = IPv6Network("2000::/3")
_ISATAP = {0x00005EFE, 0x02005EFE}
_LAST_32 = 0xFFFFFFFF
_NEVER_REACHED = tuple((ip_network(block.network), block.what) for block in NEVER)
_REACHED_IF_ALLOWED = tuple((ip_network(block.network), block.what) for block in PRIVATE)


def refusal(address: str, *, allow_private: bool = False) -> str:
    """Why an address is not reached; empty where it may be.

    Args:
        address: as the resolver gives it.
        allow_private: also addresses of this machine and of private networks.

    >>> refusal("93.184.215.14")
    ''
    >>> refusal("::ffff:10.0.0.1")
    'a private network'
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    if isinstance(found, IPv6Address):
        inner = IPv4Address(int(found) & _LAST_32)
        if found in _MAPPED or found in _NAT64:
            # What stands behind a translator of the public internet is what is reached.
            return refusal(str(inner), allow_private=allow_private)
        if any(found in network for network in _WRITTEN_WITHIN) and (why := _in(inner, _NEVER_REACHED)):
            return why
        if (int(found) >> 32) & _LAST_32 in _ISATAP:
            return "an IPv4 address in a tunnel (ISATAP)"
    why = _in(found, _NEVER_REACHED)
    if why or allow_private:
        return why
    if why := _in(found, _REACHED_IF_ALLOWED):
        return why
    return "not given to anybody" if isinstance(found, IPv6Address) and found not in _GLOBAL else ""


def _in(address: Address, networks: tuple[tuple[IPv4Network | IPv6Network, str], ...]) -> str:
    return next((what for network, what in networks if address.version == network.version and address in network), "")
