"""A verb of speech with its subject, in an English sentence."""

from typing import NamedTuple

from retrieval.speech.en.phrases import Phrase, Subject
from retrieval.speech.en.verbs import VerbForm
from retrieval.types import Act


class Attribution(NamedTuple):
    """A subject with its verb of speech, as numbers of words.

    Attributes:
        form: the verb.
        subject: who speaks; None where it is the one before (a participle or a second verb).
        first: the first word of subject and verb.
        verb: the verb.
        after: the word behind them.
        is_inverted: whether the subject stands behind the verb, so that the words stand before.
        via: who passes the words on (was quoted by the paper as saying), or None.
        is_passive: whether the speaker stands behind *by* (was told by the mayor that).
        refused: what is refused, before a passive (the offer was rejected by the mayor), or None.
        start: where the words begin behind it if nobody else speaks in the sentence, and what is done with them.
        is_aside: whether the verb stands in an aside on its subject (the source, who said so,).
    """

    form: VerbForm
    subject: Subject | None
    first: int
    verb: int
    after: int
    is_inverted: bool = False
    via: Phrase | None = None
    is_aside: bool = False
    is_passive: bool = False
    start: tuple[int, Act] | None = None
    refused: Phrase | None = None

    @property
    def cue(self) -> str:
        """The verb, lower case."""
        return " ".join(self.form.words)
