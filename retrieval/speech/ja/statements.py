"""The sentences of a Japanese text, read one after another: what each of them says."""

import re
from collections.abc import Sequence

from retrieval.speech.collected import Collected
from retrieval.speech.ja.accused import Accused, accused
from retrieval.speech.ja.acts import act_of
from retrieval.speech.ja.announcing import announced, described, in_cleft, teller, tells, without_finding
from retrieval.speech.ja.clauses import said
from retrieval.speech.ja.endings import Mark
from retrieval.speech.ja.heads import is_human
from retrieval.speech.ja.marks import marks
from retrieval.speech.ja.memory import Memory
from retrieval.speech.ja.reports import passed_on
from retrieval.speech.ja.sentence import Sentence, Word
from retrieval.speech.ja.subjects import PERSONAL, Choice, speaker_of
from retrieval.speech.ja.topics import AT, Topic, topics
from retrieval.speech.ja.unclaimed import beside
from retrieval.speech.speakers import Phrase
from retrieval.text.quotations import masked

_POLICE = re.compile(r"(?:署|警|警察|警視庁|捜査[^、]{0,8}|検察|地検|海保|税関|同庁)$")
_WHOSE = re.compile(
    r"(?P<phrase>[^、。「」\n]{2,24})の(?:この|その|こうした|今回の)?(?:発言|コメント|言葉|主張|見解|指摘|訴え|答え)[はがに]"
)
_GOES_ON = re.compile(r"[のをがにへで]")
_LONGEST_NAME = 8
_LATE = 6
"""Words of a sentence before a subject that is not what the sentence is about."""

_LONG_AGO = 3
"""Sentences without anybody named after which who spoke last is no longer surely meant."""


