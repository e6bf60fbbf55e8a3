"""Which Milvus is at the other end, from what it says of itself."""

import regex

_LITE = "milvus_lite"
_NEEDED = (2, 4, 6)
"""The first with indexes of arrays; sparse vectors came with 2.4."""

_NUMBERS = regex.compile(r"(?<![\d.])v?(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(?!\d)")


def is_lite(version: str) -> bool:
    """Whether it is Milvus Lite: a server packed for pip says ``v2.3.5-lite``, and is a server.

    >>> is_lite("milvus_lite-3.2.2"), is_lite("v2.3.5-lite")
    (True, False)
    """
    return version.startswith(_LITE)


def too_old(version: str) -> str:
    """What is wrong with a server of a version; empty where it will do, or does not tell its number.

    >>> too_old("v2.3.5-lite")
    'it is Milvus 2.3.5, and sparse vectors with filters on arrays need 2.4.6 or newer'
    >>> too_old("v2.6.4"), too_old("2.5-20250101-abc"), too_old("master-20250101-abc"), too_old("milvus_lite-3.2.2")
    ('', '', '', '')
    """
    found = None if is_lite(version) else _NUMBERS.search(version)
    if found is None:
        return ""
    # A build without the last number is of the end of its series.
    numbers = tuple(int(part) for part in found.groups() if part)
    if numbers >= _NEEDED[: len(numbers)]:
        return ""
    written, needed = (".".join(map(str, one)) for one in (numbers, _NEEDED))
    return f"it is Milvus {written}, and sparse vectors with filters on arrays need {needed} or newer"
