"""Where the words begin and end that an English verb of speech reports. Pure functions.

Places are numbers of words of a sentence whose quotations are blanked.
"""

from retrieval.speech.en.lists import word_list
from retrieval.speech.en.tense import is_finite
from retrieval.speech.en.verbs import verb_at
from retrieval.speech.en.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBORDINATORS, Sentence, is_people

FEWEST_WORDS = 3
"""A clause before a comma that is shorter stands there by chance."""

_BEHIND_PARTICIPLE = PREPOSITIONS | frozenset(("if", "whether", "why", "how", "what", "that", "to"))
FRONTING = word_list("fronting")
_CLAIMS = word_list("claims")
CURRENCIES = frozenset("£$€¥")
_JOINTS = SUBORDINATORS | frozenset(("then", "also", "later", "which", "who", "whom"))
_MOST_BEFORE_VERB = 7
_LONG = 6
_MOST_OF_DENIAL = 5
_TENSED = AUXILIARIES - {"be", "been", "being", "having"}
_OPENING_CLAUSE = (SUBORDINATORS | {"who", "which"}) - {"before", "after", "since", "until", "as"}
_CLAUSE_SUBJECTS = frozenset("he i it she they we you had has have was were is are will would could".split())
_TURNING = frozenset(("but", "while", "although", "though", "whereas"))
_LEADING_IN = SUBORDINATORS - {"that", "if", "when", "how", "what", "while"}
_FRONTED_BY = PREPOSITIONS | SUBORDINATORS - {"and", "but", "so", "yet"}
_BEFORE_VERB_NOT = AUXILIARIES | SUBORDINATORS


def words_of(sentence: Sentence, first: int, last: int) -> list[str]:
    return [word.text for word in sentence.words[first:last] if word.is_word]


def clause_end(sentence: Sentence, first: int, last: int, *, is_cut: bool) -> int:
    """Where a clause ends: before what is said next, or with the sentence.

    Args:
        sentence: its words.
        first: the first word of the clause.
        last: where the next attribution begins, or the sentence ends.
        is_cut: whether an attribution follows.
    """
    lower = sentence.lower
    for number in range(first + 1, last):
        if lower[number] == ";" or (lower[number] == "," and _turns(sentence, number, last)):
            last, is_cut = number, True
            break
        if lower[number] == "but" and number + 1 < last and lower[number + 1] == "then":
            last, is_cut = number, True
            break
    while last > first and (lower[last - 1] in ".,;:–—-" or (is_cut and lower[last - 1] in _JOINTS)):
        last -= 1
    return last


def relative_end(sentence: Sentence, first: int, last: int, *, is_thing: bool = False) -> int:
    """Where words end that stand in a relative clause: before the verb of the clause around it.

    A fire, which officials said was deliberate, destroyed the mill; a man who officials say set it has been held.

    Args:
        sentence: its words.
        first: the first of them.
        last: where they end at the latest.
        is_thing: whether they are a thing, which needs no verb of its own (who rejected calls to resign, …).
    """
    lower, words = sentence.lower, sentence.words
    has_verb = is_thing
    for number in range(first, last):
        if lower[number] in _OPENING_CLAUSE and number > first:
            return last
        is_verb = lower[number] in _TENSED or words[number].is_past
        # Claims the bridge was old: of a thing only a comma tells where it ends.
        may_end = lower[number - 1] == "," or (lower[number] in _TENSED and not is_thing)
        if has_verb and is_verb and may_end:
            return number if lower[number - 1] not in _CLAUSE_SUBJECTS else last
        has_verb = has_verb or is_verb
    return last


def _turns(sentence: Sentence, comma: int, last: int) -> bool:
    """Whether the teller goes on behind a comma: …, though she …; …, according to …"""
    lower = sentence.lower
    following = lower[comma + 1 : min(last, comma + 3)]
    form = verb_at(lower, comma + 1) if following else None
    if form and form.is_gerund and (form.verb.act != "naming" or form.verb.lemma == "cite"):
        return True
    if following[:1] == ["however"] and comma + 2 < last and sentence.words[comma + 2].is_capital:
        return True
    if following[:1] == ["which"] and _is_denied(sentence, comma + 2, last):
        return True
    if following == ["even", "as"] or _is_comment(sentence, comma, last):
        return True
    if following[:1] and following[0] in _TURNING and _speaks(sentence, comma + 2, last):
        return True
    return following[:1] == ["though"] and following[1:] in (["he"], ["she"], ["they"], ["it"])


