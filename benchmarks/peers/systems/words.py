"""Words for systems that bring none for Japanese: Latin words and pairs of Japanese characters."""

import re

_RUN = re.compile(r"[a-z0-9]+|[^\W\d_a-z]+")
_LATIN = re.compile(r"[a-z0-9à-ɏ]")


def words(text: str) -> list[str]:
    """The words of a text in lower case, pairs of characters where a script has no spaces.

    Args:
        text: in any language.
    """
    found = []
    for run in _RUN.findall(text.lower()):
        if _LATIN.match(run) or len(run) == 1:
            found.append(run)
        else:
            found += [run[place : place + 2] for place in range(len(run) - 1)]
    return found
