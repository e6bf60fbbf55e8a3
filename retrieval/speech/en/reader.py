"""Utterances in English text: quotations with a verb of speech beside them, and reported clauses. Pure functions."""

import re

from retrieval.speech.collected import Collected, Found, SpokenKind
from retrieval.speech.en.according import according, is_passed, told_according
from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.context import Chosen, Context
from retrieval.speech.en.headlines import give_quotations, may_speak, name_roles
from retrieval.speech.en.lines import BYLINE, after_dateline, behind_prefix, headline, is_denying, name_line
from retrieval.speech.en.listed import announcing, item_span
from retrieval.speech.en.lists import word_list
from retrieval.speech.en.marks import Quoted
from retrieval.speech.en.names import Referent, is_outlet
from retrieval.speech.en.paragraphs import Line, is_labelled, joined, pieces, sentences
from retrieval.speech.en.people import People
from retrieval.speech.en.phrases import Subject
from retrieval.speech.en.subjects import attributions
from retrieval.speech.en.told import Told, ending, is_inside_phrase, is_statement, reacts, told
from retrieval.speech.en.words import Sentence
from retrieval.speech.speakers import Phrase
from retrieval.text.sentences import line_spans
from retrieval.types import Act

_ENDED = re.compile(r"\.[\"'”’]{0,2}\s*$")
_ANSWERS = word_list("answers")
_LONGEST_HEADLINE = 400
_UNNAMED = frozenset(("he", "she"))
Span = tuple[int, int]


def english_utterances(text: str) -> list[Found]:
    """Everything said in a text, in order of appearance."""
    lines = [Line.of(text, start, end) for start, end in line_spans(text)]
    reader = _Reader(text, lines)
    for number, line in enumerate(lines):
        reader.line(line, is_first=number == 0)
    return reader.finish()