def _is_denied(sentence: Sentence, first: int, last: int) -> bool:
    """Whether somebody denies it right behind: …, which she denies."""
    forms = (verb_at(sentence.lower, n) for n in range(first, min(last, first + _MOST_OF_DENIAL)))
    return any(form is not None and form.verb.act == "denial" for form in forms)


def _is_comment(sentence: Sentence, comma: int, last: int) -> bool:
    """Whether the teller says what it was behind a comma: …, a charge the mayor rejected."""
    lower = sentence.lower
    if lower[comma + 1 : comma + 2] not in (["a"], ["an"]):
        return False
    noun = next((n for n in range(comma + 2, min(last, comma + 5)) if lower[n] in _CLAIMS), None)
    return noun is not None and (noun + 1 == last or (noun + 2 < last and lower[noun + 1] not in PREPOSITIONS))


def _speaks(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a subject and a verb of speech follow: analysts doubted it."""
    lower = sentence.lower
    for number in range(first + 1, min(last, first + _MOST_BEFORE_VERB)):
        if lower[number] in _BEFORE_VERB_NOT or not sentence.words[number].is_word:
            return False
        form = verb_at(lower, number)
        if form and "past" in form.kinds:
            return lower[number - 1] not in DETERMINERS
    return False


def clause_before(
    sentence: Sentence, lowest: int, last: int, *, is_resumed: bool = False, is_quoted: bool = False
) -> int | None:
    """Where words begin that stand before their attribution (Prices will fall, analysts said), or None.

    Args:
        sentence: its words.
        lowest: the first word that can belong to them.
        last: the attribution's first word.
        is_quoted: whether a quotation stands right before the attribution, its comma inside.
        is_resumed: whether they go on behind it, so that a fronted clause is no words of its own.
    """
    lower, words = sentence.lower, sentence.words
    if last < 1 or (lower[last - 1] not in ",–—-" and not is_quoted):
        return None
    first = lowest
    opens_clause = lower[first] in _FRONTED_BY and _is_whole_behind(sentence, first, last)
    if is_resumed and lower[first] in _FRONTED_BY and not opens_clause:
        return None
    while first < last and (lower[first] in _LEADING_IN or not words[first].is_word):
        if (opens_clause and first == lowest == 0) or words[first].is_quotation or words[first].text in CURRENCIES:
            break
        first += 1
    is_tensed = sentence.is_headline or is_finite(sentence, first, last) or _is_told_whole(sentence, first, last)
    if _is_fronted(sentence, first, last) or len(words_of(sentence, first, last)) < FEWEST_WORDS or not is_tensed:
        return None
    return first


def _is_whole_behind(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a clause with a subject and a verb stands behind a fronted one: Once it opens, prices will fall,"""
    comma = next((number for number in range(first + 2, last - 1) if sentence.lower[number] == ","), None)
    return comma is not None and last - comma > FEWEST_WORDS and is_finite(sentence, comma + 1, last - 1)


def _is_told_whole(sentence: Sentence, first: int, last: int) -> bool:
    """Whether all that stands before an attribution in the present tense is long enough to be a clause.

    One in three sleeps badly, the council says: the tense of the clause does not show.
    """
    lower = sentence.lower
    is_counted = last > 1 and lower[1][0].isdigit()
    is_clause = is_counted or lower[0] not in PREPOSITIONS | SUBORDINATORS
    is_whole = first == 0 and "," not in lower[first : last - 1] and is_clause
    is_plain = is_whole and any(word.is_plural for word in sentence.words[1:last])
    return is_plain and len(words_of(sentence, first, last)) >= _LONG and not lower[0].endswith(("ing", "ed"))


def _is_fronted(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words only open a sentence for another clause: When it rained, …; Asked about it, …"""
    lower = sentence.lower
    if first >= last or "," in lower[first : last - 1]:
        return False
    is_participle = first == 0 and lower[0].endswith(("ed", "ing")) and not is_people(sentence.words[0])
    is_followed = is_participle and last > 1 and lower[1] in _BEHIND_PARTICIPLE
    return lower[first] in FRONTING or is_followed
