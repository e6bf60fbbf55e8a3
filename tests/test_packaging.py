"""What an installed package holds; `make installed` builds and asks one."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATTERNS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"][
    "*"
]
DATA = [
    path.relative_to(ROOT)
    for package in ("bot", "retrieval", "embeddings")
    for path in sorted((ROOT / package).rglob("*"))
    if path.is_file() and path.suffix not in (".py", ".pyc")
]


@pytest.mark.parametrize("path", DATA, ids=str)
def test_every_data_file_goes_into_the_package(path: Path) -> None:
    assert any(fnmatch(path.name, pattern) for pattern in PATTERNS)


def test_the_module_of_the_products_name_goes_into_the_package() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    assert settings["py-modules"] == ["onrecord"]
    assert (ROOT / "onrecord.py").is_file()
