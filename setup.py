"""Adds to a wheel what tells type checkers of the module ``onrecord``; all else stands in pyproject.toml.

Only a package can say that it has types; for a single module a folder of stubs beside it does (PEP 561).
"""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

STUBS = '"""The types of ``onrecord``."""\n\nfrom retrieval import *\n\n__version__: str\n'


class BuildWithStubs(build_py):
    """Builds what it is told to, and the stubs of ``onrecord``."""

    def run(self) -> None:
        """Build; an editable install needs no stubs, as there the module itself is read."""
        super().run()
        if not self.editable_mode:
            folder = Path(self.build_lib) / "onrecord-stubs"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "__init__.pyi").write_text(STUBS, encoding="utf-8")


setup(cmdclass={"build_py": BuildWithStubs})
