"""The sentences of a Japanese text, read one after another: what each says, and who was named or spoke last."""

import re
from dataclasses import dataclass, replace

from retrieval.speech.collected import Collected
from retrieval.speech.ja.accused import Accused, accused
from retrieval.speech.ja.clauses import Span, said
from retrieval.speech.ja.context import Context, Phrases
from retrieval.speech.ja.marks import Mark, marks
from retrieval.speech.ja.reports import passed_on
from retrieval.speech.ja.sentence import Sentence, Word
from retrieval.speech.ja.subjects import Choice, speaker_of
from retrieval.speech.ja.topics import Topic, topics
from retrieval.speech.ja.vocabulary import verb_at
from retrieval.speech.speakers import Phrase
from retrieval.text.analyzer import Analyzer
from retrieval.text.quotations import masked
from retrieval.types import Act

_TELLING = re.compile(
    r"^(?P<phrase>[^、「」]{2,60}?)(?:が|は)(?:\d+日、?)?[^、。「」とを]{0,30}?(?P<cue>(?:明らかに|明か|話|指摘|公表|発表|投稿"
    r"|主張|強調|批判|警告|表明|説明|断言|コメント|言及|反論|示唆|証言|宣言)し"
    r"(?:た|ました)|(?:伝え|述べ)(?:た|ました)|(?:語|報)(?:った|じた|りました|じました))[。 　]*$"
)
_ANNOUNCING = re.compile(
    r"(?:次の|以下の|この|こんな)(?:ように|よう|とおり|通り|風に|メッセージ|コメント|言葉)[^。「」]{0,12}?(?:語|述|話|発言|指摘|説明|訴|主張|コメント|答|書|続|つづ|綴|投稿)"
    r"|(?:こう|そう)(?:語|述|話|発言|指摘|説明|訴|主張|答|書|言|振り返|打ち明|漏ら|つぶや|続|つづ|綴|投稿|切り出|締めくく)"
)
_CLEFT = re.compile(r"のは、?(?P<phrase>[^、。「」＿]{2,60}?)(?:だ|である|です|だった|でした)?[。 　]*$")
"""It is so-and-so who …: the next words are rather that one's."""

_PLAINLY = "[^。、「」\\n]{0,10}(?:述べ|話し|話す|語っ|語る|言っ|言う|強調|指摘|説明|主張|訴え|明らか|発表|答え|コメント)"

_FOUND_OUT = re.compile(
    r"(?:という)?こと(?:が|は)(?:分かった|わかった|明らかになった|分かりました|わかりました|明らかになりました)。?$"
)
_DENYING = re.compile(r"(?:考え|意図|予定|意向|つもり|気|計画|可能性|事実|根拠|必要|関係)[はもが](?:全く|一切|まったく|今のところ)?、?(?:ない|ありません|なかった)(?:です)?[。]?$")
_ASKING = re.compile(r"(?:か|の)[？?]$|[^。]か[。]?$")
_WISHING = re.compile(r"(?:てほしい|て欲しい|てください|て下さい|てもらいたい|べきではない|せよ|しろ|なさい)(?:です)?[。]?$")
_GOES_ON = re.compile(r"[のをがにへで]")
_MOST_BODIES = 100
_LONG_AGO = 3
"""Sentences without anybody named after which who spoke last is no longer surely meant."""

_LONGEST_ENDING = 6
_BEHIND_QUOTE = ("。", "、", "！", "？")
_SAYS = frozenset("言う 話す 語る 述べる 答える 叫ぶ".split())


@dataclass(frozen=True)
class Spoke:
    """Who was named before a sentence.

    Attributes:
        last: who spoke, or was spoken of, last.
        person: the person among them.
        bodies: the bodies, the last one last.
        speaker: who spoke last.
        pair: two who spoke together last.
        ago: how many sentences ago anybody was named.
    """

    last: Phrase | None = None
    person: Phrase | None = None
    bodies: tuple[Phrase, ...] = ()
    speaker: Phrase | None = None
    pair: Phrase | None = None
    ago: int = 0


