"""Utterances in Japanese text: what is said stands before its mark, who says it is the sentence's topic.

A sentence is read with its quotations blanked out, so that nothing inside them is taken for its own topic
or verb. Where a sentence names no speaker, it is the one of the sentence before.
"""

import re
from collections.abc import Sequence
from functools import cache

from retrieval.speech.collected import FEWEST, Collected, Found
from retrieval.speech.entities.spellings import Spellings
from retrieval.speech.ja.clauses import ABOUT_THIS, Context, Phrases, content, subjects, topics
from retrieval.speech.ja.lines import LONGEST_HEADLINE, SPEAKING, bullet, headline, marked_line, name_line
from retrieval.speech.ja.marks import marks
from retrieval.speech.ja.subjects import Accused, accused, named_behind, passed_on, subject_in_ga
from retrieval.speech.ja.verbs import HEARSAY, INTRODUCING
from retrieval.speech.mentions import Mention, places_in
from retrieval.speech.speakers import Phrase
from retrieval.text.analyzer import Analyzer
from retrieval.text.quotations import is_said, masked, quotations
from retrieval.text.sentences import line_spans, sentence_spans

_TELLING = re.compile(
    r"^(?P<phrase>[^、「」]{2,60}?)(?:が|は)(?:\d+日、?)?[^、。「」とを]{0,30}?(?P<cue>(?:明らかに|明か|話|指摘|公表|発表|投稿"
    r"|主張|強調|批判|警告|表明|説明|断言|コメント|言及|反論|示唆|証言|宣言)し"
    r"(?:た|ました)|(?:伝え|述べ)(?:た|ました)|(?:語|報)(?:った|じた|りました|じました))[。 　]*$"
)
_BESIDE = re.compile(r"(?P<phrase>[^、。「」“”＿\n]{1,60}?)(?:は|も)、?(?P<quotation>[「“]＿+[」”])(?=[、。]|$)")
_SHORTEST_HEADLINE = 5
_MOST_BODIES = 100
_SAME_LINE = 20
"""A post that is repeated in full begins with as many characters of its first copy."""

_ABOUT_THIS = re.compile(rf"[^、。「」＿]{{0,8}}{ABOUT_THIS}")
_FOUND_OUT = re.compile(
    r"(?:という)?こと(?:が|は)(?:分かった|わかった|明らかになった|分かりました|わかりました|明らかになりました)。?$"
)
_GOES_ON = re.compile(r"[のをがにへで]")
_STOPS = "、。「＿"
_END = " \t\u3000、。．"


def japanese_utterances(text: str, mentions: Sequence[Mention], analyzer: Analyzer) -> list[Found]:
    """Everything said in a text, in order of appearance.

    Args:
        text: of an item.
        mentions: the names in it.
        analyzer: tells words; of this thread.
    """
    reader = _Reader(text, mentions, analyzer)
    for start, end in line_spans(text):
        reader.line(start, end)
    reader.name_headlines()
    return reader.collected.in_order()


