"""An address that is asked for, taken apart: what may be in it, and what it means. Pure functions."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from unicodedata import normalize
from urllib.parse import quote, urljoin, urlsplit

from retrieval.errors import FetchError

LONGEST = 8_000
"""Characters of an address; browsers and servers stop at about that."""

_PORTS = {"http": 80, "https": 443}
_OTHER_PORTS = range(8_000, 9_000)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DOTS = str.maketrans({"。": ".", "．": ".", "｡": "."})
_LABEL = re.compile(r"[a-z0-9_][a-z0-9_-]*", re.ASCII)
_LONGEST_HOST, _LONGEST_LABEL = 253, 63
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]{0,16}|[0-9]{1,16}", re.ASCII)
_PARTS = 4
_PRIVATE_NAMES = ("localhost", "local", "internal", "localdomain", "home.arpa", "lan", "metadata", "instance-data")
"""Names of machines and networks of one's own, and those under which clouds tell a machine its keys."""

_CLOUD_NAMES = ("metadata.google.internal", "metadata.goog", "metadata", "instance-data", "instance-data.ec2.internal")
_KEPT = "%/:?#[]@!$&'()*+,;=~|^{}`\"<>\\"


@dataclass(frozen=True)
class Target:
    """Where a request goes.

    Attributes:
        url: the whole address, as it is shown and as links count from it.
        scheme: ``"http"`` or ``"https"``.
        host: in lower case, a name in ASCII or an address without brackets.
        port: named, or the scheme's own.
        path: with the query, percent-encoded; what the server is asked for.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_address(self) -> bool:
        """Whether the host is an address rather than a name."""
        return ":" in self.host or _ends_in_number(self.host)

    @property
    def authority(self) -> str:
        """Host and port as the ``Host`` header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str, *, base: str = "", allow_private: bool = False) -> Target:
    """Take an address apart.

    Args:
        url: the address, or what a redirect has.
        base: the address from which a redirect came.
        allow_private: any port, and names of private networks.

    Raises:
        FetchError: it is none that is fetched; the message tells why.

    >>> target_of("http://日本語.jp/a b").host
    'xn--wgv71a119e.jp'
    >>> target_of("http://0x7f.1/").host
    '127.0.0.1'
    """
    text = url.strip()
    shown = _shown(text)
    if len(text) > LONGEST:
        raise FetchError(f"{shown} is longer than {LONGEST} characters; no address is.", url=shown, reason="address")
    if _UNSEEN.search(text):
        raise FetchError(
            f"{shown} holds characters that no address has, such as a tab or a line's end.", url=shown, reason="address"
        )
    try:
        text = urljoin(base, text) if base else text
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"{shown} is not a valid address: {error}.", url=shown, reason="address") from error
    if parts.scheme not in _PORTS or not host:
        raise FetchError(f"{shown} is not an http or https address.", url=shown, reason="address")
    if "@" in parts.netloc:
        raise FetchError(
            f"{shown} holds a user name or password; addresses with one are not fetched.", url=shown, reason="address"
        )
    if "\\" in text:
        raise FetchError(f"{shown} holds a backslash, which no address has.", url=shown, reason="address")
    number = _PORTS[parts.scheme] if port is None else port
    if not allow_private and number not in _PORTS.values() and number not in _OTHER_PORTS:
        raise FetchError(
            f"{shown} names port {number}; only 80, 443 and 8000 to 8999 are fetched from.", url=shown, reason="address"
        )
    if parts.netloc.startswith("[") and ":" not in host:
        raise FetchError(f"{shown} names no address that can be reached.", url=shown, reason="address")
    name = _checked_host(host, shown, allow_private=allow_private)
    path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return Target(url=text.partition("#")[0], scheme=parts.scheme, host=name, port=number, path=path)


def _checked_host(host: str, shown: str, *, allow_private: bool) -> str:
    if ":" in host:
        try:
            if "%" not in host:
                return str(IPv6Address(host))
        except ValueError:
            pass
        raise FetchError(f"{shown} names no address that can be reached.", url=shown, reason="address")
    if len(host) > _LONGEST_HOST:
        raise FetchError(f"{shown} names no host.", url=shown, reason="address")
    name = _ascii(host, shown).removesuffix(".")
    if not name or len(name) > _LONGEST_HOST or any(len(label) > _LONGEST_LABEL for label in name.split(".")):
        raise FetchError(f"{shown} names no host.", url=shown, reason="address")
    if _ends_in_number(name):
        address = _ipv4(name)
        if address is None:
            raise FetchError(f"{shown} names no address that can be reached.", url=shown, reason="address")
        return address
    if not all(_LABEL.fullmatch(label) for label in name.split(".")):
        raise FetchError(
            f"{shown} names no host: {name!r} has characters that no name has.", url=shown, reason="address"
        )
    is_cloud = name in _CLOUD_NAMES
    is_private = any(name == one or name.endswith(f".{one}") for one in _PRIVATE_NAMES)
    if is_cloud or (is_private and not allow_private):
        raise FetchError(
            f"{shown} leads to a machine that is not a public address; it is not fetched.", url=shown, reason="private"
        )
    return name


def _ascii(host: str, shown: str) -> str:
    """A host's name as the resolver takes it; full-width digits and dots are digits and dots."""
    name = normalize("NFKC", host).translate(_DOTS).casefold()
    if name.isascii():
        return name
    import idna

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise FetchError(f"{shown} names no host: {error}.", url=shown, reason="address") from error


def _ends_in_number(host: str) -> bool:
    """Whether a host must be read as an IPv4 address (https://url.spec.whatwg.org/#ends-in-a-number-checker)."""
    return _NUMBER.fullmatch(host.rpartition(".")[2]) is not None


def _ipv4(host: str) -> str | None:
    """An IPv4 address however it is written: decimal, octal, hexadecimal, with fewer than four parts."""
    parts = host.split(".")
    if len(parts) > _PARTS or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    try:
        numbers = [_number(part) for part in parts]
    except ValueError:
        return None
    last = 256 ** (_PARTS + 1 - len(numbers))
    if any(number >= 256 for number in numbers[:-1]) or numbers[-1] >= last:
        return None
    value = numbers[-1] + sum(number * 256 ** (_PARTS - 1 - place) for place, number in enumerate(numbers[:-1]))
    return str(IPv4Address(value))


def _number(part: str) -> int:
    if part[:2].casefold() == "0x":
        return int(part[2:] or "0", 16)
    return int(part, 8) if part.startswith("0") and len(part) > 1 else int(part)


def _shown(url: str) -> str:
    """An address for a message: its beginning, its unseen characters escaped, and no password."""
    text = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in url[:200])
    scheme, mark, rest = text.partition("://")
    authority, slash, path = rest.partition("/")
    _, at, host = authority.rpartition("@")
    return f"{scheme}{mark}…@{host}{slash}{path}" if mark and at else text
