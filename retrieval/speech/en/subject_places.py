"""Where a subject stands: before its verb, asides between them included, or behind it. Pure functions."""

from retrieval.speech.en.asides import anonymous_at, relative_comma
from retrieval.speech.en.lists import word_list
from retrieval.speech.en.phrases import (
    DATES,
    NAME_JOINTS,
    SPEAKING_PRONOUNS,
    Phrase,
    Subject,
    apposed,
    chunks_of,
    is_name,
    noun_phrase,
    strip_openers,
)
from retrieval.speech.en.words import (
    ARTICLES,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    Sentence,
    Word,
    is_name_word,
    is_people,
)

_WITHIN = RELATIVES | {"and", "or"}
_PRONOUNS_BEHIND = SPEAKING_PRONOUNS | {"it"}
_MAY_END_BEHIND = PREPOSITIONS | SUBORDINATORS | TIMES
_NO_NOUNS = AUXILIARIES | SUBORDINATORS | PRONOUNS
_ENDS_BEHIND = AUXILIARIES | RELATIVES | {"when", "while", "as", "after", "before"}
_ROLES_BEHIND = word_list("roles_behind")
_IN_BEHIND = frozenset("of for at from with in".split())
_HARD = frozenset(";:—–…")
_ASIDE = SUBORDINATORS
_BOUNDARIES = SUBORDINATORS | frozenset(("who", "which", "whom"))
_LISTING = word_list("listing")
_MOST_BEHIND = 14
_LONGEST_TITLE = 30
_LONGEST_LABEL = 18
_MOST_BEFORE_LABEL = 5
_MOST_WORDS = 40
"""So far before its verb a subject is looked for."""


def subject_before(sentence: Sentence, lowest: int, verb: int) -> Subject | None:
    """The subject that stands before a verb.

    Args:
        sentence: its words.
        lowest: the first word that can belong to it.
        verb: the verb, adverbs and auxiliaries before it left out.
    """
    lowest = max(lowest, verb - _MOST_WORDS)
    if verb <= lowest:
        return None
    if verb > lowest and sentence.words[verb - 1].text in "–—-":
        # The board – the oldest in town – wrote.
        dash = next((n for n in range(verb - 2, lowest, -1) if sentence.words[n].text in "–—-"), None)
        return subject_before(sentence, lowest, dash) if dash else None
    if sentence.words[verb - 1].text == "," and (comma := relative_comma(sentence, lowest, verb)):
        # Verne, who left to stand as a Labour candidate, said: the aside reaches from comma to comma.
        return subject_before(sentence, lowest, comma) or subject_before(sentence, comma + 1, verb)
    if anonymous := anonymous_at(sentence, lowest, verb):
        return subject_before(sentence, lowest, anonymous)
    first = verb
    is_aside = sentence.words[verb - 1].text == ","
    # From one boundary back to the next: what stands behind *who* or *that* may belong to the subject.
    while first > lowest:
        boundary = _boundary(sentence, lowest, first, _ASIDE if is_aside else _BOUNDARIES)
        if found := _in_stretch(sentence, boundary, verb):
            return found
        mark = sentence.words[boundary - 1] if boundary > lowest else None
        if (
            mark is None
            or boundary == verb
            or not (mark.lower in _WITHIN or _is_aside(sentence, lowest, boundary, verb))
        ):
            return None
        first = boundary - 1
    return None


def _is_aside(sentence: Sentence, lowest: int, boundary: int, verb: int) -> bool:
    """Whether a boundary lies inside an aside or a relative clause, so that the subject stands before that."""
    lower = sentence.lower
    if lower[boundary - 1] not in SUBORDINATORS:
        return False
    if lower[verb - 1] == ",":
        return "," in lower[lowest : boundary - 1]
    return any(word in ("who", "which", "that", "whose") for word in lower[lowest + 1 : boundary - 1])


def _boundary(sentence: Sentence, lowest: int, last: int, boundaries: frozenset[str]) -> int:
    """The first word behind the nearest boundary before a word."""
    depth = 0
    for number in range(last - 1, lowest - 1, -1):
        word = sentence.words[number]
        if word.text == ")":
            depth += 1
        elif word.text == "(" and depth:
            depth -= 1
        elif depth:
            continue
        elif (
            (word.is_quotation and not _is_inside_phrase(sentence, number, last))
            or word.text in _HARD
            or (word.text == "-" and number and sentence.text[word.start - 1] == " ")
            or (word.lower in boundaries and not _joins(sentence, lowest, number, last))
        ):
            return number + 1
    return lowest