class Statements:
    """Reads sentences in order.

    Args:
        text: all of the text.
        collected: takes what is found.
        memory: who was named so far.

    Attributes:
        bullets: lines of a list that interrupts a sentence.
        announced: the cue by which the sentence before announced words; None where it did not.
    """

    def __init__(self, text: str, collected: Collected, memory: Memory) -> None:
        self.bullets: list[tuple[int, int]] = []
        self.announced: str | None = None
        self._text = text
        self._collected = collected
        self._memory = memory
        self._accused = Accused(text)
        self._quotation: tuple[int, int] | None = None
        self._before: tuple[int, int] | None = None
        self._lately: Phrase | None = None
        self._pending: tuple[int, int] | None = None
        self._unnamed = -1
        self._opens = self._follows = self._quoted = False

    def read(self, sentence: Sentence) -> None:
        """Take what a sentence says."""
        self._memory.next_sentence()
        found, cues = topics(sentence, self._memory.context), marks(sentence)
        cue = announced(sentence)
        if self._tells_of_before(sentence, cues, found, announces=cue is not None):
            self.announced = cue
        else:
            self._memory.names_bodies(found)
            if not self._is_quotation(sentence):
                self._read(sentence, cues, found, cue)
        self._before = (sentence.start, sentence.end)
        self._quoted = any(word.quotation for word in sentence.words)

    def takes_all(self, span: tuple[int, int]) -> None:
        """Words that were announced and stand in no quotation marks: they fill a paragraph."""
        speaker = self._memory.spoke.last
        act = act_of(self._text[slice(*span)], "direct")
        self._collected.add(span, "direct", self.announced or "", speaker, act=act, is_certain=speaker is not None)
        self.announced = None

    def _read(self, sentence: Sentence, cues: list[Mark], found: list[Topic], cue: str | None) -> None:
        cleft = in_cleft(sentence, self._memory.context)
        if cue and not cleft:
            cleft = described(sentence, cue, self._memory.context)
        self._rename(sentence)
        subject = cleft or _subject(found) or self._closing(sentence)
        self._give_to_next(subject, sentence.start)
        if cue:
            self._memory.speaks(subject if subject and not subject.is_same else None)
            if self._announce(sentence, cue):
                self._lately = subject
                return
        elif not cues:
            self.announced = None
        self._marked(sentence, cues, found)
        self._according_to(sentence, cues, found)
        self._unclaimed(sentence, found)
        if cleft:
            self._memory.speaks(cleft)
        elif subject and not cues and (is_human(subject) or tells(sentence)):
            is_topic = any(one.mark == "は" and one.phrase == subject for one in found)
            if is_topic or not self._is_aside(subject, found):
                self._memory.names(subject, is_topic=is_topic)
        self._lately = subject if subject and subject.is_person else None

    def _rename(self, sentence: Sentence) -> None:
        """The sentence before named nobody for its words, and this one does: 保科氏の発言は波紋を広げた。"""
        if self._before is None or self._unnamed != self._before[0]:
            return
        whose = _WHOSE.match(sentence.blanked)
        phrase = self._memory.context.phrase(whose["phrase"]) if whose else None
        if phrase and is_human(phrase) and not phrase.is_same:
            self._collected.renamed(*self._before, phrase)
            self._memory.speaks(phrase)

    def _is_aside(self, subject: Phrase, found: Sequence[Topic]) -> bool:
        """Whether somebody only acts late in a sentence about who was named before: 打たれ、監督が交代を告げた。"""
        last = self._memory.spoke.last
        is_late = any(one.mark == "が" and one.phrase == subject and one.first > _LATE for one in found)
        return is_late and last is not None and last.is_person

    def _closing(self, sentence: Sentence) -> Phrase | None:
        """The person whose name ends a sentence without a verb: 初当選した保科氏。"""
        words = [word for word in sentence.words if word.surface != "。"]
        if not words or not words[-1].is_noun:
            return None
        phrase = self._memory.context.phrase(sentence.written(max(0, len(words) - _LONGEST_NAME), len(words)))
        return phrase if phrase and phrase.is_person else None

    def _give_to_next(self, subject: Phrase | None, start: int) -> None:
        """A quotation is whose the next sentence tells of: 「無理だ」。漁師は肩を落とした。

        So it is where the quotation opens the same paragraph; and where that one is named for the first time, unless
        the quotation goes on with the one before it.
        """
        span, before = self._pending, self._before
        self._pending = None
        if not (span and before and before[0] <= span[0] < before[1] and subject and is_human(subject)):
            return
        is_apart = "\n" in self._text[span[1] : start]
        if is_apart and self._memory.spoke.last is not None:
            return
        if self._opens or (not self._follows and self._text.find(subject.name) >= span[1]):
            act = act_of(self._text[slice(*span)], "direct")
            self._collected.forget(span)
            self._collected.add(span, "direct", "「", subject, act=act)

    def _marked(self, sentence: Sentence, cues: list[Mark], found: list[Topic]) -> None:
        """What stands before each mark of a sentence."""
        since = content = 0
        speaking: Phrase | None = None
        for mark in cues:
            choice = speaker_of(sentence, mark, found, since, self._memory.context, speaking)
            if mark.form == "hearsay" and choice.speaker is None and not (speaking or self._memory.just_spoke()):
                # Hearsay from nobody in particular.
                continue
            if choice.first < content:
                choice = choice._replace(first=content)
            # A mark that tells of nobody's words leaves the topics and the words before it to the next one.
            if not choice.is_void:
                choice = self._by_accused(sentence, choice)
                content = _behind(sentence.words, mark.last)
                since = since if choice.is_nested else content
                speaker, is_certain = self._speaker(sentence, mark, choice, speaking)
                self._take(sentence, mark, choice, speaker, is_certain=is_certain)
                if choice.speaker and not choice.is_nested:
                    # 岡田氏が「…」と迫ると、「…」と答えた: the next words are another's.
                    speaking = None if _provokes(sentence.words, mark.last) else speaker
                    if speaking:
                        self._memory.speaks(speaker)

    def _by_accused(self, sentence: Sentence, choice: Choice) -> Choice:
        """What the police tell of a hearing is what the accused said there."""
        if choice.speaker is None or not _POLICE.search(choice.speaker.as_written):
            return choice
        answering = accused(self._accused.before(sentence.start), sentence.blanked, self._memory.context)
        return choice._replace(speaker=answering, via=choice.speaker) if answering else choice

    def _speaker(
        self, sentence: Sentence, mark: Mark, choice: Choice, speaking: Phrase | None
    ) -> tuple[Phrase | None, bool]:
        """Who speaks, and whether that is sure."""
        if choice.speaker is not None:
            return self._memory.meant(choice.speaker, sentence.start), choice.is_certain
        if speaking is not None:
            return speaking, True
        before = self._accused.before(sentence.start)
        if answering := accused(before, sentence.blanked, self._memory.context):
            return answering, True
        quoted = sentence.words[mark.content - 1].quotation if mark.content else None
        if quoted and (before_too := self._collected.who_said(self._text[quoted.start : quoted.end].strip("「」『』"))):
            return before_too, True
        self._unnamed = sentence.start
        longest = 1 if mark.form == "object" else _LONG_AGO
        return self._likeliest(sentence, mark), self._memory.spoke.ago <= longest

    def _likeliest(self, sentence: Sentence, mark: Mark) -> Phrase | None:
        is_personal = sentence.words[mark.last].lemma in PERSONAL or sentence.words[mark.first].lemma in PERSONAL
        return self._memory.likeliest(of_quotation=mark.form == "quote", is_personal=is_personal)

    def _take(
        self, sentence: Sentence, mark: Mark, choice: Choice, speaker: Phrase | None, *, is_certain: bool
    ) -> None:
        words = sentence.words
        if not choice.first and self.bullets and _GOES_ON.match(sentence.blanked):
            # The sentence that a list interrupts: each line of the list is something said.
            for one in self.bullets:
                self._collected.add(one, "indirect", self._cue(words, mark), speaker, choice.via)
            self.bullets.clear()
            return
        via, by, first = choice.via, speaker, choice.first
        if reported := passed_on(sentence, mark, first, speaker, self._memory.context):
            via, by, first = speaker, reported.speaker, reported.first
            mark = reported.mark
        if mark.form == "object" and (by is None or not is_certain):
            return
        cue = self._cue(words, mark)
        for span in said(sentence, mark, first):
            place = (span.start, span.end)
            act = act_of(self._text[slice(*place)], span.kind, mark.act)
            self._collected.add(place, span.kind, cue, by, via, act=act, is_certain=is_certain and by is not None)

    def _cue(self, words: list[Word], mark: Mark) -> str:
        """The mark as the text has it; where its verb stands apart, that."""
        first, last = mark.verb or (mark.first, mark.last)
        return self._text[words[first].start : words[last].end]

    def _according_to(self, sentence: Sentence, cues: list[Mark], found: list[Topic]) -> None:
        """According to somebody: the rest of the sentence, where no mark closes it."""
        words = sentence.words
        for topic in found:
            if (
                topic.tells
                and topic.mark not in AT
                and not any(cue.first >= topic.end for cue in cues)
                and topic.end < len(words)
            ):
                speaker = self._memory.meant(topic.phrase, sentence.start)
                self._memory.speaks(speaker)
                end = sentence.start + len(sentence.blanked.rstrip(" \t\u3000、。．"))
                self._collected.said((words[topic.end].start, end), "indirect", topic.mark, speaker)

    def _unclaimed(self, sentence: Sentence, found: list[Topic]) -> None:
        """Quotations that are sentences and that no mark takes."""
        for number, word in enumerate(sentence.words):
            one = word.quotation
            if one is None or not sentence.is_said(word) or self._collected.covers(one.start, one.end):
                continue
            phrase = beside(sentence, number, found, self._memory.context)
            speaker = self._memory.meant(phrase, sentence.start) if phrase else None
            if speaker is not None:
                act = act_of(self._text[one.start : one.end], "direct")
                self._collected.add((one.start, one.end), "direct", "「", speaker, act=act)
                self._memory.speaks(speaker)

    def _tells_of_before(
        self, sentence: Sentence, cues: Sequence[Mark], found: Sequence[Topic], *, announces: bool
    ) -> bool:
        """A sentence that only tells who said what stands in the one before."""
        if self._before is None:
            return False
        first, last = self._before
        of_quotation = self._quotation is not None and first <= self._quotation[0] < last
        # The lead of a post, behind its emoji, tells what was said and then announces the very words.
        is_lead = not self._text[first].isalnum() and not of_quotation
        if announces and not is_lead:
            return False
        phrase, cue = teller(sentence, cues, found, self._memory.context, of_quotation=of_quotation)
        if phrase is None or phrase.is_same:
            return False
        if of_quotation and self._quotation:
            self._collected.forget(self._quotation)
            first, last = self._quotation
        if self._collected.has_any(first, last):
            return False
        self._memory.speaks(phrase)
        last = first + without_finding(masked(self._text[first:last]))
        self._collected.said((first, last), "direct" if of_quotation else "indirect", cue, phrase)
        return True

    def _is_quotation(self, sentence: Sentence) -> bool:
        """A sentence that is nothing but a quotation: words announced before, or told of after."""
        spoken = [word for word in sentence.words if word.surface not in ("。", "、")]
        if len(spoken) != 1 or spoken[0].quotation is None:
            return False
        one = spoken[0].quotation
        self._quotation = (one.start, one.end)
        if not self.announced and self._lately:
            self._memory.speaks(self._lately)
        speaker = self._memory.spoke.last
        self._opens = speaker is None or one.start < 2 or self._text[one.start - 2] == "\n"
        self._follows = self._quoted
        self._pending = None if self.announced else self._quotation
        if self.announced or speaker:
            is_certain = speaker is not None and (bool(self.announced) or self._memory.spoke.ago <= _LONG_AGO)
            act = act_of(self._text[one.start : one.end], "direct")
            cue = self.announced or "「"
            self._collected.add(self._quotation, "direct", cue, speaker, act=act, is_certain=is_certain)
            if speaker:
                self._memory.names(speaker)
        return True

    def _announce(self, sentence: Sentence, cue: str) -> bool:
        """They said this: the quotation stands in the same sentence, in the one before or in the next."""
        self.announced = cue
        speaker = self._memory.spoke.last
        inside = [word.quotation for word in sentence.words if word.quotation and sentence.is_said(word)]
        for one in inside:
            self._collected.add((one.start, one.end), "direct", cue, speaker, is_certain=speaker is not None)
        if not inside and self._quotation:
            self._collected.forget(self._quotation)
            self._collected.add(self._quotation, "direct", cue, speaker, is_certain=speaker is not None)
            self._quotation = None
            self.announced = None
        return bool(inside)


