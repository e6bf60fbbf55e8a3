"""Bodies against Discord's own description of its API."""

from typing import Any


def problems(method: str, route: str, body: Any) -> list[tuple[str, str, str]]:
    """What breaks the description: where, a code, a sentence."""
    return []