class _Reader:
    """Goes through a text sentence by sentence."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.collected = Collected(text)
        self._text = text
        self._context = Context(People(joined(text, lines)))
        self._list_of: Phrase | None = None
        self._is_plain = False
        self._open: Referent | None = None
        self._is_nobody = False
        self._headlines: list[tuple[int, int]] = []
        self._reacting: Referent | None = None
        self._waiting: list[tuple[int, int]] = []

    def finish(self) -> list[Found]:
        """All utterances; words that a headline quotes are given to who says them below."""
        give_quotations(self.collected, self._headlines)
        name_roles(self.collected)
        return self.collected.in_order()

    def line(self, line: Line, *, is_first: bool) -> None:
        """Read one line; only the first can be a headline."""
        self._waiting = []
        self._reacting = None
        if BYLINE.match(line.text):
            return
        if who := name_line(line.text):
            self._list_of = self._line_speaker(who)
            return
        if self._list_of and (span := item_span(line.text, is_plain=self._is_plain)):
            self._listed(line, *span)
            return
        self._list_of, self._is_plain = None, False
        if (begin := self._behind_headline(line, is_first=is_first)) is None:
            return
        goes_on = self._going_on(line)
        for first, last in sentences(line.blanked[begin:]):
            for start, end in pieces(line, begin + first, begin + last):
                self._sentence(line, start, end)
        last_one = line.quotations[-1] if line.quotations else None
        is_open = last_one is not None and not last_one.is_closed
        self._open = (goes_on or self._context.speaker) if is_open else None
        if line.text.rstrip().endswith(":"):
            self._list_of, self._is_plain = self._introduced(line), True

    def _introduced(self, line: Line) -> Phrase | None:
        """Who says what a list holds that a line announces: The mayor also said:"""
        announced = announcing(line)
        chosen = self._chosen(*announced, None) if announced else None
        return chosen.referent.phrase if chosen else None

    def _behind_headline(self, line: Line, *, is_first: bool) -> int | None:
        """Read a headline, or words behind a sign of speaking: where the rest begins; None for a headline."""
        is_headline = is_first and len(line.text) < _LONGEST_HEADLINE and not _ENDED.search(line.text)
        if is_headline and self._headline(line):
            return None
        begin = 0
        for who, (first, last) in headline(line.text, is_first=is_headline):
            body = self._text[line.start + len(line.text) :]
            if is_headline and not may_speak(who, line.text[first:last], body):
                continue
            speaker = self._line_speaker(who, is_headline=is_headline)
            act: Act = "denial" if is_denying(line.text[:first]) else "statement"
            self.collected.add((line.start + first, line.start + last), "headline", ":", speaker, act=act)
            begin = last + 1
        if not is_headline:
            return begin
        self._headlines += [
            (line.start + one.start, line.start + one.end)
            for one in line.quotations
            if not is_inside_phrase(line.blanked, one.opening)
        ]
        return None

    def _going_on(self, line: Line) -> Referent | None:
        """Who goes on speaking in a paragraph that opens anew the quotation of the one before."""
        first = line.quotations[0] if line.quotations else None
        if first is None or first.opening:
            return None
        speaker = self._open or (None if first.is_closed else self._context.speaker)
        if speaker:
            span = (line.start + first.start, line.start + first.end)
            self.collected.add(span, "direct", "“", speaker.phrase)
        return speaker if speaker and not first.is_closed else None

    def _headline(self, line: Line) -> bool:
        """Read the first line by the grammar of sentences; whether it tells of words."""
        begin = behind_prefix(line.text)
        sentence = Sentence(" " * begin + line.blanked[begin:], line.text, is_headline=True)
        before: Referent | None = None
        begins = len(self.collected.in_order())
        for one in told(sentence, attributions(sentence)):
            if one.attribution is None:
                continue
            if chosen := self._chosen(sentence, one.attribution, line.start, before):
                before = chosen.referent
                self._take(line.start, one, chosen, None, "headline")
        return len(self.collected.in_order()) > begins

    def _listed(self, line: Line, first: int, last: int) -> None:
        inside = [one for one in line.quotations if first <= one.opening]
        if inside and inside[0].opening == first:
            for one in inside:
                self.collected.add((line.start + one.start, line.start + one.end), "direct", "“", self._list_of)
        else:
            self.collected.add((line.start + first, line.start + last), "indirect", "・", self._list_of)

    def _line_speaker(self, who: str, *, is_headline: bool = False) -> Phrase | None:
        sentence = Sentence(who)
        if not sentence.words:
            return None
        chosen = self._context.named(sentence, Subject((0, len(sentence.words)), None, 0), 0, None)
        if chosen and not is_headline:
            self._context.spoke(chosen.referent)
        return chosen.referent.phrase if chosen else None

    def _sentence(self, line: Line, start: int, end: int) -> None:
        place = line.start + start
        text = line.blanked[start:end]
        begin = after_dateline(text) if not start else 0
        sentence = Sentence(" " * begin + text[begin:], line.text[start:end])
        inside = {one.opening - start: one for one in line.between(start, end)}
        if inside and not any(word.is_word for word in sentence.words):
            self._quotations_alone(line, list(inside.values()))
            return
        self._is_nobody = False
        speaker = self._told(line, sentence, place)
        self._reacting = None
        if speaker is None and (speaker := self._context.mentioned(sentence, place)) and reacts(sentence):
            self._reacting = speaker if speaker.kind == "person" else None
        if self._waiting and speaker:
            # Whoever answers a question did not ask it.
            self._give([span for span in self._waiting if self._text[span[1] - 1] != "?"], speaker)
            self._waiting = []
        if not self._is_nobody:
            self._unclaimed(line, sentence, inside, speaker)

    def _told(self, line: Line, sentence: Sentence, place: int) -> Referent | None:
        """Take what a sentence tells, and give who speaks last in it."""
        source = according(sentence)
        all_told = told(sentence, attributions(sentence))
        is_passed_on = bool(source) and bool(all_told) and is_passed(sentence, source, all_told[0])
        is_theirs = source is not None and source[1] == 0 and not is_passed_on
        if source and is_theirs and (speaker := self._told_according(line, sentence, place, source)):
            return speaker
        if source and not all_told:
            return self._told_according(line, sentence, place, source, is_any=True)
        via = self._context.phrase(sentence, source[0], place) if source else None
        before: Referent | None = None
        for one in all_told:
            if one.attribution is None or (chosen := self._chosen(sentence, one.attribution, place, before)) is None:
                # Somebody says it, but nobody can be named: it is not for whoever spoke before.
                self._is_nobody = True
                self._take_unnamed(sentence, one, place)
                continue
            before = chosen.referent
            passing = self._passing(sentence, one, place, before)
            if source and source[1] >= one.attribution.after:
                cut = ending(one, sentence.words[source[1]].start)
                if one.words and not cut.words:
                    # The paper reported that, according to officials, …: it is they who say so.
                    return self._told_according(line, sentence, place, source, is_any=True, via=before.phrase)
                self._take(place, cut, chosen, passing or via, "indirect", line)
            else:
                self._take(place, one, chosen, passing or (via if is_passed_on else None), "indirect", line)
            self._context.spoke(before)
            self._context.spoke_to(sentence, one.attribution.after, place)
        return before

    def _chosen(
        self, sentence: Sentence, attribution: Attribution, place: int, before: Referent | None
    ) -> Chosen | None:
        if attribution.subject:
            # Records say he told them: who reports it is not he.
            before = None if attribution.via else before
            is_answer = attribution.form.verb.lemma in _ANSWERS
            return self._context.named(sentence, attribution.subject, place, before, is_answer=is_answer)
        return self._context.unnamed(sentence, place, before, attribution.first)

    def _told_according(
        self,
        line: Line,
        sentence: Sentence,
        place: int,
        source: tuple[Span, int, int],
        *,
        is_any: bool = False,
        via: Phrase | None = None,
    ) -> Referent | None:
        """Take what is said according to somebody; a paper that a sentence opens with passes on what others say."""
        one = told_according(sentence, *source)
        chosen = self._context.named(sentence, Subject(source[0], None, source[0][0]), place, None) if one else None
        if one is None or chosen is None or (not is_any and is_outlet(chosen.referent.phrase.name)):
            return None
        self._take(place, one, chosen, via, "indirect", line)
        self._context.spoke(chosen.referent)
        return chosen.referent

    def _passing(self, sentence: Sentence, one: Told, place: int, speaker: Referent) -> Phrase | None:
        """Who reports that somebody says so."""
        phrase: tuple[int, int] | None = None
        if one.attribution and one.attribution.via:
            phrase = one.attribution.via
        elif one.via and one.via.subject:
            phrase = one.via.subject.phrase
        passing = self._context.phrase(sentence, phrase, place) if phrase else None
        return passing if passing and passing.name != speaker.phrase.name else None

    def _take(
        self, place: int, one: Told, chosen: Chosen, via: Phrase | None, kind: SpokenKind, line: Line | None = None
    ) -> None:
        cue = one.attribution.cue if one.attribution else "according to"
        for words in one.words:
            spoken: SpokenKind = "direct" if words.is_quoted and kind != "headline" else kind
            span = (place + words.start, place + words.end)
            is_named = one.attribution is not None and one.attribution.form.verb.act == "naming"
            has_listener = one.attribution is not None and one.attribution.form.takes("somebody-that")
            if words.is_quoted and line and not (is_named or has_listener) and is_labelled(line, span[0] - line.start):
                continue
            span = self._inside(span) if words.is_quoted else span
            self.collected.add(
                span, spoken, cue, chosen.referent.phrase, via, act=words.act, is_certain=chosen.is_certain
            )

    def _take_unnamed(self, sentence: Sentence, one: Told, place: int) -> None:
        """Words of *he* or *she* whom the text names nowhere: they are somebody's, and stay without a name."""
        subject = one.attribution.subject if one.attribution else None
        if one.attribution is None or subject is None or sentence.lower[subject.phrase[0]] not in _UNNAMED:
            return
        for words in one.words:
            span = (place + words.start, place + words.end)
            kind: SpokenKind = "direct" if words.is_quoted else "indirect"
            span = self._inside(span) if words.is_quoted else span
            self.collected.add(span, kind, one.attribution.cue, None, act=words.act, is_certain=False)

    def _inside(self, span: tuple[int, int]) -> tuple[int, int]:
        """A quotation without its marks."""
        first, last = span
        while first < last and self._text[first] in "“”\"'‘’`„«»":
            first += 1
        if last < len(self._text) + 1 and self._text[last - 1] in "”\"'’»“":
            last -= 2 if self._text[last - 2 : last] == "''" else 1
        return first, last

    def _quotations_alone(self, line: Line, inside: list[Quoted]) -> None:
        """A sentence that is nothing but quotations: whoever speaks goes on."""
        spans = [(line.start + one.start, line.start + one.end) for one in inside]
        if self._reacting:
            # Dahl laughed. “Not today.”
            self._context.spoke(self._reacting)
        if self._context.speaker:
            self._give(spans, self._context.speaker)
        else:
            self._waiting += spans

    def _give(self, spans: list[tuple[int, int]], speaker: Referent) -> None:
        for span in spans:
            self.collected.add(span, "direct", "“", speaker.phrase, is_certain=False)

    def _unclaimed(self, line: Line, sentence: Sentence, inside: dict[int, Quoted], speaker: Referent | None) -> None:
        """Sentences in quotation marks that no verb claims: whom the sentence is about, else whoever spoke last."""
        chosen = speaker if speaker and self._context.is_somebody(speaker) else self._context.speaker
        if chosen is None:
            return
        for number in sentence.quotations:
            one = inside.get(sentence.words[number].start)
            if one is None or self.collected.has_any(line.start + one.start, line.start + one.end):
                continue
            words = line.text[one.start : one.end]
            if is_statement(sentence, number, words) and not is_labelled(line, one.opening):
                self._give([(line.start + one.start, line.start + one.end)], chosen)
