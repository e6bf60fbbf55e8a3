"""Archives of X, tiny and invented, in the form that X gives them."""

import json
from pathlib import Path
from typing import Any

POST_ID = "1892500000000000000"
POST_TIME = "Thu Feb 20 09:02:15 +0000 2025"


def tweet(text: str, **fields: Any) -> dict[str, Any]:
    """A post of 20 February 2025."""
    return {"tweet": {"id_str": POST_ID, "created_at": POST_TIME, "full_text": text, "retweeted": False, **fields}}


def note(text: str, created: str = "2025-02-20T09:02:15.000Z", **core: Any) -> dict[str, Any]:
    """The full text of a long post."""
    return {"noteTweet": {"noteTweetId": "7", "createdAt": created, "core": {"text": text, "urls": [], **core}}}


ACCOUNT = {
    "email": "runa@private.example",
    "createdVia": "web",
    "username": "harborwire",
    "accountId": "99",
    "createdAt": "2010-01-01T00:00:00.000Z",
    "accountDisplayName": "Harbor Wire",
}


def script(kind: str, entries: list[Any], part: int = 0) -> str:
    """A file of an archive."""
    return f"window.YTD.{kind}.part{part} = {json.dumps(entries, ensure_ascii=False, indent=2)}"


def write_archive(folder: Path, *tweets: dict[str, Any], notes: list[Any] | None = None) -> Path:
    """An archive as a folder, with files that nobody may read."""
    data = folder / "data"
    data.mkdir(parents=True)
    (folder / "Your archive.html").write_text("<html></html>")
    (data / "tweets.js").write_text(script("tweets", list(tweets)), encoding="utf-8")
    (data / "account.js").write_text(script("account", [{"account": ACCOUNT}]), encoding="utf-8")
    if notes:
        (data / "note-tweet.js").write_text(script("note_tweet", notes), encoding="utf-8")
    for name, kind in {"direct-messages.js": "direct_messages", "deleted-tweets.js": "deleted_tweets"}.items():
        (data / name).write_text(script(kind, [tweet("Words that nobody may see.", id_str="5")]), encoding="utf-8")
    return folder
