"""Ask your feed who said what, when, and where it was published: every public name of ``retrieval``, under this name.

>>> from onrecord import Retriever, read_feed
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retrieval import *  # noqa: F403

    __version__: str

from retrieval import __all__ as _public

__all__ = [*_public]


if not TYPE_CHECKING:
    # A checker that sees this function believes that any name is there.
    def __getattr__(name: str) -> Any:
        """A public name, imported now (PEP 562)."""
        if name == "__version__":
            # Reading what is installed takes as long as a small question.
            value = import_module("importlib.metadata").version("onrecord")
        elif name in __all__:
            value = getattr(import_module("retrieval"), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """What there is, imported yet or not."""
    return sorted({*globals(), *__all__, "__version__"})
