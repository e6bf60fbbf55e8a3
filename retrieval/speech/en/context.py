"""Who speaks, as an English text goes on: pronouns, verbs without a subject, and who was named or spoke last."""

from dataclasses import dataclass, replace

from retrieval.speech.en.lists import word_list
from retrieval.speech.en.main_subject import main_subject
from retrieval.speech.en.names import Referent, is_body_name, is_described, referent
from retrieval.speech.en.people import People
from retrieval.speech.en.phrases import Subject, strip_openers
from retrieval.speech.en.titles import without_titles
from retrieval.speech.en.words import ARTICLES, PREPOSITIONS, PRONOUNS, Sentence
from retrieval.speech.speakers import Phrase

_POSSESSIVE = {"his": "he", "her": "she", "their": "they", "its": "it"}
_WORDS_OF = word_list("words_of")


@dataclass(frozen=True)
class Chosen:
    """A speaker, and whether the text names it plainly."""

    referent: Referent
    is_certain: bool = True


def _possessor(sentence: Sentence, first: int, last: int) -> Referent:
    """Whom a possessive names: Runa Dahl's; the mayor's."""
    written = sentence.raw[sentence.words[first].start : sentence.words[last].end]
    bare = written.removesuffix("s").rstrip("'’")
    if sentence.lower[first] in ARTICLES:
        return Referent(Phrase(bare.split(" ", 1)[1], bare), "role")
    return Referent(Phrase(without_titles(bare), bare, is_person=not is_body_name(bare)), "person")


def _owner(sentence: Sentence, phrase: tuple[int, int]) -> tuple[int, str] | None:
    """The word that shows whose message, verdict … a noun phrase is, by its number and in lower case."""
    lower = sentence.lower
    first, last = phrase
    head = next((n for n in range(first + 1, last) if lower[n] in PREPOSITIONS), last) - 1
    if lower[head] not in _WORDS_OF:
        return None
    number = next((n for n in range(first, head) if lower[n] in _POSSESSIVE or sentence.words[n].is_possessive), None)
    return (number, lower[number]) if number is not None and (number == first or number < head) else None


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
        self._listener: Referent | None = None
        self._owner: Referent | None = None

    def named(
        self, sentence: Sentence, subject: Subject, place: int, before: Referent | None, *, is_answer: bool = False
    ) -> Chosen | None:
        """The speaker that a subject means.

        Args:
            sentence: its words.
            subject: noun phrase and name.
            place: where the sentence begins in the text.
            before: who speaks before in the same sentence.
            is_answer: whether the verb is an answer's, so that it is more likely whom the last one spoke to.
        """
        first, last = subject.phrase
        word = sentence.lower[first]
        if last - first == 1 and word in PRONOUNS:
            if is_answer and self._listener and self._people.may_be(self._listener, word) is not False:
                return Chosen(self._listener, is_certain=False)
            return self._pronoun(word, place + sentence.words[first].start, before)
        if last - first > 1 and (owner := _owner(sentence, subject.phrase)):
            if owner[1] in _POSSESSIVE:
                return self._pronoun(_POSSESSIVE[owner[1]], place + sentence.words[first].start, before)
            return Chosen(self._in_full(_possessor(sentence, first, owner[0])))
        if sentence.words[last - 1].is_possessive and subject.name is None:
            return Chosen(self._in_full(_possessor(sentence, first, last - 1)))
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
        subject = main_subject(sentence) or self._surname(sentence)
        if (subject and subject.phrase[0] < until) or (subject and until == 0):
            return self.named(sentence, subject, place, None)
        return Chosen(self.speaker, is_certain=False) if self.speaker else None

    def is_somebody(self, found: Referent) -> bool:
        """Whether somebody, and no body or thing, is meant."""
        return found.kind in ("person", "many") or (found.kind == "role" and self._people.is_human(found))

    def spoke(self, found: Referent) -> None:
        """Somebody spoke."""
        self.speaker = self.subject = found
        self._listener = None
        if found.kind in ("body", "many"):
            self._body = found

    def spoke_to(self, sentence: Sentence, first: int, place: int) -> None:
        """Somebody spoke to whoever is named from a word on, if anybody is."""
        last = first
        while last < len(sentence.words) and sentence.words[last].is_capital:
            last += 1
        chosen = self.named(sentence, Subject((first, last), None, first), place, None) if last > first else None
        if chosen and chosen.referent.kind == "person":
            self._listener = chosen.referent

    def mentioned(self, sentence: Sentence, place: int) -> Referent | None:
        """A sentence in which nobody speaks is about somebody or something: its subject."""
        subject = main_subject(sentence) or self._surname(sentence)
        chosen = self.named(sentence, subject, place, None) if subject else None
        self._owner = self._owner_in(sentence, subject) if subject else None
        if chosen:
            self.subject = chosen.referent
            if chosen.referent.kind == "body":
                self._body = chosen.referent
        return chosen.referent if chosen else None

    def _surname(self, sentence: Sentence) -> Subject | None:
        """The person whose surname a sentence begins with: Reed was in no doubt."""
        first = strip_openers(sentence, 0, len(sentence.words))[0]
        if first >= len(sentence.words) or not self._people.knows(sentence.words[first].text):
            return None
        return Subject((first, first + 1), None, first)

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
        return found if name == found.phrase.name else replace(found, phrase=found.phrase._replace(name=name))

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
            is_last = self.speaker is not None and likely is self.speaker
            chosen = self._body if word == "it" and self._body and not is_last else likely
            return Chosen(chosen, is_certain=False) if chosen else None
        if likely is not None and likely is possible[0]:
            return Chosen(likely, is_certain=likely is self.speaker)
        nearest = self._people.before(place, word)
        if nearest and (likely is None or self._people.gender(nearest.name)):
            return Chosen(Referent(nearest, "person"), is_certain=False)
        # Runa Dahl's team has mapped it. She says …
        likely = likely or self._owner_for(word, place)
        return Chosen(likely, is_certain=False) if likely else None

    def _owner_for(self, word: str, place: int) -> Referent | None:
        """Whose the thing is that the sentence before tells of, else the only person of whose things the text tells."""
        if self._owner and self._people.may_be(self._owner, word) is not False:
            return self._owner
        owner = self._people.owner(place, word)
        return Referent(owner, "person") if owner else None

    def _owner_in(self, sentence: Sentence, subject: Subject) -> Referent | None:
        """Whose a subject is, where that is surely somebody: the mayor's team; the name of the plaintiff."""
        first, last = subject.phrase
        whose = next((n for n in range(first, last - 1) if sentence.words[n].is_possessive), None)
        if whose is not None:
            found: Referent | None = _possessor(sentence, first, whose)
        else:
            of = next((n + 1 for n in range(first + 1, last - 1) if sentence.lower[n] == "of"), last)
            end = next((n for n in range(of + 1, last) if sentence.lower[n] in PREPOSITIONS), last)
            found = referent(sentence, (of, end)) if of < end else None
        if found is None:
            return None
        is_known = found.kind == "person" and self._people.knows(found.phrase.name)
        is_known = is_known or (found.kind == "role" and self._people.is_human(found))
        return self._in_full(found) if is_known else None
