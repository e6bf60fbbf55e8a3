"""What stands in the custom id of a button or a menu: what it does, under which answer, and with what."""

LONGEST = 100
"""https://discord.com/developers/docs/components/reference#custom-id"""

ANSWER = r"[\w-]{12}"
"""An answer's id, as ``Service.new_answer`` makes it."""


def custom_id(action: str, answer: str, arg: str | int = "") -> str:
    """The custom id of a button or a menu.

    Args:
        action: what it does.
        answer: the id of the answer it stands under.
        arg: with what; empty for nothing.

    >>> custom_id("page", "abcdefghijkl", 4)
    'or:page:abcdefghijkl:4'
    """
    return f"or:{action}:{answer}:{arg}"


def template(action: str, arg: str = "") -> str:
    """What custom ids of an action look like, as a regular expression with the groups ``answer`` and ``arg``.

    Args:
        action: what they do.
        arg: a regular expression for what with; empty for nothing.
    """
    return rf"or:{action}:(?P<answer>{ANSWER}):(?P<arg>{arg})"
