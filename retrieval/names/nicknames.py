"""First names and what those who bear them are called: Mike for Michael.

The table beside this file is that of ``nicknames`` 1.0.1 (PyPI, Apache-2.0, https://github.com/carltonnorthern/nicknames).
"""

from functools import cache
from importlib import resources


def other_first_names(name: str) -> tuple[str, ...]:
    """What somebody of a first name may be called as well, full names first; nothing for most names.

    >>> "mike" in other_first_names("michael"), "michael" in other_first_names("mike"), other_first_names("waltz")
    (True, True, ())

    Args:
        name: in Latin letters, lower case.
    """
    return _table().get(name, ())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    text = (resources.files("retrieval.names") / "nicknames.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    found: dict[str, dict[str, None]] = {}
    for name, called in rows:
        for nickname in called.split():
            found.setdefault(nickname, {})[name] = None
    for name, called in rows:
        found.setdefault(name, {}).update(dict.fromkeys(called.split()))
    return {name: tuple(others) for name, others in found.items()}
