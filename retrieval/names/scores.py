"""How surely one name is another, word by word."""

from collections.abc import Callable, Sequence

from retrieval.names.forms import Form, Part, forms, is_chinese, written_parts

Similarity = Callable[[Part, Part], float]
"""How surely a word asked for and a word of the index are one name, from 0 to 1."""

_PART_ONLY = 0.97
_FIRST_NAME_ONLY = 0.9
_SHORTEST_SURNAME = 2
_LONGEST_NAME = 6
_LONGEST_CHINESE_NAME = 3


def score(asked: str, own: str, similarity: Similarity) -> float:
    """How surely one name is another, from 0 to 1; never less where a similarity is more.

    Args:
        asked: a name asked for.
        own: a name of the index.
        similarity: of their words, as ``words`` gives them.
    """
    if is_chinese(asked) and is_chinese(own):
        # Characters are compared as they stand: other characters are another name.
        return _same_characters("".join(written_parts(asked)), "".join(written_parts(own)))
    pairs = ((left, right) for left in forms(asked) for right in forms(own))
    return max((_alike(left, right, similarity) for left, right in pairs), default=0.0)


def words(name: str) -> list[Part]:
    """What of a name is compared: its words, all of them in one, and in the other order."""
    return [part for form in forms(name) for part in (*form.parts, form.whole, form.backwards)]


def is_latin(name: str) -> bool:
    """Whether no part of a name is said in kana."""
    return not any(part.is_kana for form in forms(name) for part in form.parts)


def only_sounds_alike(name: str, exact: Sequence[str]) -> bool:
    """Whether a name is in the script of an exact match and shares no word with it."""
    alike = [one for one in exact if is_latin(one) is is_latin(name)]
    return bool(alike) and not any(
        set(written_parts(one)) & set(written_parts(name)) or _contains(one, name) for one in alike
    )


def _same_characters(asked: str, own: str) -> float:
    """1 for the same name, a little less for a surname and the whole name."""
    if asked == own:
        return 1.0
    short, long = sorted((asked, own), key=len)
    # A surname of one character is rather a Chinese or Korean one, with a given name of one or two.
    longest = _LONGEST_NAME if len(short) >= _SHORTEST_SURNAME else _LONGEST_CHINESE_NAME
    return _PART_ONLY if len(long) <= longest and long.startswith(short) else 0.0


def _alike(asked: Form, own: Form, similarity: Similarity) -> float:
    """Whole against whole in both orders, or, where one side has the last name only, that against each part."""
    whole = similarity(asked.whole, own.whole)
    if len(asked.parts) == 1 and len(own.parts) == 1:
        return whole
    if len(asked.parts) > 1 and len(own.parts) > 1:
        table = [[similarity(part, other) for other in own.parts] for part in asked.parts]
        # Surnames stand last in spaced scripts and first where Chinese characters are read.
        surnames = max(
            table[-1][-1], table[0][-1] if asked.is_reading else 0.0, table[-1][0] if own.is_reading else 0.0
        )
        backwards = similarity(asked.whole, own.backwards)
        return max(whole, backwards, min(surnames, sum(map(max, table)) / len(table)))
    short, long = (asked, own) if len(asked.parts) == 1 else (own, asked)
    part = short.parts[0]
    scores = [similarity(part, other) if short is asked else similarity(other, part) for other in long.parts]
    if long.is_reading:
        # What other characters of a name sound like says little.
        return max(whole, _PART_ONLY * scores[0])
    return max(whole, _PART_ONLY * max(scores[-1], _FIRST_NAME_ONLY * max(scores)))


def _contains(one: str, other: str) -> bool:
    return is_chinese(one) and is_chinese(other) and (one.startswith(other) or other.startswith(one))
