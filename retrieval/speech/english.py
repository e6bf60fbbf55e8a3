"""Utterances in English text: quotations with a verb of speech beside them, and reported clauses. Pure functions."""

import re
from collections.abc import Sequence

from retrieval.names.bare import bare_name
from retrieval.sentences import line_spans, sentence_spans
from retrieval.speech.collected import Collected, Found
from retrieval.speech.cues import ENGLISH_VERBS
from retrieval.speech.quotations import Quotation, masked, quotations
from retrieval.speech.speakers import Phrase

_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?:(?: (?:of|de|van|von|bin|al|da|del|la|le))? [A-ZÀ-Þ][\w'’.-]*)*"
_PRONOUN = r"(?:he|she|they|it|He|She|They|It)"
_NOUNS = (
    r"(?:[Tt]he |[Aa]n? |[Oo]ne |[Tt]wo |[Tt]hree |[Ss]ome |[Ss]everal |[Hh]is |[Hh]er )?(?:[\w'’-]+ ){0,3}?"
    r"(?:officials?|ministry|government|company|spokes(?:man|woman|person)|police|prosecutors?|residents?|analysts?"
    r"|experts?|sources?|lawyers?|judge|court|coach|manager|president|minister|mayor|governor|secretary|chief|chairman"
    r"|chairwoman|director|agency|department|bank|union|club|team|witness(?:es)?|researchers?|scientists?|doctors?"
    r"|museum|school|hospital|university|institute|council|farmers?|fishermen|forecasters?|bureau|army|military|statement|report)"
)
# Words that belong to a role before a name, not to a sentence of their own.
_ROLE = (
    r"(?:(?!(?:would|will|is|was|are|were|that|had|has|have|and|but|said|in|on|at|when|as) )[a-z][a-z'’-]+ "
    r"|[A-Z]\w+ |of ){0,5}?"
)
_WHO = rf"(?:{_ROLE}{_NAME}|{_PRONOUN}\b|{_NOUNS}\b(?! [a-z]+ [A-Z]))"
_ASIDE = r"(?:,[^,“\"”]{3,80},)?"
_ADVERB = r"(?: (?:also|later|then|has|had|have|again|repeatedly|once|previously|earlier|further|reportedly))*"
_LISTENER = (
    r"(?: (?:reporters|journalists|parliament|lawmakers|(?:the|a) \w+(?: \w+){0,2}(?= that)"
    r"|[A-Z]\w+(?: [A-Z]\w+)?(?= that)))?"
)
_WHEN = r"(?: (?:on|in|at|after|during|late|earlier) (?:[\w’']+ ?){1,5}?)?"
_SPEAKS = rf"(?P<who>{_WHO}){_ASIDE}{_ADVERB} (?P<cue>{ENGLISH_VERBS})"

_SAYS = re.compile(rf"{_SPEAKS}{_LISTENER}{_WHEN}(?: that)?[,:]? ?(?P<words>.*)$", re.DOTALL)
_BEFORE = re.compile(rf"{_SPEAKS}{_LISTENER}{_WHEN}(?: that)?[,:]? ?[“\"]$")
_AFTER = re.compile(
    rf"^,? ?(?:(?P<cue>{ENGLISH_VERBS}) (?P<who>{_WHO})\b|(?P<mirror>{_SPEAKS.replace('?P<', '?P<m')})\b)"
)
_REPORTS = (
    re.compile(r"^According to (?P<who>[^,]{2,80}), (?P<words>.+)$", re.DOTALL),
    _SAYS,
    re.compile(r"^(?P<words>.{8,}?),? (?P<cue>according to) (?P<who>[^,.]{2,80})[,.]?", re.DOTALL),
    re.compile(
        rf"^(?P<words>.{{8,}}?), "
        rf"(?:(?P<cue>{ENGLISH_VERBS}) (?P<who>{_WHO})|(?P<mwho>{_WHO}) (?P<mcue>{ENGLISH_VERBS})){_WHEN}\.?$",
        re.DOTALL,
    ),
)
"""Reported clauses: each gives the words and, in one of two orders, who says them."""

_HEADLINES = (
    re.compile(rf"^(?P<who>{_NAME}): (?P<words>.{{8,}})$"),
    re.compile(rf"^(?P<words>.{{8,}}?)(?:,| [-–—])? (?P<who>{_NAME}) (?:says|tells|warns|claims|insists)\b.*$"),
)
_FEWEST = 3


def english_utterances(text: str) -> list[Found]:
    """Everything said in a text, in order of appearance."""
    reader = _Reader(text)
    for number, (start, end) in enumerate(line_spans(text)):
        reader.line(start, end, is_first=number == 0)
    return reader.collected.in_order()


class _Reader:
    """Goes through a text sentence by sentence and remembers who spoke last."""

    def __init__(self, text: str) -> None:
        self.collected = Collected(text)
        self._text = text
        self._current: Phrase | None = None

    def line(self, start: int, end: int, *, is_first: bool) -> None:
        """Read one line; only the first can be a headline."""
        line = self._text[start:end]
        match = next((found for form in _HEADLINES if (found := form.match(line))), None) if is_first else None
        if match:
            span = (start + match.start("words"), start + match.end("words"))
            self.collected.add(span, "headline", ":", self._phrase(match["who"]))
        elif line[:1] in '“"' and line.count("“") > line.count("”") and self._current:
            # A quotation that goes on in the next paragraph opens anew there and closes only at its end.
            self.collected.add((start + 1, end), "direct", "“", self._current)
        else:
            for first, last in sentence_spans(line, "en"):
                self._sentence(start + first, start + last)

    def _sentence(self, start: int, end: int) -> None:
        sentence = self._text[start:end]
        blanked = masked(sentence)
        inside = [one for one in quotations(sentence) if len(sentence[one.start : one.end].split()) >= _FEWEST]
        if inside and not _is_partial(blanked, inside):
            speaker, cue = self._beside(sentence, blanked)
            if speaker or (self._current and not blanked.strip(' .“”"＿')):
                self._current = speaker or self._current
                for one in inside:
                    self.collected.add((start + one.start, start + one.end), "direct", cue, self._current)
                return
        self._reported(start, blanked)

    def _reported(self, start: int, blanked: str) -> None:
        """A clause that tells what somebody said."""
        for form in _REPORTS:
            match = form.search(blanked) if form is _SAYS else form.match(blanked)
            groups = match.groupdict() if match else {}
            who = groups.get("who") or groups.get("mwho")
            if match and who and match["words"].strip(" .") and (speaker := self._phrase(who)):
                self._current = speaker
                first = start + match.start("words")
                if self._text.startswith("that ", first):
                    first += len("that ")
                cue = groups.get("cue") or groups.get("mcue") or "according to"
                self.collected.add((first, start + match.end("words")), "indirect", cue, speaker)
                return

    def _beside(self, sentence: str, blanked: str) -> tuple[Phrase | None, str]:
        """Who speaks in a sentence with a quotation: named behind it or before it."""
        for one in quotations(sentence):
            if match := _AFTER.match(blanked[one.end + 1 :]):
                return self._phrase(match["who"] or match["mwho"]), match["cue"] or match["mcue"]
            if match := _BEFORE.search(blanked[: one.start]):
                return self._phrase(match["who"]), match["cue"]
        match = _SAYS.search(blanked)
        return (self._phrase(match["who"]), match["cue"]) if match else (None, "“")

    def _phrase(self, who: str) -> Phrase | None:
        """The speaker meant; a pronoun is the one before, a surname the full name given before."""
        who = who.strip(" ,")
        if re.fullmatch(_PRONOUN, who):
            return self._current
        names = list(re.finditer(_NAME, who))
        if not names or names[-1].end() != len(who):
            return Phrase(who, who) if who else None
        name = bare_name(names[-1].group()) or names[-1].group()
        if self._current and " " not in name and self._current.name.split()[-1] == name:
            return self._current
        return Phrase(name, who, is_person=True)


def _is_partial(blanked: str, inside: Sequence[Quotation]) -> bool:
    """Whether the quotations are only a few words of what is reported."""
    match = _SAYS.search(blanked)
    literal = sum(one.end - one.start for one in inside)
    return match is not None and match.start("words") < inside[0].start - 1 and literal < len(match["words"]) / 2
