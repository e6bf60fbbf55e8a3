"""Where a Milvus index is: a server's address or a file, read from what a person wrote."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import regex

from retrieval.errors import ArgumentError

_SCHEMES = {"milvus": "http", "milvus+tls": "https"}
_ENDING = ".milvus.db"
_PORT = 19_530
_NAME = regex.compile(r"[A-Za-z_][A-Za-z0-9_]{0,199}")
_FILE_COLLECTION = "onrecord"


@dataclass(frozen=True)
class MilvusPlace:
    """An address, with what opens it kept out of what is shown.

    Attributes:
        uri: as the client takes it.
        collection: with what the names of its collections begin.
        shown: what messages and logs call it.
        token: a token, or ``user:password``; empty for none.
        is_file: whether Milvus Lite keeps it in a file, which one process at a time may open.
    """

    uri: str
    collection: str
    shown: str
    token: str = field(default="", repr=False)
    is_file: bool = False

    @classmethod
    def parse(cls, given: str) -> "MilvusPlace":
        """Read what was given as the place of an index.

        Args:
            given: ``milvus://host:port/collection`` (``milvus+tls://`` where the server wants TLS), with
                ``user:password@`` or ``TOKEN@`` before the host where it wants one; for Milvus Lite a path that ends
                in ``.milvus.db``, or ``milvus:FILE`` with a file that ends in ``.db``.

        Raises:
            ArgumentError: it is neither; the message does not repeat what was given, which may hold a password.
        """
        text = given.strip()
        scheme, colon, rest = text.partition(":")
        if colon and rest.startswith("//") and scheme.lower() in _SCHEMES:
            return _server(text, _SCHEMES[scheme.lower()])
        if colon and scheme.lower() == "milvus":
            text = rest
        elif not text.endswith(_ENDING) or "://" in text:
            raise _unread("it is neither such an address nor such a file")
        if not text.endswith(".db") or text == ".db":
            raise _unread("the name of a file of Milvus Lite ends in .db")
        path = str(Path(text).expanduser().absolute())
        return cls(path, _FILE_COLLECTION, path, is_file=True)


def _server(text: str, scheme: str) -> MilvusPlace:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port or _PORT
    except ValueError:
        raise _unread("its host or port cannot be read") from None
    if not host:
        raise _unread("it names no host")
    if parts.query or parts.fragment:
        raise _unread("nothing follows the name of the collection")
    name = parts.path.strip("/")
    if not _NAME.fullmatch(name):
        raise _unread("behind the host stands the name of a collection: Latin letters, digits and _")
    written = f"[{host}]" if ":" in host else host
    secrets = [unquote(one) for one in (parts.username, parts.password) if one]
    address = f"{written}:{port}"
    return MilvusPlace(f"{scheme}://{address}", name, f"milvus://{address}/{name}", ":".join(secrets))


def _unread(why: str) -> ArgumentError:
    return ArgumentError(
        f"The place of the index cannot be used: {why}. Write milvus://HOST:PORT/COLLECTION, or for Milvus Lite a file "
        f"such as feed{_ENDING}.",
        argument="index",
    )
