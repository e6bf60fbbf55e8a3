"""``onrecord feedback``."""

import sys
from io import TextIOWrapper

from pydantic import ValidationError

from bot.render.screen import console, put
from bot.session import open_retriever
from bot.settings.model import load_settings
from retrieval.evaluation.feedback import cases_of, line_of
from retrieval.types.address import Place
from retrieval.types.feedback import Feedback

DONE, NOTHING = 0, 1


def run(*, guild: str | None, db: Place | None) -> int:
    """Write a line for each question that was judged."""
    with open_retriever(load_settings(db=db), must_exist=True) as retriever:
        contents = list(retriever.feedback.all(guild))
    verdicts: list[Feedback] = []
    for content in contents:
        try:
            verdicts.append(Feedback.model_validate_json(content))
        except ValidationError:
            put(console(error=True), "One verdict was kept by another version of onrecord and is left out.")
    cases = cases_of(verdicts)
    if not cases:
        why = "No verdict here makes a question." if verdicts else "Nobody has judged an answer here yet."
        put(console(error=True), why)
        return NOTHING
    # The terminal's encoding may know fewer characters than a feed has.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for case in cases:
        sys.stdout.write(line_of(case))
    sys.stdout.flush()
    return DONE
