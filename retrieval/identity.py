"""Which posts are one item: the link tells where there is one, else account, day and words. Pure functions."""

import hashlib
import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

ALIKE = 0.8
"""Share of common character trigrams from which on two posts without a link, of one account and day, may be one."""

VERSIONS = 0.3
"""Share of common character trigrams from which on two posts of one account behind one link are versions of one post.

Below, the link leads to a page that many posts have. In three invented feeds no two posts shared 0.3, also where both
began with 【速報】 or BREAKING."""

CONTAINED = 0.65
"""Share of the shorter one's trigrams from which on the longer one is a version of it: its article has come since."""

_REMEMBERED = 65_536
"""Handles that are folded once: of thousands of sources each question looks at all."""

_SHORTEST_CUT = 16
"""Characters from which on what was left of a text tells which one it is of."""

_NOT_WORDS = re.compile(r"[\W_]+")
# In Japanese, what stands between two changes of script.
_WORDS = re.compile(r"[ぁ-ゖ]+|[ァ-ヺー]+|[㐀-鿿々]+|\d+|[^\W\dぁ-ゖァ-ヺー㐀-鿿々_]+|[%$€£¥?]|-(?=\d)")
_LONG_WORD = 5
_SENTENCE_ENDS = tuple(".!?。!?")
# What stands where a text was cut; bounded, so that it takes time in proportion to the text.
_CUT_END = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\))[… .]{0,8}$")


def canonical_link(url: str) -> str:
    """An address without what only tells where a reader came from, in the form in which two are compared.

    Args:
        url: as the feed has it; one that cannot be read is taken as it stands.

    >>> canonical_link("https://Example.org:443/a?utm_source=feed&id=3")
    'https://example.org/a?id=3'
    """
    # The package loads tables of domains and languages; asking a question needs none of them.
    from courlan import normalize_url

    try:
        return str(normalize_url(url.strip()))
    except ValueError:
        return url.strip()


def item_name(handle: str, day: str, link: str, text: str) -> str:
    """The stable name of an item: sixteen hexadecimal digits.

    Args:
        handle: of the account, folded.
        day: ISO date.
        link: canonical; empty where the item has none.
        text: all of it; counts only where there is no link.
    """
    return digest(handle, link)[:16] if link else digest(handle, day, text)[:16]


@lru_cache(maxsize=_REMEMBERED)
def fold_handle(handle: str) -> str:
    """The form in which two handles are compared.

    >>> fold_handle("@HarborWire") == fold_handle("harborwire") == fold_handle("＠ＨａｒｂｏｒＷｉｒｅ")
    True
    """
    return unicodedata.normalize("NFKC", handle).strip().lstrip("@").casefold()


def digest(*parts: str) -> str:
    """SHA-256 of several texts, in hexadecimal digits."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def likeness(left: str, right: str) -> float:
    """Share of the common character trigrams in the union (Jaccard), letters and digits only.

    >>> likeness("The pier is safe.", "The pier is safe!"), likeness("The pier is safe.", "火事")
    (1.0, 0.0)
    """
    mine, other = trigrams(left), trigrams(right)
    return len(mine & other) / len(mine | other)


def are_versions(left: str, right: str) -> bool:
    """Whether two posts of one account behind one link are versions of one post.

    >>> post, further = "BREAKING: The pier is closed.", "BREAKING: Fire in the town hall."
    >>> are_versions(post, "BREAKING: The pier is closed until May."), are_versions(post, further)
    (True, False)
    """
    mine, other = trigrams(left), trigrams(right)
    shared = len(mine & other)
    return shared >= VERSIONS * len(mine | other) or shared >= CONTAINED * min(len(mine), len(other))


def is_cut_copy(left: str, right: str) -> bool:
    """Whether one text is the beginning of the other, cut with "…"."""
    short, long = sorted((left, right), key=len)
    return is_cut_from(short, long)


def is_cut_from(short: str, long: str) -> bool:
    """Whether a text is the beginning of a longer one, cut with "…" or the like.

    >>> is_cut_from("The council met on Friday and […]", "The council met on Friday and spoke of the ferry.")
    True
    """
    bare = short.rstrip()
    start = _CUT_END.sub("", bare)
    return start != bare and len(start) >= _SHORTEST_CUT and " ".join(long.split()).startswith(" ".join(start.split()))


def is_shorter_copy(short: str, long: str) -> bool:
    """Whether a text holds nothing that a longer one does not: only its first lines or sentences, or cut with "…".

    >>> article = "Quay to reopen in May\\nThe quay was closed all winter. Ferries come first."
    >>> is_shorter_copy("Quay to reopen in May", article), is_shorter_copy("Quay to reopen in", article)
    (True, False)
    """
    bare = short.strip()
    if len(bare) >= len(long.strip()) or not bare:
        return False
    if is_cut_from(short, long):
        return True
    begins = long.lstrip().startswith(bare)
    return begins and (bare.endswith(_SENTENCE_ENDS) or long.lstrip()[len(bare)] == "\n")


def same_words(left: str, right: str) -> bool:
    """Whether two posts without a link, of one account and one day, are the same post.

    A copy that was cut, an addition at the end, or a letter set right in long words. Another number, name, *not* or
    verb makes two posts: nothing but the words tells that one corrects the other, and to keep both loses nothing.

    >>> same_words("The concil will reopen the northern pier.", "The council will reopen the northern pier!")
    True
    >>> same_words("The council will reopen the northern pier.", "The council will not reopen the northern pier.")
    False
    """
    if is_cut_copy(left, right):
        return True
    return likeness(left, right) >= ALIKE and (_goes_on(left, right) or _differ_in_letters(left, right))


def _goes_on(left: str, right: str) -> bool:
    """Whether one text is the other and further sentences."""
    short, long = sorted((left.strip(), right.strip()), key=len)
    return short.endswith(_SENTENCE_ENDS) and long.startswith(short)


def _differ_in_letters(left: str, right: str) -> bool:
    """Whether two texts have the same words but for one letter, not the first, in some long ones."""
    mine, other = (_WORDS.findall(unicodedata.normalize("NFKC", text).casefold()) for text in (left, right))
    return len(mine) == len(other) and all(
        one == two or _is_slip(one, two) for one, two in zip(mine, other, strict=True)
    )


def _is_slip(left: str, right: str) -> bool:
    longer = max(len(left), len(right))
    if min(len(left), len(right)) < _LONG_WORD or left[0] != right[0] or not (left.isalpha() and right.isalpha()):
        return False
    kept = sum(block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())
    return kept >= longer - 1


def trigrams(text: str) -> frozenset[str]:
    """Every three letters or digits that follow each other in a text; of a shorter one what there is."""
    bare = _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text).casefold())
    return frozenset(bare[place : place + 3] for place in range(max(1, len(bare) - 2)))