class _Reader:
    """Goes through a text line by line and remembers who spoke last."""

    def __init__(self, text: str, mentions: Sequence[Mention], analyzer: Analyzer) -> None:
        self.collected = Collected(text)
        self._text = text
        self._analyzer = analyzer
        self._phrases: Phrases = {}
        self._first_line = text.split("\n", 1)[0].strip()
        self._places = places_in(text)
        self._persons = frozenset(
            mention.name for mention in mentions if mention.is_person and mention.name not in self._places
        )
        self._names = Spellings(self._persons)
        self._spoke_last: Phrase | None = None
        self._person: Phrase | None = None
        self._bodies: tuple[Phrase, ...] = ()
        self._list_of: Phrase | None = None
        self._bullets: list[tuple[int, int]] = []
        self._bullets_said = 0
        self._accused = Accused(text)
        self._quotation: tuple[int, int] | None = None
        self._announced: str | None = None
        self._before: tuple[int, int] | None = None
        self._lately: Phrase | None = None
        self._goes_on = False

    @property
    def _context(self) -> Context:
        return Context(
            self._spoke_last,
            self._persons,
            self._person,
            self._bodies,
            self._places,
            analyzer=self._analyzer,
            phrases=self._phrases,
        )

    @property
    def _current(self) -> Phrase | None:
        """Who spoke, or was spoken of, last."""
        return self._spoke_last

    @_current.setter
    def _current(self, phrase: Phrase | None) -> None:
        self._spoke_last = phrase
        if phrase and phrase.is_person:
            self._person = phrase
        elif phrase and not phrase.is_same:
            self._bodies = (*self._bodies[-_MOST_BODIES:], phrase)

    def line(self, start: int, end: int) -> None:
        """Read one line."""
        line = self._text[start:end]
        if words := bullet(line):
            if self._list_of:
                self.collected.add((start + words[0], end), "indirect", "・", self._list_of)
                return
            self._bullets.append((start + words[0], end))
            if not line.endswith("。"):
                return
        elif self._is_name(line) or self._is_marked(start, line) or self._is_headline(start, line):
            return
        was_going_on = self._goes_on
        more: list[tuple[int, int]] = []
        for first, last in sentence_spans(line, "ja"):
            if self._is_more(start + first, start + last):
                more.append((start + first, start + last))
                continue
            self._list_of = None
            self._sentence(start + first, start + last)
            self._before = (start + first, start + last)
        if more:
            self.collected.add((more[0][0], more[-1][1]), "indirect", SPEAKING, self._current)
        if was_going_on:
            self._goes_on = False
        if not words:
            self._bullets.clear()
            self._bullets_said = 0

    def _is_name(self, line: str) -> bool:
        phrase = name_line(masked(line), self._context)
        if phrase:
            self._list_of = self._current = phrase
        return phrase is not None

    def _is_marked(self, start: int, line: str) -> bool:
        words = marked_line(line, self._context)
        if words:
            self._list_of = self._current = words.speaker
            self._goes_on = words.cue.startswith(SPEAKING) and line.startswith(self._first_line[:_SAME_LINE])
            self.collected.add(_moved(words.span, start), "indirect", words.cue, words.speaker)
        return words is not None

    def _is_more(self, start: int, end: int) -> bool:
        """A sentence in the lines below a marked one: more of the same words, until it tells of somebody."""
        if not self._goes_on:
            return False
        sentence = self._text[start:end]
        speaker = self._current.name if self._current else ""
        names = self._names.find(sentence) or any(part in sentence for part in speaker.split("・") if part)
        if names or marks(sentence, masked(sentence), self._context):
            self._goes_on = False
            return False
        return True

    def _is_headline(self, start: int, line: str) -> bool:
        found = headline(line, self._context) if "。" not in masked(line) else []
        for words in found:
            self._current = self._context.resolve(words.speaker)
            add = self.collected.add if words.is_quotation else self.collected.said
            add(_moved(words.span, start), "headline", words.cue, self._current)
        return bool(found)

    def name_headlines(self) -> None:
        """Give a quotation that a headline leaves without a speaker to whoever says these words further down."""
        first = next(iter(line_spans(self._text)), None)
        line = self._text[slice(*first)] if first else ""
        if first is None or len(line) > LONGEST_HEADLINE or "。" in masked(line):
            return
        later = [found for found in self.collected.in_order() if found.start >= first[1]]
        for one in quotations(line):
            words = line[one.start : one.end]
            said = (found for found in later if found.end - found.start >= len(words))
            speaker = next((found.speaker for found in said if words in self._text[found.start : found.end]), None)
            if speaker and len(words) >= _SHORTEST_HEADLINE:
                self.collected.add(_moved((one.start, one.end), first[0]), "headline", "「", speaker)

    def _sentence(self, start: int, end: int) -> None:
        sentence = self._text[start:end]
        blanked = masked(sentence)
        announced = _announcing().search(blanked)
        if self._tells_of_before(blanked, announces=announced is not None):
            self._announced = announced.group() if announced else None
            return
        cues = marks(sentence, blanked, self._context)
        hearsay = any(cue.lastgroup == f"c{HEARSAY}" for cue in cues)
        subject, via = subjects(blanked, self._context)
        if subject and not subject.is_same and not hearsay and (cues or subject.is_person):
            self._current = subject
        if self._is_quotation(start, sentence, blanked):
            return
        if announced:
            if subject and not subject.is_same:
                self._current = subject
            if self._announce(start, sentence, announced.group()):
                return
        speaker = None if hearsay else subject
        if speaker is None and cues:
            speaker = accused(self._accused.before(start), sentence, self._context)
        self._marks(start, blanked, cues, self._context.resolve(speaker), via)
        self._according_to(start, blanked, cues)
        self._beside_topics(start, sentence, blanked)
        self._lately = subject if subject and subject.is_person else subject_in_ga(blanked, self._context)

    def _marks(
        self, start: int, blanked: str, cues: list[re.Match[str]], speaker: Phrase | None, via: Phrase | None
    ) -> None:
        """What stands before each mark of a sentence."""
        position = 0
        for cue in cues:
            local, (first, last) = content(
                blanked,
                position,
                cue.start(),
                self._context,
                hearsay=cue.lastgroup == f"c{HEARSAY}",
                speaking=speaker if position else None,
            )
            local = named_behind(blanked, cue, self._context) or local
            nested = local if _ABOUT_THIS.match(blanked, cue.end()) else None
            if local and not nested:
                speaker = self._current = self._context.resolve(local)
            if not first and self._bullets and _GOES_ON.match(blanked):
                # The sentence that a list interrupts: each line of the list is something said.
                for one in self._bullets[self._bullets_said :]:
                    self.collected.add(one, "indirect", cue.group(), speaker, via)
                self._bullets_said = len(self._bullets)
            elif last - first >= FEWEST or blanked[:last].endswith("」"):
                span = (start + first, start + last)
                if reported := passed_on(blanked[first:last], speaker, self._context):
                    words, by = reported
                    self.collected.said(_moved(words, start + first), "indirect", cue.group().strip("、"), by, speaker)
                    position = cue.end()
                    continue
                self.collected.said(span, "indirect", cue.group().strip("、"), nested or speaker, via)
            position = cue.end()
            if not cue.group().endswith("、"):
                position = next((n for n in range(position, len(blanked)) if blanked[n] in _STOPS), len(blanked))

    def _according_to(self, start: int, blanked: str, cues: list[re.Match[str]]) -> None:
        """According to somebody: the rest of the sentence, where no mark closes it."""
        for topic in topics(blanked, self._context):
            if topic.tells and not any(cue.start() > topic.end for cue in cues):
                self._current = self._context.resolve(topic.phrase)
                span = (start + topic.end, start + len(blanked.rstrip(_END)))
                self.collected.said(span, "indirect", topic.mark, self._current)

    def _beside_topics(self, start: int, sentence: str, blanked: str) -> None:
        """Quotations right behind a topic: X は「…」、Y は「…」と話した."""
        for match in _BESIDE.finditer(blanked):
            first = match.start("quotation") + 1
            phrase = self._context.phrase(match["phrase"], "quoting")
            if phrase and is_said(sentence[first : match.end("quotation") - 1]):
                self._current = self._context.resolve(phrase)
                self.collected.add((start + first, start + match.end("quotation") - 1), "direct", "「", self._current)

    def _tells_of_before(self, blanked: str, *, announces: bool) -> bool:
        """A sentence that only tells who said what stands in the one before."""
        # The lead of a post, behind its emoji, tells what was said and then announces the very words.
        is_lead = self._before is not None and not self._text[self._before[0]].isalnum()
        match = _TELLING.match(blanked) if is_lead or not announces else None
        phrase = self._context.phrase(match["phrase"]) if match else None
        if match is None or phrase is None or phrase.is_same or self._before is None:
            return False
        first, last = self._before
        if self.collected.has_any(first, last):
            return False
        self._current = phrase
        if found_out := _FOUND_OUT.search(masked(self._text[first:last])):
            last = first + found_out.start()
        self.collected.said((first, last), "indirect", match["cue"], phrase)
        return True

    def _is_quotation(self, start: int, sentence: str, blanked: str) -> bool:
        """A sentence that is nothing but a quotation: words announced before, or told of after."""
        inside = quotations(sentence)
        if len(inside) != 1 or len(blanked.strip(_END)) - (inside[0].end - inside[0].start) > 2:
            return False
        self._quotation = (start + inside[0].start, start + inside[0].end)
        if not self._announced and self._lately:
            self._current = self._lately
        if self._announced or self._current:
            self.collected.add(self._quotation, "direct", self._announced or "「", self._current)
        return True

    def _announce(self, start: int, sentence: str, cue: str) -> bool:
        """They said this: the quotation stands in the same sentence, in the one before or in the next."""
        self._announced = cue
        inside = [one for one in quotations(sentence) if is_said(sentence[one.start : one.end])]
        if inside:
            for one in inside:
                self.collected.add((start + one.start, start + one.end), "direct", cue, self._current)
        elif self._quotation:
            self.collected.forget(self._quotation)
            self.collected.add(self._quotation, "direct", cue, self._current)
            self._quotation = None
        return bool(inside)


def _moved(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


@cache
def _announcing() -> re.Pattern[str]:
    return re.compile("|".join(cue.pattern for cue in INTRODUCING))