def _is_inside_phrase(sentence: Sentence, number: int, last: int) -> bool:
    """Whether a quotation stands inside a noun phrase (the “rogue” trader): an article right before it."""
    before = sentence.words[number - 1] if number else None
    if before is not None and number + 1 == last and number < _MOST_BEFORE_LABEL:
        # The three-times married “doctor” said
        is_short = sentence.words[number].end - sentence.words[number].start <= _LONGEST_LABEL
        is_plain = not any(word.is_past and word.lower != "married" for word in sentence.words[1:number])
        return is_short and is_plain and sentence.lower[0] in ARTICLES and before.is_word
    if before is None or number + 1 >= last:
        return False
    # The “rogue” trader; Dustin “Goldie” Reed.
    is_nickname = before.is_capital and sentence.words[number + 1].is_capital and number > 0
    if before.lower in PREPOSITIONS and sentence.words[number + 1].text == "," and last > number + 2:
        # Reed, who sings in the video for “Last Ferry”, said
        return sentence.words[number].end - sentence.words[number].start <= _LONGEST_TITLE
    return before.lower in DETERMINERS or (is_nickname and before.lower not in OPENERS)


def _joins(sentence: Sentence, lowest: int, number: int, last: int) -> bool:
    """Whether *and* joins two noun phrases into one subject: both the airline and the navy said."""
    words = sentence.words
    if words[number].lower not in ("and", "or") or number + 1 >= last:
        return False
    left = number - 1
    if left < lowest or not words[left].is_word:
        return False
    # Names or nouns without a verb from the clause's beginning on.
    begin = left
    while begin > lowest and number - begin < 14 and _is_plain(words[begin - 1]):
        begin -= 1
    if begin > lowest and words[begin - 1].is_past:
        return False
    piece = words[begin:number]
    opens = piece[0]
    is_named = all(is_name_word(word) or word.lower in NAME_JOINTS for word in piece)
    is_noun = opens.lower in DETERMINERS or is_people(opens) or (len(piece) <= 2 and piece[-1].is_plural)
    return (is_named or is_noun) and not any(
        word.is_past or word.lower in AUXILIARIES for word in [*piece, *words[number + 1 : last]]
    )


def _is_plain(word: Word) -> bool:
    return word.is_word and not word.is_past and word.lower not in _NO_NOUNS


def _in_stretch(sentence: Sentence, first: int, verb: int) -> Subject | None:
    """The subject in what stands between a boundary and a verb, asides between commas included."""
    chunks = chunks_of(sentence, first, verb)
    if not chunks:
        return None
    if sentence.words[verb - 1].text == ",":
        return _set_off(sentence, chunks)
    phrase = noun_phrase(sentence, *chunks[-1])
    if phrase and len(chunks) > 1 and (begin := _list_begins(sentence, chunks, phrase)) is not None:
        return Subject((begin, phrase[1]), None, begin)
    if len(chunks) > 1 and (name := _unclosed(sentence, chunks, phrase)):
        return Subject(name, None, name[0])
    if phrase is None:
        return _set_off(sentence, chunks)
    if sentence.lower[first] == "both" and first == phrase[0]:
        phrase = (phrase[0] + 1, phrase[1])
    return Subject(phrase, None, phrase[0])


def _unclosed(sentence: Sentence, chunks: list[Phrase], phrase: Phrase | None) -> Phrase | None:
    """The name before a role whose second comma is lost: Runa Dahl, head of the union said."""
    words = sentence.words
    name = strip_openers(sentence, *chunks[-2])
    if not is_name(sentence, name):
        return None
    is_behind_words = name[0] > 0 and words[name[0] - 1].is_quotation
    role = words[chunks[-1][0]]
    if phrase is None:
        return name
    if role.lower not in DETERMINERS and not role.is_capital and role.lower not in PRONOUNS:
        return None if words[phrase[1] - 1].is_plural and not is_behind_words else name
    return name if is_behind_words and role.lower in ARTICLES else None


