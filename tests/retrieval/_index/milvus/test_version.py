"""What servers say of themselves."""

import pytest

from retrieval._index.milvus.version import is_lite, too_old


@pytest.mark.parametrize(
    ("version", "lite", "old"),
    [
        ("milvus_lite-3.2.2", True, False),
        ("milvus_lite-1.0", True, False),
        # As a server of 2.3.5 from PyPI calls itself, which is no Milvus Lite.
        ("v2.3.5-lite", False, True),
        ("v2.2.16", False, True),
        ("2.4.5", False, True),
        ("v2.4.6", False, False),
        ("v2.4.0-rc.1", False, True),
        ("v2.4.23-gpu", False, False),
        ("2.4-20240701-1a2b3c4", False, False),
        ("2.3-20240101-1a2b3c4", False, True),
        ("v2.6.4", False, False),
        ("v10.0.0", False, False),
        ("Zilliz Cloud Vector Database(Compatible with Milvus 2.5)", False, False),
        ("master-20240701-1a2b3c4", False, False),
        ("", False, False),
    ],
)
def test_which_it_is(version: str, lite: bool, old: bool) -> None:
    assert is_lite(version) is lite
    assert bool(too_old(version)) is old


def test_what_is_needed_is_told() -> None:
    assert too_old("v2.3.5-lite") == "it is Milvus 2.3.5, and sparse vectors with filters on arrays need 2.4.6 or newer"
    assert "\x1b" not in too_old("v2.3.5-\x1b[31m")
