"""The documentation names what there is."""

import re
import tomllib
from pathlib import Path

import pytest

import retrieval

ROOT = Path(__file__).parents[1]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "CONTRIBUTING.md", ROOT / "README.md"]
FOLDERS = "bot|retrieval|embeddings|tests|config|docs|benchmarks|deploy"


def test_the_reference_has_every_public_name() -> None:
    shown = set(re.findall(r"^::: (\S+)$", (ROOT / "docs/api.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert {f"retrieval.{name}" for name in retrieval.__all__} <= shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(rf"`((?:{FOLDERS})/[\w./]*)`", text)
    linked = re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text)
    for path in [*(ROOT / one for one in named), *(page.parent / one for one in linked)]:
        assert path.exists(), path


def test_the_changelog_tells_of_the_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"## [{project['version']}] - " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
