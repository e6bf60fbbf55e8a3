"""Where a record lies that is no file: a database on a PostgreSQL server."""

import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote

from retrieval.errors import ArgumentError

_SCHEME = re.compile(r"postgres(?:ql)?:/", re.IGNORECASE)
_OPTIONS = re.compile(r"(?:^|(?<=&))options=[^&]*")
_SECRET = re.compile(r"(?:^|(?<=&))(?:password|sslpassword|oauth_client_secret)=[^&]*&?", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a text means a server rather than a file.

    >>> is_address("postgresql://ida@db.example/feed"), is_address("postgresql.db")
    (True, False)
    """
    return bool(_SCHEME.match(text))


@dataclass(frozen=True)
class PostgresAddress:
    """The address of a database on a PostgreSQL server, as libpq takes it; printed without its password.

    Args:
        url: such as ``postgresql://ida@db.example/feed?sslmode=require``. Password, host and all else that it does not
            name are taken from the environment (``PGPASSWORD``), ``~/.pgpass`` and the like.
        schema: in which the record is; empty: the first of the ``search_path``.

    Raises:
        ArgumentError: that is none, or what stands in it would be read in two ways.

    >>> print(PostgresAddress("postgresql://ida:open-sesame@db.example/feed"))
    postgresql://ida@db.example/feed
    """

    url: str = field(repr=False)
    schema: str = ""

    def __post_init__(self) -> None:
        # A character of a password that is not written as %XX would show half of it as a host or a name.
        rest = self.url.partition("://")[2]
        user, at, _ = rest.partition("@")
        is_clear = rest.count("@") <= 1 and "#" not in rest and not (at and re.search(r"[/?]", user))
        if (
            not is_address(self.url)
            or "://" not in self.url
            or not is_clear
            or re.search(r"[\s\x00-\x1f\x7f]", self.url)
        ):
            raise ArgumentError(
                "That is no address of a PostgreSQL database; write postgresql://USER@HOST/NAME. In a password, write"
                " @ as %40, / as %2F, ? as %3F, # as %23; or leave it out and set PGPASSWORD.",
                argument="path",
            )

    def __str__(self) -> str:
        scheme, user, place, options = self._parts
        options = _in_schema(_SECRET.sub("", options).strip("&"), self.schema)
        name = user.partition(":")[0]
        return f"{scheme}://{name}{'@' if name else ''}{place}{'?' if options else ''}{options}"

    @cached_property
    def secrets(self) -> tuple[str, ...]:
        """What must never be shown, in the forms in which somebody may show it, the longest first."""
        _, user, _, options = self._parts
        named = [one.partition("=")[2].rstrip("&") for one in _SECRET.findall(options)]
        written = [user.partition(":")[2], *named]
        return tuple(sorted({form for one in written if one for form in (one, unquote(one))}, key=len, reverse=True))

    @property
    def _parts(self) -> tuple[str, str, str, str]:
        """Scheme, user with password, host with database, options."""
        scheme, _, rest = self.url.partition("://")
        user, _, place = rest.rpartition("@")
        place, _, options = place.partition("?")
        return scheme, user, place, options

    @cached_property
    def file(self) -> Path:
        """A name in the user's folder of what may be deleted, beside which the indexes lie; it is no file itself."""
        from platformdirs import user_cache_path

        digest = hashlib.sha256(str(self).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return user_cache_path("onrecord", appauthor=False) / f"postgresql-{digest}"


def _in_schema(options: str, schema: str) -> str:
    """The options of an address that names a schema, too, as somebody may write it.

    >>> _in_schema("sslmode=require", "onrecord_guild_7")
    'sslmode=require&options=-csearch_path%3Donrecord_guild_7'
    """
    if not schema:
        return options
    named = f"-csearch_path%3D{quote(schema, safe='')}"
    if _OPTIONS.search(options):
        # Of two that are named, the last counts.
        return _OPTIONS.sub(lambda found: f"{found[0]}%20{named}", options)
    return f"{options}{'&' if options else ''}options={named}"


Place = Path | PostgresAddress
"""Where a record lies."""


def place_named(text: str) -> Place:
    """The place that a text names.

    Raises:
        ArgumentError: it is an address that is none.
    """
    return PostgresAddress(text) if is_address(text) else Path(text)


def file_of(place: Place) -> Path:
    """Beside which file lies what is kept of a record on this machine: the record itself, where that is a file."""
    return place.file if isinstance(place, PostgresAddress) else place