class Statements:
    """Reads sentences in order.

    Args:
        text: all of the text.
        collected: takes what is found.
        persons: names that the text gives to persons somewhere.
        places: names that it gives to states and places.
        analyzer: tells words; of this thread.

    Attributes:
        spoke: who was named so far.
        bullets: lines of a list that interrupts a sentence.
    """

    def __init__(
        self, text: str, collected: Collected, persons: frozenset[str], places: frozenset[str], analyzer: Analyzer
    ) -> None:
        self.spoke = Spoke()
        self.bullets: list[tuple[int, int]] = []
        self._text = text
        self._collected = collected
        self._persons = persons
        self._places = places
        self._analyzer = analyzer
        self._phrases: Phrases = {}
        self._accused = Accused(text)
        self._announced: str | None = None
        self._quotation: tuple[int, int] | None = None
        self._before: tuple[int, int] | None = None
        self._lately: Phrase | None = None
        self._speaking: dict[str, bool] = {}

    @property
    def context(self) -> Context:
        """What the next sentence is read against."""
        spoke = self.spoke
        return Context(
            spoke.last,
            self._persons,
            spoke.person,
            spoke.bodies,
            spoke.pair,
            self._places,
            self._analyzer,
            self._phrases,
        )

    def speaks(self, phrase: Phrase | None) -> None:
        """Somebody speaks."""
        if phrase is not None:
            self.names(phrase)
            self.spoke = replace(self.spoke, speaker=phrase, pair=phrase if phrase.joined else self.spoke.pair)

    def names(self, phrase: Phrase) -> None:
        """Somebody is spoken of."""
        if phrase.is_person:
            self.spoke = replace(self.spoke, last=phrase, person=phrase, ago=0)
        elif phrase.is_same:
            self.spoke = replace(self.spoke, last=phrase, ago=0)
        else:
            self.spoke = replace(self.spoke, last=phrase, bodies=(*self.spoke.bodies[-_MOST_BODIES:], phrase), ago=0)
        if phrase.joined:
            self.spoke = replace(self.spoke, pair=phrase)

    def read(self, sentence: Sentence) -> None:
        """Take what a sentence says."""
        self.spoke = replace(self.spoke, ago=self.spoke.ago + 1)
        announced = _ANNOUNCING.search(sentence.blanked)
        if not self._tells_of_before(sentence, announces=announced is not None):
            found = topics(sentence, self.context)
            self._name_bodies(found)
            if not self._is_quotation(sentence):
                self._read(sentence, found, announced.group() if announced else None)
        elif announced:
            self._announced = announced.group()
        self._before = (sentence.start, sentence.end)

    def _name_bodies(self, found: list[Topic]) -> None:
        bodies = [one.phrase for one in found if one.is_sure and not (one.phrase.is_person or one.phrase.is_same)]
        self.spoke = replace(self.spoke, bodies=(*self.spoke.bodies, *bodies)[-_MOST_BODIES:])

    def _read(self, sentence: Sentence, found: list[Topic], announced: str | None) -> None:
        subject = _subject(found, sentence)
        if cleft := _CLEFT.search(sentence.blanked):
            subject = self.context.phrase(cleft["phrase"]) or subject
        if announced:
            self.speaks(subject if subject and not subject.is_same else None)
            if self._announce(sentence, announced):
                self._lately = subject
                return
        elif self._announced and not marks(sentence):
            self._announced = None
        cues = marks(sentence)
        self._marked(sentence, cues, found)
        self._according_to(sentence, cues, found)
        self._unclaimed(sentence, cues, found)
        if subject and cleft:
            self.speaks(subject)
        elif subject and not cues and (subject.is_person or _tells(sentence)):
            self.names(subject)
        self._lately = subject if subject and subject.is_person else None

    def _marked(self, sentence: Sentence, cues: list[Mark], found: list[Topic]) -> None:
        """What stands before each mark of a sentence."""
        since = content = 0
        speaking: Phrase | None = None
        for mark in cues:
            choice = speaker_of(sentence, mark, found, since, self.context, speaking)
            choice = replace(choice, first=max(choice.first, content))
            # A mark that tells of nobody's words leaves the topics and the words before it to the next one.
            if not choice.is_void:
                since = content = _behind(sentence.words, mark.last)
                speaker, is_certain = self._speaker(sentence, choice, speaking)
                self._take(sentence, mark, choice, speaker, is_certain=is_certain)
                if choice.speaker and not choice.is_nested:
                    speaking = speaker
                    self.speaks(speaker)

    def _speaker(self, sentence: Sentence, choice: Choice, speaking: Phrase | None) -> tuple[Phrase | None, bool]:
        """Who speaks, and whether that is sure."""
        if choice.speaker is not None:
            return self.context.resolve(choice.speaker), choice.is_certain
        if speaking is not None:
            return speaking, True
        if answering := accused(self._accused_before(sentence), sentence.blanked, self.context):
            return answering, True
        return self._likeliest(), self.spoke.ago <= _LONG_AGO

    def _likeliest(self) -> Phrase | None:
        """Who goes on speaking: who was named last, if that one speaks anywhere in the text, else who spoke last."""
        last, speaker = self.spoke.last, self.spoke.speaker
        if last is None or not last.is_person or (speaker and last.name == speaker.name):
            return last
        return last if speaker is None or self._speaks_somewhere(last.name) else speaker

    def _speaks_somewhere(self, name: str) -> bool:
        """Whether a name stands anywhere as the subject of words in quotation marks or of a plain verb of speech."""
        if name not in self._speaking:
            pattern = rf"{re.escape(name)}[^、。「」\n]{{0,14}}(?:は|も|によると)、?(?:[^。「」\n]{{0,24}}「|[^。\n]{{0,120}}と{_PLAINLY})"
            self._speaking[name] = re.search(pattern, self._text) is not None
        return self._speaking[name]

    def _accused_before(self, sentence: Sentence) -> str:
        return self._accused.before(sentence.start)

    def _take(
        self, sentence: Sentence, mark: Mark, choice: Choice, speaker: Phrase | None, *, is_certain: bool
    ) -> None:
        words = sentence.words
        cue = self._text[words[mark.first].start : words[mark.last].end]
        if not choice.first and self.bullets and _GOES_ON.match(sentence.blanked):
            # The sentence that a list interrupts: each line of the list is something said.
            for one in self.bullets:
                self._collected.add(one, "indirect", cue, speaker, choice.via)
            self.bullets.clear()
            return
        via, by, first = choice.via, speaker, choice.first
        if reported := passed_on(sentence, mark, first, speaker, self.context):
            via, by, first = speaker, reported.speaker, reported.first
            mark = replace(mark, content=reported.content)
        for span in said(sentence, mark, first):
            act = _act(mark, self._text[span.start : span.end], span)
            self._collected.add(
                (span.start, span.end), span.kind, cue, by, via, act=act, is_certain=is_certain and by is not None
            )

    def _according_to(self, sentence: Sentence, cues: list[Mark], found: list[Topic]) -> None:
        """According to somebody: the rest of the sentence, where no mark closes it."""
        words = sentence.words
        for topic in found:
            if topic.tells and not any(cue.first >= topic.end for cue in cues) and topic.end < len(words):
                speaker = self.context.resolve(topic.phrase)
                self.speaks(speaker)
                end = sentence.start + len(sentence.blanked.rstrip(" \t\u3000、。．"))
                self._collected.said((words[topic.end].start, end), "indirect", topic.mark, speaker)

    def _unclaimed(self, sentence: Sentence, cues: list[Mark], found: list[Topic]) -> None:
        """Quotations that are sentences and that no mark takes."""
        words = sentence.words
        for number, word in enumerate(words):
            if word.quotation is None or not sentence.is_said(word):
                continue
            if self._collected.covers(word.quotation.start, word.quotation.end):
                continue
            speaker, is_certain = self._beside(sentence, number, found)
            if speaker is not None:
                span = (word.quotation.start, word.quotation.end)
                act = _act(None, self._text[slice(*span)], Span(*span, "direct"))
                self._collected.add(span, "direct", "「", speaker, act=act, is_certain=is_certain)
                self.speaks(speaker)

    def _beside(self, sentence: Sentence, number: int, found: list[Topic]) -> tuple[Phrase | None, bool]:
        """Who speaks a quotation by what stands beside it: a name in brackets, its topic, a subject behind it."""
        words = sentence.words
        behind = words[number + 1] if number + 1 < len(words) else None
        if behind is not None and behind.surface in ("（", "("):
            close = next((n for n in range(number + 2, len(words)) if words[n].surface in ("）", ")")), None)
            phrase = self.context.phrase(sentence.written(number + 2, close)) if close else None
            return self.context.resolve(phrase) if phrase else None, True
        found = [one for one in found if one.is_sure or one.end == number]
        topic = next((one for one in reversed(found) if one.end == number and one.mark in ("は", "も", "が")), None)
        closes = behind is None or behind.surface in _BEHIND_QUOTE
        if topic and (closes or behind is None):
            return self.context.resolve(topic.phrase), True
        if number and words[number - 1].is_noun or (number and words[number - 1].surface in ("）", ")")):
            begin = number
            while begin and words[begin - 1].surface not in ("、", "。", "】", "：") and not words[begin - 1].quotation:
                begin -= 1
            phrase = self.context.phrase(sentence.written(begin, number))
            if phrase and phrase.is_person:
                return phrase, True
        after = next((one for one in found if one.first == number + 1 and one.mark in ("は", "が")), None)
        if after and any(words[n].lemma in _SAYS for n in range(after.end, min(after.end + 4, len(words)))):
            return self.context.resolve(after.phrase), True
        if closes and (number + 1 >= len(words) or behind is None or behind.surface != "、"):
            inner = [one.phrase for one in found if one.particle < number and one.phrase.is_person and one.mark in ("は", "も")]
            return (self.context.resolve(inner[-1]), True) if inner else (None, False)
        return None, False

    def _tells_of_before(self, sentence: Sentence, *, announces: bool) -> bool:
        """A sentence that only tells who said what stands in the one before."""
        if self._before is None:
            return False
        first, last = self._before
        is_quotation = self._quotation is not None and first <= self._quotation[0] < last
        # The lead of a post, behind its emoji, tells what was said and then announces the very words.
        is_lead = not self._text[first].isalnum()
        if announces and not (is_lead and not is_quotation):
            return False
        phrase, cue = self._teller(sentence, is_strict=not is_quotation)
        if phrase is None or phrase.is_same:
            return False
        if is_quotation and self._quotation:
            self._collected.forget(self._quotation)
            first, last = self._quotation
        if self._collected.has_any(first, last):
            return False
        self.speaks(phrase)
        if found_out := _FOUND_OUT.search(masked(self._text[first:last])):
            last = first + found_out.start()
        self._collected.said((first, last), "direct" if is_quotation else "indirect", cue, phrase)
        return True

    def _teller(self, sentence: Sentence, *, is_strict: bool) -> tuple[Phrase | None, str]:
        """Who a sentence without words of its own says to have spoken, and the verb."""
        if is_strict:
            match = None if marks(sentence) else _TELLING.match(sentence.blanked)
            return (self.context.phrase(match["phrase"]), match["cue"]) if match else (None, "")
        words = sentence.words
        if any(word.quotation or word.is_particle("を") for word in words) or marks(sentence):
            return None, ""
        found = [one for one in topics(sentence, self.context) if one.is_sure and one.mark in ("は", "が")]
        verb = next((number for number in range(len(words) - 1, -1, -1) if verb_at(words, number)), None)
        if not found or verb is None or verb < found[0].end or len(words) - verb > _LONGEST_ENDING:
            return None, ""
        return found[0].phrase, words[verb].surface

    def _is_quotation(self, sentence: Sentence) -> bool:
        """A sentence that is nothing but a quotation: words announced before, or told of after."""
        spoken = [word for word in sentence.words if word.surface not in ("。", "、")]
        if len(spoken) != 1 or spoken[0].quotation is None:
            return False
        one = spoken[0].quotation
        self._quotation = (one.start, one.end)
        if not self._announced and self._lately:
            self.speaks(self._lately)
        speaker = self.spoke.last
        if self._announced or speaker:
            is_certain = bool(self._announced) or self.spoke.ago <= _LONG_AGO
            act = _act(None, self._text[one.start : one.end], Span(one.start, one.end, "direct"))
            self._collected.add(self._quotation, "direct", self._announced or "「", speaker, act=act, is_certain=is_certain)
            self.spoke = replace(self.spoke, ago=0)
        return True

    def _announce(self, sentence: Sentence, cue: str) -> bool:
        """They said this: the quotation stands in the same sentence, in the one before or in the next."""
        self._announced = cue
        inside = [word.quotation for word in sentence.words if word.quotation and sentence.is_said(word)]
        if inside:
            for one in inside:
                self._collected.add((one.start, one.end), "direct", cue, self.spoke.last)
        elif self._quotation and self._quotation == self._before_quotation():
            self._collected.forget(self._quotation)
            self._collected.add(self._quotation, "direct", cue, self.spoke.last)
            self._quotation = None
        return bool(inside)

    def _before_quotation(self) -> tuple[int, int] | None:
        return self._quotation


