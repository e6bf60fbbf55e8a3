"""Lines within an article that are nobody's words: by-lines, captions, dates, pointers to other pages, adverts."""

import re
from dataclasses import dataclass

from retrieval.feeds.dates import read_date


@dataclass(frozen=True)
class Aside:
    """A kind of line that is left out of an article.

    Attributes:
        pattern: matches the whole line.
        example: such a line.
        kept: a line that looks like it and is text.
    """

    pattern: str
    example: str
    kept: str


ASIDES = (
    Aside(
        r"(?:Story |Written |Report(?:ing|ed) )?[Bb]y:? "
        r"(?!.{0,120}\b(?:had|was|were|has|have|is|are|will|would|said)\b)"
        r"(?:[A-Z][\w.'’-]{0,30},? |and |with |for |of |the ){0,10}"
        r"[A-Z][\w.'’-]{1,30}(?:,? (?:an? |the |for |[A-Z]).{0,80})?",
        "By John Smith, a reporter for the Gazette.",
        "By Friday the quay had been closed for a week, and nobody knew why.",
    ),
    Aside(
        r"(?:Related|Read more|Read also|See also|Also read|More on this|Recommended|Watch|Listen|Don't miss|"
        r"You may like|Más|Lire aussi|À lire aussi|Lesen Sie auch|Leggi anche|Leia (?:também|mais))\s?[:：|»>].{0,300}",
        "Related: Ferry fares rise again",
        "Related firms said that they would wait.",
    ),
    Aside(
        r"(?:関連記事|関連リンク|関連ニュース|あわせて読みたい|こちらも|おすすめ|【関連】|【あわせて読みたい】|［関連］)\s?[:：】＞>]?.{0,120}",
        "あわせて読みたい：港の歴史",
        "市は、関連記事の訂正を求めた。",
    ),
    Aside(
        r"(?:First |Last )?(?:Published|Updated|Posted|Modified|Last updated)(?: on| at|:)? "
        r"(?!.{0,80}\b(?:said|in effect|effect)\b).{0,60}\d.{0,20}",
        "Updated on February 20 at 3:15 p.m.",
        "Updated rules take effect in May, the ministry said, and last until 2027 at the earliest.",
    ),
    Aside(r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4} ?\d{1,2}:\d{2}", "Feb. 20, 202502:06", "Feb. 20, 2025 was cold."),
    Aside(
        r"[\[(（［【]?\s?(?:Featured |Lead |Header )?"
        r"(?:Image|Photo|Picture|Photograph|Video|Illustration|写真|画像|動画|撮影)s?"
        r"(?: (?:credit|courtesy|source))?s?\s?(?:by|of|via|[:：=/]).{0,120}",
        "[Featured Image by Runa Dahl/Bay Pictures]",
        "Image rights were sold.",
    ),
    Aside(
        r"(?:Subscribe|Sign up|Follow us|Share this|Join our|Download our|Click here|Advertisement|Advertising|"
        r"Sponsored|Continue reading|Read the full|Leave a comment|Comments?|Tags?|Filed under|Topics?)\b"
        r"(?![^.]{0,200}\bsaid\b).{0,80}",
        "Sign up for our newsletter",
        "Comments were slow, Runa Dahl said.",
    ),
    Aside(
        r"(?:この記事をシェア|シェアする|ツイート(?:する)?|ブックマーク|続きを読む|もっと見る|広告|スポンサーリンク|目次|会員登録.{0,40}|"
        r"ログイン.{0,40}|有料会員.{0,60}|無断転載.{0,60}|記事提供.{0,60}|タグ\s?[:：].{0,80}|コメント(?:する)?|前の記事|次の記事)",
        "スポンサーリンク",
        "広告は減った。",
    ),
    Aside(
        r"[（(\[【]?(?:取材|文|記事|編集|執筆)[=＝・:：／/].{1,30}[）)\]】]?",
        "（文・見本太郎）",
        "文は短く書かれていた。",
    ),
    Aside(
        r"(?:この記事は)?(?:有料|会員限定)(?:会員限定)?(?:の)?記事です。.{0,80}|残り\s?[\d,]{1,6}\s?文字.{0,60}|(?:今なら|初月|最初の).{0,20}無料.{0,20}",
        "この記事は有料記事です。残り350文字有料会員になると続きをお読みいただけます。",
        "有料記事を読む人は増えた。",
    ),
    Aside(r"[\[(（［【](?:PR|AD|広告)[\])）］】]", "[PR]", "PRは多かった。"),
    Aside(
        r"To (?:continue|keep) reading(?: this \w{1,20})?, .{0,100}",
        "To continue reading, subscribe or log in.",
        "To read it took an hour.",
    ),
    Aside(
        r".{0,160}\b[Ss]ign up (?:here|now|today)\.?",
        "The Wire newsletter is your guide to the port. Sign up here.",
        "You sign up here and wait.",
    ),
    Aside(
        r"Our [Ss]tandards: .{0,120}", "Our Standards: The Wire Trust Principles.", "Our standards were low, he said."
    ),
    Aside(
        r"(?:READ MORE|RELATED|SEE ALSO|WATCH|MORE)\s?[:：|»>].{0,300}",
        "READ MORE: Roof of gym falls in",
        "MORE people came.",
    ),
    Aside(r"(?:©|\(c\)|Copyright\b|All rights reserved).{0,200}", "© 2025 Harbor Wire", "Copyrights were sold in May."),
)
_PATTERNS = [re.compile(row.pattern, re.IGNORECASE if row.pattern.startswith(r"(?:©") else 0) for row in ASIDES]

LONGEST = 400
"""Characters; a longer line is text whatever it begins with."""


def is_aside(line: str) -> bool:
    """Whether a line of an article is nobody's words.

    >>> is_aside("By John Smith, a reporter for the Gazette."), is_aside("By Friday the quay had been closed.")
    (True, False)
    """
    return len(line) <= LONGEST and (
        read_date(line) is not None or any(pattern.fullmatch(line) for pattern in _PATTERNS)
    )
