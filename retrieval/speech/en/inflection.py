"""The forms of an English verb: rules for the regular ones, a table for the rest. Pure functions."""

import re
from dataclasses import dataclass
from functools import cache

_IRREGULAR = {
    "beseech": ("besought", "besought"),
    "begin": ("began", "begun"),
    "burst": ("burst", "burst"),
    "find": ("found", "found"),
    "forbid": ("forbade", "forbidden"),
    "forecast": ("forecast", "forecast"),
    "foresee": ("foresaw", "foreseen"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "let": ("let", "let"),
    "make": ("made", "made"),
    "put": ("put", "put"),
    "read": ("read", "read"),
    "say": ("said", "said"),
    "set": ("set", "set"),
    "shoot": ("shot", "shot"),
    "sing": ("sang", "sung"),
    "speak": ("spoke", "spoken"),
    "spell": ("spelled", "spelt"),
    "spit": ("spat", "spat"),
    "swear": ("swore", "sworn"),
    "take": ("took", "taken"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "undertake": ("undertook", "undertaken"),
    "weep": ("wept", "wept"),
    "write": ("wrote", "written"),
}
"""Past tense and participle."""

_DOUBLED = frozenset(
    "admit beg blog brag chat chip clap concur deadpan drop dub forbid forget grin hit jot let nod pan permit pet"
    " plan put quip rap rebut refer regret rip set shrug sit slam slip snap sob spit stop submit sum tip trip".split()
)
"""The last letter is doubled before -ed and -ing."""

_BOTH = frozenset("counsel label marvel model signal travel".split())
"""British spelling doubles the last letter, American does not."""


@dataclass(frozen=True)
class Forms:
    """What a verb looks like; each set holds all spellings, lower case, particles included (points out).

    Attributes:
        base: say.
        third: says.
        past: said.
        participle: said.
        gerund: saying.
    """

    base: str
    third: str
    past: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: tuple[str, ...]

    @property
    def finite(self) -> frozenset[str]:
        """The forms that stand behind a subject."""
        return frozenset((self.base, self.third, *self.past))


@cache
def forms(lemma: str) -> Forms:
    """The forms of a verb, of which the first word is inflected.

    >>> forms("point out").past, forms("deny").third, forms("quip").gerund, forms("say").past
    (('pointed out',), 'denies', ('quipping',), ('said',))
    """
    verb, _, rest = lemma.partition(" ")
    behind = f" {rest}" if rest else ""

    def with_rest(*words: str) -> tuple[str, ...]:
        return tuple(f"{word}{behind}" for word in dict.fromkeys(words))

    stems = _stems(verb)
    regular = [_past(stem) for stem in stems]
    past, participle = _IRREGULAR.get(verb, ("", ""))
    return Forms(
        lemma,
        f"{_third(verb)}{behind}",
        with_rest(*([past] if past else regular)),
        with_rest(*([participle] if participle else regular)),
        with_rest(*(_gerund(stem) for stem in stems)),
    )


def _stems(verb: str) -> list[str]:
    doubled = verb + verb[-1:]
    if verb in _DOUBLED:
        return [doubled]
    return [doubled, verb] if verb in _BOTH else [verb]


def _third(verb: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else verb + "ed"


def _gerund(verb: str) -> str:
    if verb == "lie":
        return "lying"
    return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb + "ing"
