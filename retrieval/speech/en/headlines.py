"""What a headline says, given to whoever says so in the text below it."""

from retrieval.speech.collected import Collected
from retrieval.speech.en.clauses import FEWEST_WORDS
from retrieval.speech.speakers import Phrase


def give_quotations(collected: Collected, spans: list[tuple[int, int]]) -> None:
    """Give the words that a headline quotes to who says them in the text.

    Args:
        collected: what was found in the text; the words are added to it.
        spans: where the words stand.
    """
    text = collected.text
    for start, end in spans:
        words = folded(text[start:end])
        found = collected.in_order()
        said = next((one for one in found if words in folded(text[one.start : one.end])), None)
        if said and said.speaker and len(words.split()) >= FEWEST_WORDS:
            collected.add((start, end), "headline", "“", said.speaker, is_certain=False)


def name_roles(collected: Collected) -> None:
    """Name whoever a headline calls by a role alone (…, sheriff says), where one person with it speaks in the text."""
    found = collected.in_order()
    for one in found:
        if one.kind == "headline" and one.speaker and not one.speaker.is_person:
            role = one.speaker.name.lower()
            named = {
                speaker.name: Phrase(speaker.name, one.speaker.as_written, is_person=True)
                for speaker in (other.speaker for other in found)
                if speaker and speaker.is_person and f"{role} {speaker.name}".lower() in speaker.as_written.lower()
            }
            if len(named) == 1:
                span = (one.start, one.end)
                collected.forget(span)
                (speaker,) = named.values()
                collected.add(span, "headline", one.cue, speaker, one.via, act=one.act, is_certain=False)


def folded(text: str) -> str:
    """A text by its letters and digits alone, so that two spellings of the same words are one.

    >>> folded("“It’s over,” she said.")
    'it s over she said'
    """
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def may_speak(who: str, words: str, body: str) -> bool:
    """Whether a headline alone shows who says its words: the text below, if there is one, names who, and has them not.

    >>> may_speak("Dahl", "I have had enough", "Runa Dahl left."), may_speak("Dahl", "It is over", "Reed left.")
    (True, False)
    """
    is_named = not body.strip() or who.split(" ")[-1].lower() in body.lower()
    return is_named and not (len(words.split()) >= FEWEST_WORDS and folded(words) in folded(body))
