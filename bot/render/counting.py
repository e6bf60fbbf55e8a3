"""How much of how much is shown, for Discord and the page alike."""

from bot.texts.catalogue import say
from retrieval.language import Language


def counts(first: int, shown: int, total: int, language: Language) -> str:
    """Which of how many are shown; empty where none are.

    Args:
        first: the number of the first, from 1.
        shown: how many.
        total: of how many.
        language: of whoever reads it.

    >>> counts(1, 2, 23, "en"), counts(3, 1, 3, "en"), counts(1, 3, 3, "en"), counts(1, 1, 1, "ja")
    ('1–2 of 23', '3 of 3', '3 passages', '1件')
    """
    if not shown:
        return ""
    if shown == total:
        return say("cards.one", language) if total == 1 else say("cards.all", language, total=total)
    if shown == 1:
        return say("cards.single", language, first=first, total=total)
    return say("cards.range", language, first=first, last=first + shown - 1, total=total)


def listed(first: int, shown: int, total: int) -> str:
    """Which of how many rows of a list are shown; empty where none are, or all.

    >>> listed(101, 100, 416), listed(1, 3, 3)
    ('101–200 / 416', '')
    """
    return f"{first}–{first + shown - 1} / {total}" if 0 < shown < total else ""
