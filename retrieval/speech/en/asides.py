"""Asides between a subject and its verb: who left in May; because they may not speak. Pure functions."""

from retrieval.speech.en.words import Sentence

_MOST_OF_CONDITION = 8


def relative_comma(sentence: Sentence, lowest: int, verb: int) -> int | None:
    """The comma before *who* or *speaking* that opens an aside before a verb; None where another comma is inside."""
    lower = sentence.lower
    for number in range(verb - 2, lowest + 1, -1):
        if lower[number] == ",":
            return None
        is_opening = lower[number] in ("who", "which", "whose") or lower[number].endswith("ing")
        if is_opening and lower[number - 1] == "," and not sentence.words[number].is_capital:
            return number - 1
    return None


def anonymous_at(sentence: Sentence, lowest: int, verb: int) -> int | None:
    """Where a reason begins for which a source is not named: officials speaking on condition of anonymity because …"""
    lower = sentence.lower
    place = next((n for n in range(verb - 1, lowest, -1) if lower[n] == "anonymity"), None)
    if place is None or "because" not in lower[place:verb]:
        return None
    begin = place
    while (
        begin > lowest + 1 and place - begin < _MOST_OF_CONDITION and lower[begin] not in ("speaking", "who", "spoke")
    ):
        begin -= 1
    begin -= lower[begin - 1] == "who"
    begin -= lower[begin - 1] == ","
    is_aside = lower[begin] in ("speaking", "who", "spoke", ",")
    return begin if is_aside and begin > lowest else None
