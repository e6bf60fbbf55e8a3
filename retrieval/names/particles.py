"""What of a name is not always written: an article in it (al-Sharaa, Alsharaa), a mark of age behind it (Jr)."""

import re

HYPHENS = "‐‑‒–—―−﹘﹣－-"
"""Every hyphen, dash and minus that may stand in a name; not ー, which is a sound."""

DOTS = "・･·•‧∙⋅=＝゠"
"""What stands between the words of a foreign name in Japanese."""

_ARTICLE = re.compile(
    rf"(?<!\w)(?:(?P<latin>(?i:al|el|ul|ad|ar|as|ash|at|az))[{HYPHENS}]|(?<=\s)(?P<spaced>al|el|ul)\s"
    rf"|(?P<kana>アル|エル|アッ)[{DOTS}{HYPHENS}])(?=\w)"
)
_NOBLE = re.compile(
    r"(?<=\s)(?:(?:von|van|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|ben|ter|ten|af|zu)\s){1,3}(?=\w)"
)
_JUNIOR = re.compile(
    rf"(?<=\w)(?:,\s?|[\s{DOTS}{HYPHENS}])(?:(?i:jr|sr|junior|senior)\.?|I{{2,3}}|IV|ジュニア|シニア|[2-4二三四]世)$"
)


def said_with_articles(name: str) -> tuple[str, ...]:
    """A name as it is said with its articles and without them; only itself where it has none.

    >>> said_with_articles("Ahmed al-Sharaa"), said_with_articles("Al Gore"), said_with_articles("Ines von der Alm")
    (('Ahmed alSharaa', 'Ahmed Sharaa'), ('Al Gore',), ('Ines von der Alm', 'Ines vonderAlm'))
    """
    if " " in name and _NOBLE.search(name):
        return (name, _NOBLE.sub(lambda particles: "".join(particles.group().split()), name))
    if not _ARTICLE.search(name):
        return (name,)
    return (
        _ARTICLE.sub(lambda article: article["latin"] or article["spaced"] or article["kana"], name),
        _ARTICLE.sub("", name),
    )


def without_junior(name: str) -> str:
    """A name without what tells a son from his father.

    >>> without_junior("Donald Trump Jr."), without_junior("ドナルド・トランプ・ジュニア"), without_junior("Jr")
    ('Donald Trump', 'ドナルド・トランプ', 'Jr')
    """
    return _JUNIOR.sub("", name)


def is_junior(name: str) -> bool:
    """Whether a name says which of two people of one name it means.

    >>> is_junior("Robert F. Kennedy Jr."), is_junior("Robert F. Kennedy")
    (True, False)
    """
    return bool(_JUNIOR.search(name.strip()))
