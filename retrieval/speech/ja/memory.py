"""Who was named, and who spoke, before a Japanese sentence; and who is likeliest to go on."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from retrieval.speech.ja.context import Context, Phrases
from retrieval.speech.ja.heads import is_human
from retrieval.speech.ja.topics import Topic
from retrieval.speech.mentions import Mention
from retrieval.speech.speakers import Phrase
from retrieval.text.analyzer import Analyzer

_PLAINLY = (
    "[^。、「」\\n]{0,10}(?:述べ|話し|話す|語っ|語る|言っ|言う|強調|指摘|説明|主張|訴え|明らか|発表|答え|コメント)"
)
_SAME_BODY = re.compile(r"同(?P<kind>[\u4e00-\u9fffァ-ヺー]{1,9})$")
_BODY = r"[\w・ー＆&]{1,20}"
_MOST_BODIES = 100
_JUST = 2
"""Sentences, this one counted."""

_FAR = 1_500
"""Characters before 同店 in which its name is looked for."""

_MOST_NAMES = 40
"""Different phrases that are looked at for it."""


class Spoke(NamedTuple):
    """Who was named before a sentence.

    Attributes:
        last: who spoke, or was spoken of, last.
        person: the person among them.
        bodies: the bodies, the last one last.
        speaker: who spoke last.
        pair: two who spoke together last.
        is_topic: whether the last one was what a whole sentence is about.
        ago: how many sentences ago anybody was named.
    """

    last: Phrase | None = None
    person: Phrase | None = None
    bodies: tuple[Phrase, ...] = ()
    speaker: Phrase | None = None
    pair: Phrase | None = None
    is_topic: bool = False
    ago: int = 0


class Memory:
    """Who was named so far in a text.

    Args:
        text: all of it.
        mentions: the names in it, in order.
        places: names that it gives to states and places.
        analyzer: tells words; of this thread.

    Attributes:
        spoke: the last of them.
    """

    def __init__(self, text: str, mentions: Sequence[Mention], places: frozenset[str], analyzer: Analyzer) -> None:
        self.spoke = Spoke()
        self.persons = frozenset(one.name for one in mentions if one.is_person and one.name not in places)
        self._text = text
        self._places = places
        self._analyzer = analyzer
        self._phrases = Phrases()
        self._speaking: dict[str, bool] = {}
        self._context: tuple[Spoke, Context] | None = None

    @property
    def context(self) -> Context:
        """What the next sentence is read against."""
        spoke = self.spoke
        if self._context is None or self._context[0] is not spoke:
            context = Context(
                spoke.last,
                self.persons,
                spoke.person,
                spoke.bodies,
                spoke.pair,
                self._places,
                self._analyzer,
                self._phrases,
            )
            self._context = (spoke, context)
        return self._context[1]

    def next_sentence(self) -> None:
        """One more sentence is read."""
        self.spoke = self.spoke._replace(ago=self.spoke.ago + 1)

    def speaks(self, phrase: Phrase | None) -> None:
        """Somebody speaks."""
        if phrase is not None:
            self.names(phrase, speaks=True)

    def names(self, phrase: Phrase, *, is_topic: bool = False, speaks: bool = False) -> None:
        """Somebody is spoken of, or speaks."""
        before = self.spoke
        is_body = not (phrase.is_same or is_human(phrase))
        self.spoke = Spoke(
            last=phrase,
            person=phrase if phrase.is_person else before.person,
            bodies=(*before.bodies[-_MOST_BODIES:], phrase) if is_body else before.bodies,
            speaker=phrase if speaks else before.speaker,
            pair=phrase if phrase.joined else before.pair,
            is_topic=is_topic,
            ago=0,
        )

    def names_bodies(self, found: Sequence[Topic]) -> None:
        """Bodies are topics of a sentence, whoever speaks in it."""
        bodies = [one.phrase for one in found if one.is_sure and not (is_human(one.phrase) or one.phrase.is_same)]
        if bodies:
            self.spoke = self.spoke._replace(bodies=(*self.spoke.bodies, *bodies)[-_MOST_BODIES:])

    def meant(self, phrase: Phrase, place: int) -> Phrase | None:
        """Whom a phrase stands for at an offset: itself, or whom 彼, 同氏 or 同店 points back to."""
        if not phrase.is_same:
            return self.context.resolve(phrase)
        if (body := _SAME_BODY.match(phrase.as_written)) and (named := self._body(body["kind"], place)):
            return named
        return self.context.resolve(phrase)

    def just_spoke(self) -> bool:
        """Whether who was named last is who spoke last, in this sentence or the one before."""
        last, speaker = self.spoke.last, self.spoke.speaker
        return last is not None and speaker is not None and last.name == speaker.name and self.spoke.ago <= _JUST

    def likeliest(self, *, of_quotation: bool, is_personal: bool = False) -> Phrase | None:
        """Who goes on speaking: who was named last, if that one speaks anywhere in the text, else who spoke last.

        Args:
            of_quotation: whether the words stand in quotation marks; who is only told of seldom says what is reported.
            is_personal: whether the verb is one of persons, as 振り返る is: no body named since then says the words.
        """
        last, speaker = self.spoke.last, self.spoke.speaker
        if last is None or speaker is None or last.name == speaker.name:
            return last
        if not last.is_person and not is_human(last):
            return speaker if is_personal and speaker.is_person else last
        is_subject = self.spoke.is_topic and self.spoke.ago <= 1 and (of_quotation or last.is_person)
        return last if is_subject or self._speaks_somewhere(last.name) else speaker

    def _speaks_somewhere(self, name: str) -> bool:
        """Whether a name stands anywhere as the subject of words in quotation marks or of a plain verb of speech."""
        if name not in self._speaking:
            pattern = (
                rf"{re.escape(name)}[^、。「」\n]{{0,14}}(?:は|も|によると)、?"
                rf"(?:[^。「」\n]{{0,24}}「|[^。\n]{{0,120}}と{_PLAINLY})"
            )
            self._speaking[name] = re.search(pattern, self._text) is not None
        return self._speaking[name]

    def _body(self, kind: str, place: int) -> Phrase | None:
        """The body with a name of its own that a text named last before an offset: ミハラ電器駅前店 for 同店."""
        first = max(0, place - _FAR)
        written = re.findall(rf"{_BODY}?{re.escape(kind)}(?![\u4e00-\u9fffァ-ヺー])", self._text[first:place])
        # A text that says 同店 again and again is not asked for each of them anew.
        for name in islice(dict.fromkeys(reversed(written)), _MOST_NAMES):
            phrase = self.context.phrase(name)
            if phrase is None or phrase.is_same or phrase.is_person or phrase.as_written == kind:
                continue
            if any(word.part[1] == "固有名詞" or word.is_oov for word in self._analyzer.morphemes(phrase.as_written)):
                return phrase
        return None
