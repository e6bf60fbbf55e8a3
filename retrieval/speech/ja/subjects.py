"""Speakers whom a Japanese sentence names elsewhere than as its topic, or does not name at all. Pure functions."""

import re

from retrieval.speech.ja.clauses import Context
from retrieval.speech.ja.verbs import CLEFT, PASSIVE, TOLD
from retrieval.speech.speakers import Phrase

_AFTER = re.compile(r"、?(?P<phrase>[^、。「」＿]{1,40}?)(?:は|が)")
_HEARING = re.compile(r"調べに対し|取り調べに|供述|容疑を(?:認|否)|起訴内容を|罪状認否")
_ACCUSED = re.compile(r"[^\s、。「」はがをに（(]{1,14}(?:容疑者|被告)")
_LONGEST_ACCUSED = 17
_LONGEST_TELLER = 60
_REPORTED = re.compile(
    r"(?P<phrase>[^。＿]{2,40}?)(?:が|は)(?P<words>.{3,}?)と(?:語っ|述べ|話し|発言し|明らかにし|主張し|指摘し|強調し|警告し|表明し)て?い?た$"
)
_NOUN_ONLY = re.compile(r"と、?(?P<phrase>[^、。「」＿はがをに]{2,40})[。 　]*$")
_GA = re.compile(r"(?:[^。「＿]{0,60}?、)?(?P<phrase>[^、。「」＿が]{2,40})が")


def named_behind(blanked: str, cue: re.Match[str], context: Context) -> Phrase | None:
    """A speaker who is named after the words: as subject of the verb, or in a cleft sentence; or who told somebody.

    Args:
        blanked: the sentence with its quotations blanked out.
        cue: a mark in it.
        context: what it is read against.
    """
    if not cue.group().startswith("と"):
        return None
    if PASSIVE.match(blanked, cue.start()) and (told := TOLD.search(_with_quotation(blanked, cue.start()))):
        return context.phrase(told["phrase"])
    subject = _AFTER.match(blanked[cue.start() + 1 : cue.end()]) or CLEFT.match(blanked[cue.end() :])
    subject = subject or _NOUN_ONLY.match(blanked[cue.start() :])
    return context.phrase(subject["phrase"]) if subject else None


def _with_quotation(blanked: str, end: int) -> str:
    """The quotation that ends at an offset, with what stands right before it."""
    opened = max(blanked.rfind("「", 0, end), blanked.rfind("“", 0, end))
    return blanked[max(0, opened - _LONGEST_TELLER) : end] if opened >= 0 else ""


def accused(before: str, sentence: str, context: Context) -> Phrase | None:
    """Who answers the police or a court where a sentence names nobody: the one accused last in what stands before."""
    name = Accused(before).before(len(before)) if _HEARING.search(sentence) else ""
    return context.phrase(name) if name else None


class Accused:
    """Whom a text calls accused, as it is read from its beginning to its end.

    Args:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._read = 0
        self._last = ""

    def before(self, end: int) -> str:
        """Who is accused last before an offset, which never goes back; empty where nobody is."""
        for match in _ACCUSED.finditer(self._text, max(0, self._read - _LONGEST_ACCUSED), end):
            self._last = match.group()
        self._read = end
        return self._last


def passed_on(words: str, speaker: Phrase | None, context: Context) -> tuple[tuple[int, int], Phrase] | None:
    """What a medium says that somebody said: where that one's words stand in the medium's, and whose they are."""
    match = _REPORTED.match(words) if speaker and speaker.is_media else None
    who = context.phrase(match["phrase"]) if match else None
    return (match.span("words"), who) if match and who and not who.is_same else None


def subject_in_ga(blanked: str, context: Context) -> Phrase | None:
    """A person who does something in a sentence that takes nobody as its topic."""
    match = _GA.match(blanked) if "は" not in blanked else None
    phrase = context.phrase(match["phrase"]) if match else None
    return phrase if phrase and phrase.is_person else None
