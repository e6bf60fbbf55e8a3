"""How often somebody may do something."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Allowance:
    """How often somebody may do something, in any stretch of some length.

    Attributes:
        scope: of whose it is: ``"guild"`` or ``"user"``.
        key: whose.
        most: so often, at least once.
        seconds: within so many.
    """

    scope: str
    key: str
    most: int
    seconds: int


@dataclass(frozen=True)
class Refusal:
    """An allowance that is used up.

    Attributes:
        allowance: which.
        seconds: after which it is not, above 0.
    """

    allowance: Allowance
    seconds: float
