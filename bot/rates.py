"""How often somebody may ask, as an owner writes it: ``5 per 10 s``."""

import re
from dataclasses import dataclass

_WRITTEN = re.compile(
    r"(?P<count>[0-9]{1,6})\s*(?:per|/)\s*(?P<length>[0-9]{1,6})?\s*(?P<unit>s|m|min|h)", re.IGNORECASE
)
_SECONDS = {"s": 1, "m": 60, "min": 60, "h": 3600}


@dataclass(frozen=True, slots=True)
class Rate:
    """So many in so long a time.

    Attributes:
        count: how many; at least 1.
        seconds: the time, in seconds.
    """

    count: int
    seconds: float


def parse_rate(text: str) -> Rate | None:
    """What was written, such as ``5 per 10 s``, ``30/min`` or ``200 per 1 h``.

    Args:
        text: as it was written; empty or ``off`` where there is no limit.

    Returns:
        The rate; None where there is no limit.

    Raises:
        ValueError: it is written in another way, or allows nothing at all.
    """
    stripped = text.strip()
    if not stripped or stripped.lower() == "off":
        return None
    match = _WRITTEN.fullmatch(stripped)
    count, length = (int(match["count"]), int(match["length"] or 1)) if match else (0, 0)
    if not match or not count or not length:
        raise ValueError(f"{text[:40]!r} is no rate; write it as '5 per 10 s' or '30 per min', or 'off'")
    return Rate(count, length * _SECONDS[match["unit"].lower()])
