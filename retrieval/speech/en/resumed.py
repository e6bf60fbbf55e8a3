"""Words that go on behind an attribution set into them. Pure functions."""

from retrieval.speech.en.attribution import Attribution
from retrieval.speech.en.clauses import FEWEST_WORDS, clause_before
from retrieval.speech.en.tense import is_finite
from retrieval.speech.en.words import DAYS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, TIMES, Sentence

_ADJUNCTS = PREPOSITIONS | DAYS | TIMES
_MOST_INSERTED = 14


def resumed_at(sentence: Sentence, one: Attribution, until: int) -> int | None:
    """Where words go on behind an attribution set into them: Two winters ago, she said, the ferry was …"""
    lower = sentence.lower
    if one.first == 0 or lower[one.first - 1] not in (",", "–", "—", "-"):
        return None
    if sentence.words[one.first - 2].is_quotation or one.subject is None or not one.form.takes("that", "somebody-that"):
        return None
    behind = lower[one.after] if one.after < len(lower) else ""
    is_free = behind in _ADJUNCTS or not behind[:1].isalnum() or one.form.takes("somebody-that")
    if not is_free and not one.is_inverted and not sentence.words[one.after].is_adverb:
        return None
    for place in range(one.after, min(until, one.after + _MOST_INSERTED)):
        word = sentence.words[place]
        if word.text in (",", "–", "—", "-"):
            return place + 1 if _goes_on(sentence, one, place + 1, until) else None
        if not word.is_word or is_finite(sentence, place, place + 1) or lower[place] == "that":
            return None
    return None


def _goes_on(sentence: Sentence, one: Attribution, place: int, until: int) -> bool:
    """Whether words behind an attribution set into them go on with them, and are no aside on who or when it was."""
    following = sentence.words[place:until]
    if len([word for word in following if word.is_word or word.is_quotation]) < FEWEST_WORDS:
        return bool(following) and any(word.is_quotation for word in following)
    head = following[0]
    if head.lower.endswith("ing") or head.lower in ("who", "which", "whose", "where") or one.cue == "reports":
        return False
    is_whole = clause_before(sentence, 0, one.first, is_resumed=True) is not None
    is_whole = is_whole and sentence.lower[one.first - 2] not in ("which", "that", "who")
    if (
        is_by_pronoun(sentence, one)
        and place == one.after + 1
        and head.lower not in SUBORDINATORS
        and not head.lower.startswith("accord")
    ):
        # A pronoun has no apposition: what stands behind it belongs to the words.
        return True
    return (
        not is_whole or head.lower in ("but", "and", "or", "though", "although", "so", "because") or head.is_quotation
    )


def is_by_pronoun(sentence: Sentence, one: Attribution) -> bool:
    """Whether a pronoun speaks, which has no apposition behind it."""
    return one.subject is not None and sentence.lower[one.subject.phrase[0]] in PRONOUNS
