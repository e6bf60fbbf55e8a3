"""Kinds of folders and zip files that hold no feed, told by the names in them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Holding:
    """A kind of folder or zip file told by the names in it.

    Attributes:
        pattern: one name at least matches.
        message: what it is and what to do, after "FILE is ".
        example: such a name.
    """

    pattern: str
    message: str
    example: str


HOLDINGS = (
    Holding(
        pattern=r"(?:^|/)\[Content_Types\]\.xml$",
        message=(
            "a Word, Excel or PowerPoint document, not a feed. Save its text, or the page that it was "
            "made from as HTML."
        ),
        example="[Content_Types].xml",
    ),
    Holding(
        pattern=r"^META-INF/container\.xml$",
        message="an EPUB book, not a feed. Save its text, or the page that it was made from as HTML.",
        example="META-INF/container.xml",
    ),
    Holding(
        pattern=r"^META-INF/manifest\.xml$",
        message=(
            "an OpenDocument text or table, not a feed. Save its text, or the page that it was made from as HTML."
        ),
        example="META-INF/manifest.xml",
    ),
    Holding(
        pattern=r"^META-INF/MANIFEST\.MF$|^AndroidManifest\.xml$",
        message="a program (JAR or APK), not a feed.",
        example="META-INF/MANIFEST.MF",
    ),
    Holding(
        pattern=r"(?:^|/)data/(?:direct-messages|account|manifest|ad-engagements|like)\.js$",
        message="an X archive without posts: it has no tweets.js with posts in it.",
        example="data/account.js",
    ),
    Holding(
        pattern=r"(?:^|/)outbox\.json$",
        message=(
            "a Mastodon (ActivityPub) export, which is not read. Give the account's feed instead: "
            "https://SERVER/@NAME.rss."
        ),
        example="outbox.json",
    ),
    Holding(
        pattern=r"(?:^|/)(?:integration_logs|canvases)\.json$",
        message="a Slack export; messages of people are no feed. Nothing of it is read.",
        example="integration_logs.json",
    ),
    Holding(
        pattern=r"(?:^|/)your_facebook_activity/|(?:^|/)posts/your_posts(?:_\d+)?\.(?:json|html)$",
        message="a Facebook export, which is not read. Nothing of it is read.",
        example="your_facebook_activity/posts/your_posts_1.json",
    ),
    Holding(
        pattern=r"(?:^|/)your_instagram_activity/|(?:^|/)content/posts_1\.json$",
        message="an Instagram export, which is not read. Nothing of it is read.",
        example="your_instagram_activity/content/posts_1.json",
    ),
    Holding(
        pattern=r"(?:^|/)_chat\.txt$|(?:^|/)WhatsApp Chat ",
        message="a WhatsApp chat, not a feed. Nothing of it is read.",
        example="_chat.txt",
    ),
    Holding(
        pattern=r"(?:^|/)messages/c?\d{10,}/messages\.(?:csv|json)$|(?:^|/)servers/index\.json$",
        message=(
            "the data that Discord gives of an account, which holds one person's messages and no feed. "
            "Export the channel with DiscordChatExporter, as JSON."
        ),
        example="messages/c100000000000000000/messages.csv",
    ),
    Holding(
        pattern=r"^Takeout/",
        message="a Google Takeout export, which is not read. Nothing of it is read.",
        example="Takeout/archive_browser.html",
    ),
    Holding(
        pattern=r"(?:^|/)(?:messages\d*|result)\.html$",
        message=("a Telegram export as HTML, or pages of an export. Export it again with “Machine-readable JSON”."),
        example="ChatExport_2025-02-20/messages.html",
    ),
)
"""The first that matches counts."""
