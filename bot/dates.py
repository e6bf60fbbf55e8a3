"""Dates as people type them."""

import re
from datetime import date, timedelta

from bot.errors import DateError
from retrieval.feeds.dates import read_date

_WORDS = {"today": 0, "今日": 0, "yesterday": 1, "昨日": 1, "おととい": 2, "一昨日": 2}


def parse_date(text: str, *, today: date | None = None) -> date:
    """Read a day.

    Args:
        text: such as ``2025-02-20``, ``20 Feb 2025``, ``2025年2月20日``, ``yesterday``.
        today: what "today" means; the machine's date when not given.

    Raises:
        DateError: the text is no date in these forms.

    >>> parse_date("2025/2/20"), parse_date("Feb 20, 2025")
    (datetime.date(2025, 2, 20), datetime.date(2025, 2, 20))
    """
    word = text.strip().casefold()
    if word in _WORDS:
        return (today or date.today()) - timedelta(days=_WORDS[word])
    read = read_date(re.sub(r"\s+", " ", text))
    if read is None:
        raise DateError(
            f"{text[:40]!r} is not a date. Write it as 2025-02-20, 20 Feb 2025 or 2025年2月20日.", text=text
        )
    return read.moment.date()