def _subject(found: list[Topic]) -> Phrase | None:
    """Who a sentence is about: its first topic, else a person as subject in が."""
    sure = [one for one in found if one.is_sure and not one.tells]
    first = next((one for one in sure if one.mark == "は" or (one.mark == "も" and one.phrase.is_person)), None)
    if first is not None:
        return None if first.phrase.is_same else first.phrase
    return next((one.phrase for one in sure if one.mark == "が" and is_human(one.phrase)), None)


def _provokes(words: list[Word], last: int) -> bool:
    """Whether a verb of speech only tells what somebody else's words answer: と畳みかけると、, と問うと、."""
    return any(
        words[number].particle == "と" and words[number].part[1] == "接続助詞" and words[number + 1].surface == "、"
        for number in range(last + 1, min(last + 4, len(words) - 1))
    )


def _behind(words: list[Word], last: int) -> int:
    """The number of the word from which on what comes next may be said."""
    if words[last].particle in ("て", "は"):
        # …として撤回することを明らかにした, 草案については不十分だとして: a new clause begins at once.
        return min(last + 1 + (last + 1 < len(words) and words[last + 1].surface == "、"), len(words))
    for number in range(last + 1, len(words)):
        if words[number].surface in ("、", "。") or words[number].quotation:
            return number + (words[number].surface == "、")
    return len(words)
