"""Dates as people type them."""

import re
from collections.abc import Callable
from datetime import date

from bot.errors import DateError
from retrieval.feeds.dates import read_date
from retrieval.query.dates import shifted

_WORDS = {"today": 0, "今日": 0, "yesterday": 1, "昨日": 1, "おととい": 2, "一昨日": 2}


def parse_date(text: str, *, today: Callable[[], date]) -> date:
    """Read a day.

    Args:
        text: such as ``2025-02-20``, ``20 Feb 2025``, ``2025年2月20日``, ``yesterday``.
        today: tells what "today" means for whoever typed it; called where that matters.

    Raises:
        DateError: the text is no date in these forms.

    >>> [str(parse_date(text, today=lambda: date(2025, 2, 21))) for text in ("Feb 20, 2025", "yesterday")]
    ['2025-02-20', '2025-02-20']
    """
    word = text.strip().casefold()
    if word in _WORDS:
        return shifted(today(), -_WORDS[word])
    read = read_date(re.sub(r"\s+", " ", text))
    if read is None:
        raise DateError(
            f"{text[:40]!r} is not a date. Write it as 2025-02-20, 20 Feb 2025 or 2025年2月20日.", text=text
        )
    return read.moment.date()
