"""Utterances in English text: quotations with a verb of speech beside them, and reported clauses. Pure functions."""

import re
from bisect import bisect_left, bisect_right
from itertools import takewhile

from retrieval.names.countries import country_in
from retrieval.names.strip_titles import strip_titles
from retrieval.names.titles import title_of
from retrieval.speech.collected import Collected, Found
from retrieval.speech.en.clauses import FEWEST_WORDS, after_dateline, clause_behind
from retrieval.speech.en.lines import headline, list_item, name_line
from retrieval.speech.en.subjects import Attribution, attributions
from retrieval.speech.en.verbs import CALLING_ON, JUDGING, LABELLING
from retrieval.speech.mentions import english_titled
from retrieval.speech.speakers import Phrase
from retrieval.text.quotations import Quotation, masked, quotations
from retrieval.text.sentences import line_spans, sentence_spans

_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?:(?: (?:of|de|van|von|bin|al|da|del|la|le))? [A-ZÀ-Þ][\w'’.-]*)*"
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|one|you)", re.IGNORECASE)
_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^,.;:“”\"]{2,80}?(?:, [^,.;“”\"]{3,60},)?)(?=[,.;]|$)")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?) ")
_BY_NATION = re.compile(r"[Tt]he [A-Z][a-z]+")
_OF = re.compile(r" (?:of|at|from|in|for|on|with) (?=the |his |her |their |[A-Z])")
_BODY = re.compile(
    r"\b(?:Ministry|Bank|Institute|University|Department|House|Office|Council|Court|Agency|Association|Union|Authority|Commission|Committee"
    r"|Party|Army|Police|Club|Board|Group|Company|Times|Post|Mail|News|Herald|Tribune|Echo|Courier|Center|Centre|Service)$"
)
_ASIDE = re.compile(r", (?:a|an|the|who|which|its|his|her)\b[^,]{3,60},")
_OPENING = re.compile(
    r"(?P<who>(?:(?:A|An|The) )?[\w'’-]+(?: [\w'’-]+){0,4}?)(?: on "
    r"\w+)? (?:[a-z]+ed|has|have|will|is|was)\b"
)
_LONGEST_LABEL = 40
_MOST_SIDE_BY_SIDE = 8
_JUDGING = frozenset(JUDGING.forms.split())
_CALLING = frozenset(CALLING_ON.forms.split())
_OPENERS = frozenset(
    "If When After Before While As Since With By To In On At For From But And Or Although Though Once Until".split()
)
_SUBJECT = re.compile(
    rf"(?:(?:The|His|Her|Its|Their) [a-z ]{{2,40}}, )?(?P<who>{_NAME})(?:, [^,]{{2,60}},|,)? (?!of|and|or|in|at"
    rf"|on|for|to|from|with|by\b)[a-z]+\b"
)


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
        self._list_of: Phrase | None = None
        self._bodies: list[Phrase] = []
        self._person: Phrase | None = None

    def line(self, start: int, end: int, *, is_first: bool) -> None:
        """Read one line; only the first can be a headline."""
        line = self._text[start:end]
        if who := name_line(line):
            self._list_of = self._current = self._phrase(who)
            return
        if self._list_of and (span := list_item(line)):
            self._listed(start + span[0], start + span[1])
            return
        self._list_of = None
        if found := headline(line, is_first=is_first):
            for who, (first, last) in found:
                self.collected.add((start + first, start + last), "headline", ":", self._phrase(who))
            start += max(last for _, (_, last) in found) + 1
            line = self._text[start:end]
            if is_first and not quotations(self._text[start - 1 : start]) and len(line.split()) < FEWEST_WORDS:
                return
        if _opens_only(line) and self._current:
            # A quotation that goes on in the next paragraph opens anew there and closes only at its end.
            self.collected.add((start + 1, end), "direct", "“", self._current)
            return
        for first, last in sentence_spans(line, "en"):
            self._sentence(start + first, start + last)

    def _listed(self, first: int, last: int) -> None:
        inside = quotations(self._text[first:last])
        if inside and self._text[first] in '“"‘':
            for one in inside:
                self.collected.add((first + one.start, first + one.end), "direct", "“", self._list_of)
        else:
            self.collected.add((first, last), "indirect", "・", self._list_of)

    def _sentence(self, start: int, end: int) -> None:
        sentence = self._text[start:end]
        blanked = masked(sentence)
        inside = [one for one in quotations(sentence) if not _is_labelled(blanked, one)]
        found = attributions(blanked)
        told = _ACCORDING.search(blanked)
        if not found and inside and not blanked.strip(' .,;:—-“”"‘’＿'):
            if self._current:
                for quotation in inside:
                    self.collected.add((start + quotation.start, start + quotation.end), "direct", "“", self._current)
            return
        for number, one in enumerate(found):
            if one.who:
                speaker = self._phrase(one.who)
            elif number == 0 and (opening := _OPENING.match(blanked, after_dateline(blanked))):
                speaker = self._phrase(opening["who"])
            else:
                speaker = self._current
            if speaker is None:
                continue
            via = self._phrase(told["who"]) if told and told.start() > one.end else None
            self._current = speaker
            until = found[number + 1].start if number + 1 < len(found) else len(blanked)
            self._said(start, blanked, one, inside, until, speaker, via)
        if not found and told:
            self._according(start, blanked, told)
        elif (
            not found
            and (match := _SUBJECT.match(blanked))
            and match["who"].split()[0] not in _OPENERS
            and (phrase := self._phrase(match["who"]))
        ):
            self._current = phrase

    def _said(
        self,
        start: int,
        blanked: str,
        one: Attribution,
        inside: list[Quotation],
        until: int,
        speaker: Phrase,
        via: Phrase | None,
    ) -> None:
        """What one attribution of a sentence tells: the quotations around it, else the clause behind or before it."""
        number = bisect_right(inside, one.start, key=lambda q: q.end)
        before = list(
            takewhile(
                lambda q: _is_beside(blanked, q, one), reversed(inside[max(0, number - _MOST_SIDE_BY_SIDE) : number])
            )
        )
        behind = inside[bisect_left(inside, one.end, key=lambda q: q.start) :]
        behind = list(takewhile(lambda q: q.end <= until, behind))
        span, is_clause = clause_behind(blanked, one, until)
        is_judging = one.verb in _JUDGING and not (one.verb in _CALLING and span)
        literal = sum(q.end - q.start for q in behind)
        if behind and (not is_clause or span is None or literal >= (span[1] - span[0]) / 2 or is_judging):
            before += behind
            span = None
        elif is_judging and not one.is_inverted:
            span = None
        for q in sorted(before, key=lambda q: q.start):
            self.collected.add((start + q.start, start + q.end), "direct", one.verb, speaker, via)
        if span and not one.is_inverted:
            self.collected.add((start + span[0], start + span[1]), "indirect", one.verb, speaker, via)
        elif not before and not is_judging:
            clause = blanked[: one.start].rstrip()
            if clause.endswith(",") and len(clause.split()) >= FEWEST_WORDS and one.who:
                first = after_dateline(clause)
                self.collected.add((start + first, start + len(clause)), "indirect", one.verb, speaker, via)

    def _according(self, start: int, blanked: str, told: re.Match[str]) -> None:
        """According to somebody: the rest of the sentence."""
        speaker = self._current = self._phrase(told["who"].split(", ")[0])
        before = blanked[: told.start()].rstrip(" ,")
        if before and len(before.split()) >= FEWEST_WORDS:
            span = (after_dateline(before), len(before))
        else:
            aside = _ASIDE.match(blanked, told.end())
            span = (aside.end() if aside else told.end(), len(blanked))
        self.collected.add((start + span[0], start + span[1]), "indirect", "according to", speaker)

    def _phrase(self, who: str) -> Phrase | None:
        """The speaker meant; a pronoun is the one before, a surname the full name given before."""
        who = who.strip(" ,")
        if _PRONOUN.fullmatch(who):
            body = self._bodies[-1] if self._bodies and who.lower() == "it" else None
            return body or self._current
        if _BY_NATION.fullmatch(who) and country_in(who):
            return self._person or self._current
        title, named = english_titled(who)
        head = title + _OF.split(named)[0]
        names = list(re.finditer(_NAME, head))
        if not names or names[-1].end() != len(head) or _BODY.search(head):
            return self._body(Phrase(_ARTICLE.sub("", who), who)) if who else None
        written = names[-1].group().split("'s ")[-1].split("’s ")[-1]
        name = strip_titles(written) or written
        if title_of(name):
            return self._body(Phrase(_ARTICLE.sub("", who), who))
        if self._current and " " not in name and self._current.name.split()[-1] == name:
            self._person = self._current
            return self._current
        is_person = not who.lower().startswith(("the ", "a "))
        found = self._body(Phrase(name, head, is_person=is_person))
        self._person = found if is_person else self._person
        return found

    def _body(self, phrase: Phrase) -> Phrase:
        if not phrase.is_person:
            self._bodies.append(phrase)
        return phrase


def _is_labelled(blanked: str, one: Quotation) -> bool:
    """Whether a quotation names something: titled, known as."""
    return bool(LABELLING.search(blanked[max(0, one.start - 1 - _LONGEST_LABEL) : one.start - 1]))


def _is_beside(blanked: str, one: Quotation, attribution: Attribution) -> bool:
    """Whether a quotation stands right before an attribution: nothing but marks, or words of its own, between them."""
    between = blanked[one.end + 1 : attribution.start]
    return len(between.split()) <= 1


def _opens_only(line: str) -> bool:
    """Whether a line opens a quotation that it does not close."""
    return (line[:1] == "“" and line.count("“") > line.count("”")) or (line[:1] == '"' and line.count('"') % 2 == 1)
