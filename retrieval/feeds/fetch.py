"""Fetch a feed over HTTP from an address that a person gave.

The host is resolved once, every address it has must be public, and the connection goes to the checked
address, so that no second look-up can lead elsewhere (DNS rebinding). Redirects are checked alike.
"""

import ipaddress
import socket
from urllib.parse import urljoin, urlsplit

import httpx

from retrieval.errors import FetchError

MAX_BYTES = 20_000_000
MAX_REDIRECTS = 5
TIMEOUT_S = 20.0


def fetch(url: str, *, allow_private: bool = False) -> bytes:
    """Fetch a page.

    Args:
        url: an ``http`` or ``https`` address.
        allow_private: reach addresses of this machine and of private networks too.

    Raises:
        FetchError: the address is not allowed, or the page cannot be had.
    """
    target = url
    with httpx.Client(timeout=TIMEOUT_S, follow_redirects=False, trust_env=False) as client:
        for _ in range(MAX_REDIRECTS + 1):
            request = _checked_request(client, target, url, allow_private=allow_private)
            try:
                response = client.send(request, stream=True)
                try:
                    if not response.is_redirect:
                        return _body(response, url)
                    target = urljoin(target, response.headers["location"])
                finally:
                    response.close()
            except httpx.HTTPError as error:
                raise FetchError(f"{url} could not be fetched: {error or type(error).__name__}.", url=url) from error
    raise FetchError(f"{url} redirects more than {MAX_REDIRECTS} times.", url=url)


def _checked_request(client: httpx.Client, target: str, url: str, *, allow_private: bool) -> httpx.Request:
    """A request that goes to a checked address and names the host it was made for."""
    try:
        parts = urlsplit(target)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"{url} is not a valid address: {error}.", url=url) from error
    if parts.scheme not in {"http", "https"} or not host:
        raise FetchError(f"{target} is not an http or https address.", url=url)
    if parts.username or parts.password:
        raise FetchError(f"{url} holds a user name or password; addresses with one are not fetched.", url=url)
    address = _public_address(host, port or (443 if parts.scheme == "https" else 80), url, allow_private=allow_private)
    pinned = httpx.URL(target).copy_with(host=address)
    headers = {"Host": parts.netloc, "User-Agent": "onrecord", "Accept": "text/html, text/plain, */*;q=0.1"}
    return client.build_request("GET", pinned, headers=headers, extensions={"sni_hostname": host})


def _public_address(host: str, port: int, url: str, *, allow_private: bool) -> str:
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise FetchError(f"The host of {url} was not found. Check the address and the connection.", url=url) from error
    for address in found:
        ip = ipaddress.ip_address(address.split("%")[0])
        mapped = getattr(ip, "ipv4_mapped", None) or ip
        if not allow_private and (not mapped.is_global or mapped.is_multicast):
            raise FetchError(f"{url} leads to {address}, which is not a public address; it is not fetched.", url=url)
    return sorted(found)[0]


def _body(response: httpx.Response, url: str) -> bytes:
    if response.status_code != httpx.codes.OK:
        raise FetchError(f"{url} answered {response.status_code} {response.reason_phrase}.", url=url)
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > MAX_BYTES:
            raise FetchError(f"{url} is larger than {MAX_BYTES // 1_000_000} MB; no feed is.", url=url)
    return bytes(body)
