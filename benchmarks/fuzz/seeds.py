"""Small feeds, texts and questions of our own invention, from which inputs are made."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SENTENCES = ROOT / "tests/retrieval/speech/utterances.tsv"
FEEDS = ("bot/sample/feed.txt", "tests/feeds/first/feed.txt", "tests/feeds/second/feed.txt")
LARGEST = 400_000
"""Bytes of a file of a corpus that is used; of a longer one, its beginning."""

_RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbor Wire</title><link>https://harborwire.example/</link><language>en</language>
<ttl>60</ttl>
<item><title>Mayor says bridge stays shut</title><link>https://harborwire.example/a/1?utm_source=rss</link>
<guid isPermaLink="false">hw-1</guid><pubDate>Thu, 20 Feb 2025 15:04:00 +0900</pubDate>
<dc:creator>Runa Dahl</dc:creator>
<description>&lt;p&gt;Mayor Dana Ortiz said &amp;quot;it stays shut&amp;quot;.&lt;/p&gt; Continue reading</description>
<content:encoded><![CDATA[<p>Mayor Dana Ortiz said on Monday <b>it</b> stays shut.</p>
<blockquote class="twitter-tweet"><p>Shut.</p>
&mdash; Runa Dahl (@runa) <a href="https://twitter.com/runa/status/1234567890123456789">Feb 20, 2025</a></blockquote>]]>
</content:encoded></item><item><title>無題</title><description>岡田市長は「橋を直す」と述べた。</description></item>
</channel></rss>"""
_RDF = """<?xml version="1.0" encoding="EUC-JP"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="ja"><channel rdf:about="http://minato.example/index.rdf">
<title>みなと新報</title><link>http://minato.example/</link><items><rdf:Seq>
<rdf:li rdf:resource="http://minato.example/1"/>
</rdf:Seq></items></channel><item rdf:about="http://minato.example/1"><title>港を直す</title>
<link>http://minato.example/1</link>
<description>岡田市長は「港を直す」と述べた。</description>
<dc:date>2025-02-20T15:04:00+09:00</dc:date></item></rdf:RDF>"""
_ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"
 xml:base="https://north.example/" xml:lang="de">
<title type="text">Northgate</title><id>urn:uuid:1</id><updated>2025-02-20T15:04:00Z</updated>
<author><name>Runa</name></author>
<entry><title type="html">A &lt;i&gt;bridge&lt;/i&gt;</title><link rel="alternate" href="a/1"/>
<id>tag:north.example,2025:1</id>
<published>2025-02-20T15:04:00+25:00</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It
opens, Ms Dahl said.</p></div></content></entry></feed>"""
_HTML = """<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>橋の話 | みなと新報</title>
<meta property="og:site_name" content="みなと新報"><link rel="canonical" href="https://minato.example/2025/02/20/hashi">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"橋の話",
"datePublished":"2025-02-20T15:04:00+09:00"}</script>
</head><body><article><h1>橋の話</h1><p>岡田市長は「橋を直す」と述べた。<ruby>橋<rt>はし</rt></ruby>は来年に開く。</p>
<ul><li><blockquote class="twitter-tweet" data-lang="ja"><p lang="ja" dir="ltr">橋は安全です。<br>市長より
<a href="https://t.co/abc">pic.twitter.com/abc</a></p><p>&mdash; 岡田 (@okada)
<a href="https://twitter.com/okada/status/1892000000000000000?ref_src=twsrc">
2025年2月20日（木）15時04分</a></p>
</blockquote></li></ul>
<table><tr><td><blockquote class="twitter-tweet"><p>Un pont.</p>&mdash; R. Dahl (@runa)
<a href="https://x.com/runa/status/1892000000000000001">20. Feb. 2025</a></blockquote></td></tr></table></article>
</body></html>"""
_DIGEST = """岡田市長「橋は安全」 https://t.co/abc #橋
— みなと新報 (@minato) 2025年2月20日
岡田市長は20日の会見で「橋は安全だ」と述べた。

The bridge is safe https://t.co/def
— Harbor Wire (@harborwire) February 20, 2025
Mayor Dana Ortiz said on Thursday the bridge was safe.

