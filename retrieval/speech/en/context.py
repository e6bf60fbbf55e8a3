"""Who speaks, as an English text goes on: pronouns, verbs without a subject, and who was named or spoke last."""

from dataclasses import dataclass, replace

from retrieval.speech.en.main_subject import main_subject
from retrieval.speech.en.names import Referent, is_described, referent
from retrieval.speech.en.people import People
from retrieval.speech.en.phrases import Subject
from retrieval.speech.en.words import PRONOUNS, Sentence
from retrieval.speech.speakers import Phrase


@dataclass(frozen=True)
class Chosen:
    """A speaker, and whether the text names it plainly."""

    referent: Referent
    is_certain: bool = True


class Context:
    """What a reader remembers of the text so far.

    Args:
        people: the persons it names.
    """

    def __init__(self, people: People) -> None:
        self._people = people
        self._body: Referent | None = None
        self.speaker: Referent | None = None
        self.subject: Referent | None = None

    def named(self, sentence: Sentence, subject: Subject, place: int, before: Referent | None) -> Chosen | None:
        """The speaker that a subject means.

        Args:
            sentence: its words.
            subject: noun phrase and name.
            place: where the sentence begins in the text.
            before: who speaks before in the same sentence.
        """
        first, last = subject.phrase
        word = sentence.lower[first]
        if last - first == 1 and word in PRONOUNS:
            return self._pronoun(word, place + sentence.words[first].start, before)
        found = referent(sentence, subject.phrase, subject.name)
        if found is None:
            return None
        if subject.name is None and is_described(found.phrase.as_written) and (meant := self._meant(place)):
            return Chosen(meant, is_certain=False)
        return Chosen(self._in_full(found))

    def phrase(self, sentence: Sentence, phrase: tuple[int, int], place: int) -> Phrase | None:
        """Who passes words on."""
        chosen = self.named(sentence, Subject(phrase, None, phrase[0]), place, None)
        return chosen.referent.phrase if chosen else None

    def unnamed(self, sentence: Sentence, place: int, before: Referent | None, until: int) -> Chosen | None:
        """The speaker of a verb without a subject: the one before in the sentence, else the sentence's subject."""
        if before:
            return Chosen(before)
        subject = main_subject(sentence)
        if (subject and subject.phrase[0] < until) or (subject and until == 0):
            return self.named(sentence, subject, place, None)
        return Chosen(self.speaker, is_certain=False) if self.speaker else None

    def spoke(self, found: Referent) -> None:
        """Somebody spoke."""
        self.speaker = self.subject = found
        if found.kind in ("body", "many"):
            self._body = found

    def mentioned(self, sentence: Sentence, place: int) -> Referent | None:
        """A sentence in which nobody speaks is about somebody or something: its subject."""
        subject = main_subject(sentence)
        chosen = self.named(sentence, subject, place, None) if subject else None
        if chosen:
            self.subject = chosen.referent
            if chosen.referent.kind == "body":
                self._body = chosen.referent
        return chosen.referent if chosen else None

    def _meant(self, place: int) -> Referent | None:
        """The person that *the Italian* stands for: whom the text is about, else the last named."""
        for one in (self.subject, self.speaker):
            if one and one.kind == "person":
                return one
        nearest = self._people.before(place, "")
        return Referent(nearest, "person") if nearest else None

    def _in_full(self, found: Referent) -> Referent:
        if found.kind != "person":
            return found
        name = self._people.full_name(found.phrase.name)
        return replace(found, phrase=replace(found.phrase, name=name))

    def _pronoun(self, word: str, place: int, before: Referent | None) -> Chosen | None:
        if word in ("i", "you", "we"):
            return None
        possible = [one for one in (before, self.subject, self.speaker) if one]
        likely: Referent | None = None
        for one in possible:
            verdict = self._people.may_be(one, word)
            if verdict:
                return Chosen(one, is_certain=one is before or one is self.speaker)
            if verdict is None and likely is None:
                likely = one
        if word in ("it", "they"):
            chosen = self._body if word == "it" and self._body else likely
            return Chosen(chosen, is_certain=False) if chosen else None
        if likely is not None and likely is possible[0]:
            return Chosen(likely, is_certain=likely is self.speaker)
        nearest = self._people.before(place, word)
        if nearest and (likely is None or self._people.gender(nearest.name)):
            return Chosen(Referent(nearest, "person"), is_certain=False)
        return Chosen(likely, is_certain=False) if likely else None
