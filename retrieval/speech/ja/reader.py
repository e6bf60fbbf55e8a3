"""Utterances in Japanese text: what is said stands before its mark, who says it is the sentence's topic.

A sentence is read with each quotation as one word, so that nothing inside is taken for its own topic or verb. Where it
names no speaker, one of those named before is chosen.
"""

from collections.abc import Sequence

from retrieval.speech.collected import Collected, Found
from retrieval.speech.entities.spellings import Spellings
from retrieval.speech.ja.acts import act_of
from retrieval.speech.ja.balance import balanced
from retrieval.speech.ja.context import Context
from retrieval.speech.ja.lines import LONGEST_HEADLINE, SPEAKING, bullet, headline, marked_line, name_line
from retrieval.speech.ja.marks import marks
from retrieval.speech.ja.memory import Memory
from retrieval.speech.ja.sentence import Row, Sentence
from retrieval.speech.ja.statements import Statements
from retrieval.speech.ja.vocabulary import told_by
from retrieval.speech.mentions import Mention, places_in
from retrieval.speech.speakers import Phrase
from retrieval.text.analyzer import Analyzer
from retrieval.text.quotations import masked, quotations
from retrieval.text.sentences import line_spans, sentence_spans

_SHORTEST_HEADLINE = 5
_SAME_LINE = 20
"""A post that is repeated in full begins with as many characters of its first copy."""

_ENDS = ("。", "」", "』", "！", "？", "!", "?", "）", ")")


def japanese_utterances(text: str, mentions: Sequence[Mention], analyzer: Analyzer) -> list[Found]:
    """Everything said in a text, in order of appearance.

    Args:
        text: of an item.
        mentions: the names in it.
        analyzer: tells words; of this thread.
    """
    reader = _Reader(balanced(text), mentions, analyzer)
    for number, (start, end) in enumerate(line_spans(reader.text)):
        reader.line(start, end, is_first=number == 0)
    reader.name_headlines()
    return reader.collected.in_order()


class _Reader:
    """Goes through a text line by line and remembers who spoke last."""

    def __init__(self, text: str, mentions: Sequence[Mention], analyzer: Analyzer) -> None:
        self.collected = Collected(text)
        self.text = text
        self._row = Row(analyzer.morphemes(text))
        self._memory = Memory(text, mentions, places_in(text), analyzer)
        self._names = Spellings(self._memory.persons)
        self._statements = Statements(text, self.collected, self._memory)
        self._first_line = text.split("\n", 1)[0].strip()
        self._list_of: Phrase | None = None
        self._goes_on = False

    @property
    def _context(self) -> Context:
        return self._memory.context

    def line(self, start: int, end: int, *, is_first: bool) -> None:
        """Read one line."""
        line = self.text[start:end]
        if words := bullet(line):
            if speaker := self._list_of or (self._context.current if self._statements.announced else None):
                self._list_of = speaker
                self.collected.add((start + words[0], end), "indirect", "・", speaker)
                return
            self._statements.bullets.append((start + words[0], end))
            if not line.endswith("。"):
                return
        elif self._is_name(line) or self._is_marked(start, line) or self._is_headline(start, line, is_first=is_first):
            return
        self._sentences(start, line)
        if not words:
            self._statements.bullets.clear()

    def _sentences(self, start: int, line: str) -> None:
        was_going_on = self._goes_on
        more: list[tuple[int, int]] = []
        spoke = self._memory.spoke
        if self._statements.announced and self._has_no_marks(start, line):
            self._statements.takes_all((start, start + len(line)))
            return
        for first, last in sentence_spans(line, "ja"):
            sentence = Sentence(self.text, start + first, start + last, self._row)
            if self._is_more(sentence):
                more.append((sentence.start, sentence.end))
                continue
            self._list_of = None
            self._statements.read(sentence)
        if more:
            self.collected.add((more[0][0], more[-1][1]), "indirect", SPEAKING, self._context.current)
        if was_going_on:
            self._goes_on = False
        if not line.rstrip().endswith(_ENDS) and "。" not in line and start:
            # A caption or a link to another article: whoever is named there is not who goes on speaking.
            self._memory.spoke = spoke

    def _has_no_marks(self, start: int, line: str) -> bool:
        """Whether a paragraph behind an announcement may be the words themselves: no quotation, no mark of speech."""
        if any(mark in line for mark in "「『“"):
            return False
        spans = sentence_spans(line, "ja")
        return not any(marks(Sentence(self.text, start + first, start + last, self._row)) for first, last in spans)

    def _is_name(self, line: str) -> bool:
        phrase = name_line(masked(line), self._context)
        if phrase:
            self._list_of = phrase
            self._memory.speaks(phrase)
        return phrase is not None

    def _is_marked(self, start: int, line: str) -> bool:
        words = marked_line(line, self._context)
        if words:
            self._list_of = words.speaker
            self._memory.speaks(words.speaker)
            self._goes_on = words.cue.startswith(SPEAKING) and line.startswith(self._first_line[:_SAME_LINE])
            self.collected.add(_moved(words.span, start), "indirect", words.cue, words.speaker)
        return words is not None

    def _is_more(self, sentence: Sentence) -> bool:
        """A sentence in the lines below a marked one: more of the same words, until it tells of somebody."""
        if not self._goes_on:
            return False
        current = self._context.current
        speaker = current.name if current else ""
        names = self._names.find(sentence.text) or any(part in sentence.text for part in speaker.split("・") if part)
        if names or marks(sentence):
            self._goes_on = False
            return False
        return True

    def _is_headline(self, start: int, line: str, *, is_first: bool) -> bool:
        found = headline(line, self._context) if "。" not in masked(line) else []
        for words in found:
            speaker = self._context.resolve(words.speaker)
            if is_first and speaker:
                self._memory.speaks(speaker)
            add = self.collected.add if words.is_quotation else self.collected.said
            act = act_of(line[slice(*words.span)], "headline", told_by(words.cue))
            add(_moved(words.span, start), "headline", words.cue, speaker, act=act)
        return bool(found)

    def name_headlines(self) -> None:
        """Give a quotation that a headline leaves without a speaker to whoever says these words further down."""
        first = next(iter(line_spans(self.text)), None)
        line = self.text[slice(*first)] if first else ""
        if first is None or len(line) > LONGEST_HEADLINE or "。" in masked(line):
            return
        later = [found for found in self.collected.in_order() if found.start >= first[1]]
        for one in quotations(line):
            words = line[one.start : one.end]
            said = (found for found in later if found.end - found.start >= len(words))
            speaker = next((found.speaker for found in said if words in self.text[found.start : found.end]), None)
            if speaker and len(words) >= _SHORTEST_HEADLINE:
                self.collected.add(_moved((one.start, one.end), first[0]), "headline", "「", speaker)


def _moved(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by