def _list_begins(sentence: Sentence, chunks: list[Phrase], phrase: Phrase) -> int | None:
    """Where a list begins whose last part is a phrase: several names, or the name of a ministry."""
    if _is_listed(sentence, chunks[-2], phrase):
        return chunks[-2][0]
    return _names_before(sentence, chunks) if "and" in sentence.lower[phrase[0] : phrase[1]] else None


def _names_before(sentence: Sentence, chunks: list[Phrase]) -> int | None:
    """The first of several names between commas before the last two: Runa Dahl, Osk Tveit and Ines Okonjo said."""
    if not is_name(sentence, (chunks[-1][0], chunks[-1][0] + 1)):
        return None
    first: int | None = None
    for chunk in reversed(chunks[:-1]):
        begin, last = strip_openers(sentence, *chunk)
        has_article = last - begin > 1 and sentence.lower[begin] == "the"
        if not is_name(sentence, (begin + has_article, last)):
            break
        first = begin
    return first


def _is_listed(sentence: Sentence, before: Phrase, phrase: Phrase) -> bool:
    """Whether a body's name goes on behind a comma: the Ministry of Economy, Trade and Industry."""
    head = sentence.lower[before[0] : before[1]]
    is_body = "of" in head and not _LISTING.isdisjoint(head)
    return is_body and "and" in sentence.lower[phrase[0] : phrase[1]] and sentence.words[phrase[0]].is_capital


def _set_off(sentence: Sentence, chunks: list[Phrase]) -> Subject | None:
    """The subject of chunks between commas: the first noun phrase that no clause of its own stands before."""
    words = sentence.words
    chain: list[tuple[int, Phrase]] = []
    for number in range(len(chunks) - 1, -1, -1):
        first, last = chunks[number]
        phrase = noun_phrase(sentence, first, last)
        if phrase and chain and any(word.is_past for word in words[phrase[0] : phrase[1]]):
            break
        if phrase:
            chain.append((number, phrase))
        elif any(word.lower in AUXILIARIES for word in words[first:last]) and words[first].lower not in RELATIVES:
            break
    if not chain:
        return None
    number, phrase = chain[-1]
    beside = chunks[number + 1] if number + 1 < len(chunks) else None
    return Subject(phrase, apposed(sentence, phrase, beside), phrase[0])


def subject_behind(sentence: Sentence, first: int) -> Phrase | None:
    """The subject that stands behind a verb: said Dana Price, a resident; said a spokesman for the port on Monday."""
    words = sentence.words
    if first >= len(words):
        return None
    if words[first].lower in PRONOUNS:
        return (first, first + 1) if words[first].lower in _PRONOUNS_BEHIND else None
    last = first
    is_named = False
    while last < len(words) and last - first < _MOST_BEHIND:
        word = words[last]
        if not word.is_word or word.is_quotation or word.lower in _ENDS_BEHIND:
            break
        if last > first and (word.lower in _MAY_END_BEHIND or word.lower in DAYS):
            if not _goes_on(sentence, last, is_named=is_named):
                break
        elif (is_named and not word.is_capital) or (
            last > first + 1
            and (word.is_past or (word.lower.endswith("ing") and words[last - 1].lower not in DETERMINERS))
            and not word.is_capital
        ):
            break
        is_named = is_named or (word.is_capital and words[last - 1].is_capital and last > first)
        last += 1
    while last > first + 1 and (words[last - 1].lower in PREPOSITIONS or words[last - 1].is_adverb):
        last -= 1
    phrase = noun_phrase(sentence, first, last) if last > first else None
    return phrase if phrase and phrase[0] == first else None


def _goes_on(sentence: Sentence, number: int, *, is_named: bool) -> bool:
    """Whether a noun phrase behind its verb goes on at a preposition: a spokesman for the port, but not Dahl in May."""
    words = sentence.words
    following = words[number + 1] if number + 1 < len(words) else None
    if following is None or following.lower in DATES or following.text[0].isdigit():
        return False
    if words[number].lower == "and":
        return following.is_capital or following.lower in DETERMINERS
    if words[number].lower not in _IN_BEHIND:
        return False
    is_role = words[number - 1].lower in _ROLES_BEHIND or words[number - 1].is_plural
    is_plain = not is_named and not words[number - 1].is_capital
    return (words[number].lower == "of" and not is_named) or (is_plain and is_role)