News by @runa (@runa2) Feb 20, 2025
"""
_JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbor Wire",
    "home_page_url": "https://harborwire.example/",
    "language": "en",
    "items": [
        {
            "id": "1",
            "url": "https://harborwire.example/1",
            "title": "Shut",
            "content_html": "<p>It stays shut, Mayor Ortiz said.</p>",
            "date_published": "2025-02-20T15:04:00+09:00",
            "authors": [{"name": "Runa Dahl"}],
        },
        {"id": 2, "content_text": "It opens \\ud83d\\ude00", "date_published": None},
    ],
}
_TELEGRAM = {
    "name": "Harbor Wire",
    "type": "public_channel",
    "id": 1,
    "messages": [
        {
            "id": 1,
            "type": "message",
            "date": "2025-02-20T15:04:00",
            "date_unixtime": "1740031440",
            "from": "Harbor Wire",
            "from_id": "channel1",
            "text": ["It opens ", {"type": "link", "text": "https://harborwire.example/1"}],
        },
        {"id": 2, "type": "service", "date": "2025-02-20T15:05:00", "action": "pin_message", "text": ""},
    ],
}
_DISCORD = {
    "guild": {"id": "1", "name": "Harbor"},
    "channel": {"id": "2", "type": "GuildTextChat", "name": "news"},
    "exportedAt": "2025-02-20T15:04:00+00:00",
    "messages": [
        {
            "id": "3",
            "type": "Default",
            "timestamp": "2025-02-20T15:04:00.123+00:00",
            "content": "https://harborwire.example/1",
            "author": {"id": "4", "name": "feedbot", "isBot": True},
            "embeds": [
                {
                    "title": "It opens",
                    "url": "https://harborwire.example/1",
                    "timestamp": None,
                    "description": "Mayor Ortiz said it opens.",
                    "author": {"name": "Harbor Wire"},
                    "fields": [],
                }
            ],
            "attachments": [],
            "reactions": [],
        }
    ],
    "messageCount": 1,
}
_TWEETS = [
    {
        "tweet": {
            "id_str": "1892000000000000000",
            "created_at": "Thu Feb 20 06:04:00 +0000 2025",
            "full_text": "RT @runa: The bridge &amp; the harbor https://t.co/abc",
            "entities": {"urls": [{"url": "https://t.co/abc", "expanded_url": "https://harborwire.example/1"}]},
            "lang": "en",
        }
    }
]
_OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body><outline text="News">
<outline type="rss" text="Harbor Wire" xmlUrl="https://harborwire.example/feed"/></outline></body></opml>"""
_RSS_IN_JSON = {
    "rss": {"version": "2.0", "channel": {"title": "Harbor Wire", "item": [{"title": "Open", "link": "x"}]}}
}
_OWN_LINE = {
    "source": "Harbor Wire",
    "handle": "harborwire",
    "published": "2025-02-20T15:04:00+09:00",
    "urls": ["https://harborwire.example/1"],
    "headline": "It opens",
    "text": "It opens\nMayor Ortiz said it opens.",
}
QUESTIONS = (
    "what did Waltz say about the minerals deal since Feb 20?",
    "who said that the bridge was closed, according to Harbor Wire?",
    "how many people were hurt in 2024?",
    "what did Okada or Waltz say last week?",
    "2月20日から22日までに岡田市長は橋について何と言った?",
    "誰が停戦を求めた?",
    "岡田市長の発言は?",
    "ウォルツ",
)
NAMES = (
    "ウォルツ",
    "Mike Waltz",
    "王毅",
    "Volodymyr Zelenskyy",
    "岡田太郎市長",
    "Kim Jong-un",
    "김정은",
    "Ł. Müller",
    "Mr",
)


def feeds(corpus: Path | None = None) -> list[bytes]:
    """Feeds of every format, and the files of a folder."""
    texts = [_RSS, _ATOM, _HTML, _DIGEST, _OPML]
    found = [text.encode() for text in texts]
    found.append(_RDF.encode("euc_jp"))
    documents = (_JSON_FEED, _TELEGRAM, _DISCORD, _RSS_IN_JSON, [_OWN_LINE])
    found += [json.dumps(one, ensure_ascii=False).encode() for one in documents]
    found.append(_archive())
    found.append(f"window.YTD.tweets.part0 = {json.dumps(_TWEETS)}".encode())
    found.append(f"{json.dumps(_OWN_LINE)}\n{json.dumps(_OWN_LINE)}\n".encode())
    found += [(ROOT / path).read_bytes()[:6_000] for path in FEEDS]
    if corpus:
        found += [path.read_bytes()[:LARGEST] for path in sorted(corpus.rglob("*")) if path.is_file()]
    return found


def _archive() -> bytes:
    """A zip file as X gives it to the owner of an account."""
    file = io.BytesIO()
    account = [{"account": {"username": "harborwire", "accountId": "1", "accountDisplayName": "Harbor Wire"}}]
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("data/account.js", f"window.YTD.account.part0 = {json.dumps(account)}")
        archive.writestr("data/tweets.js", f"window.YTD.tweets.part0 = {json.dumps(_TWEETS)}")
    return file.getvalue()


def prose() -> list[bytes]:
    """Texts in which somebody says something."""
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row[1].replace("\\n", "\n").encode() for row in rows]


def questions() -> Iterator[bytes]:
    """Questions as people type them."""
    yield from (one.encode() for one in QUESTIONS)


def names() -> Iterator[bytes]:
    """Names of persons in several scripts, one and several a line."""
    yield from (one.encode() for one in NAMES)
    yield "\n".join(NAMES).encode()