def _subject(found: list[Topic], sentence: Sentence) -> Phrase | None:
    """Who a sentence is about: its first topic, else a person as subject in が."""
    found = [one for one in found if one.is_sure]
    first = next((one for one in found if not one.tells and (one.mark == "は" or (one.mark == "も" and one.phrase.is_person))), None)
    if first is not None:
        return None if first.phrase.is_same else first.phrase
    return next((one.phrase for one in found if one.mark == "が" and one.phrase.is_person), None)


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence ends in a verb of speech."""
    words = sentence.words
    return any(verb_at(words, number) for number in range(max(0, len(words) - _LONGEST_ENDING), len(words)))


def _behind(words: list[Word], last: int) -> int:
    """The number of the word from which on what comes next may be said."""
    return next((number + (words[number].surface == "、") for number in range(last + 1, len(words)) if words[number].surface in ("、", "。") or words[number].quotation), len(words))


def _act(mark: Mark | None, text: str, span: Span) -> Act:
    """What is done with the words: as the verb tells, else as they end."""
    if mark is not None and mark.act != "statement":
        return mark.act
    if _DENYING.search(text):
        return "denial"
    if span.kind == "direct" and _ASKING.search(text) and "。" not in text[:-1]:
        return "question"
    return "demand" if _WISHING.search(text) else "statement"
