"""A message, as discord.py sends it, as a page of HTML."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from tests.pictures.markup import Viewer, html, posted

Part = dict[str, Any]

EPHEMERAL = 64
_CSS = (Path(__file__).parent / "discord.css").read_text(encoding="utf-8")
_BUTTONS = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link"}
_ONLY_YOU = {
    "en": "Only you can see this · <a>Dismiss message</a>",
    "ja": "これはあなただけに表示されています · <a>メッセージを非表示にする</a>",
}
_USED = {"en": "<b>{who}</b> used {what}", "ja": "<b>{who}</b> が {what} を使用しました"}


def page(message: Part, viewer: Viewer, *, who: str = "", command: str = "", reply_to: str = "", flags: int = 0) -> str:
    """A message in a channel.

    Args:
        message: the body of the request that sends it.
        viewer: who looks at it.
        who: whose command or message it answers.
        command: of theirs; empty where it was none.
        reply_to: their message, where it answers one.
        flags: of the deferral that it answers; whether it is private depends on that.
    """
    language = viewer.locale[:2]
    is_private = bool((message.get("flags", 0) | flags) & EPHEMERAL)
    bar = ""
    if command:
        used = _USED[language].format(who=escape(who), what=f'<span class="command">/{escape(command)}</span>')
        bar = f'<div class="bar"><i></i><span class="small avatar">{escape(who[:1])}</span>{used}</div>'
    elif reply_to:
        name = f'<span class="small avatar">{escape(who[:1])}</span><b>{escape(who)}</b>'
        bar = f'<div class="bar"><i></i>{name} {escape(reply_to)}</div>'
    only = f'<div class="only">👁 {_ONLY_YOU[language]}</div>' if is_private else ""
    author = (
        f'<div class="author">onrecord <span class="app">APP</span> <span class="when">{posted(viewer)}</span></div>'
    )
    body = "".join(
        [
            f'<div class="text">{html(message["content"], viewer)}</div>' if message.get("content") else "",
            *(_embed(embed, viewer) for embed in message.get("embeds") or []),
            *(_component(part, viewer) for part in message.get("components") or []),
        ]
    )
    kind = "message private" if is_private else "message"
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><style>{_CSS}</style>'
        f'<div class="{kind}">{bar}<div class="avatar">o</div>{author}<div class="body">{body}{only}</div></div></html>'
    )


def _component(part: Part, viewer: Viewer) -> str:
    return _MAKERS[part["type"]](part, viewer)


def _inner(part: Part, viewer: Viewer) -> str:
    return "".join(_component(one, viewer) for one in part["components"])


def _row(part: Part, viewer: Viewer) -> str:
    return f'<div class="row">{_inner(part, viewer)}</div>'


def _button(part: Part, viewer: Viewer) -> str:
    off = " off" if part.get("disabled") else ""
    emoji = (part.get("emoji") or {}).get("name") or ""
    arrow = '<span class="out">⧉</span>' if part["style"] == 5 else ""
    label = " ".join(filter(None, [emoji, part.get("label") or ""]))
    return f'<span class="button {_BUTTONS[part["style"]]}{off}">{escape(label)}{arrow}</span>'


def _select(part: Part, viewer: Viewer) -> str:
    chosen = next((one["label"] for one in part.get("options", []) if one.get("default")), "")
    shown = escape(chosen or part.get("placeholder") or "Make a selection")
    return f'<span class="select{" chosen" if chosen else ""}">{shown}<b>⌄</b></span>'


def _section(part: Part, viewer: Viewer) -> str:
    beside = _component(part["accessory"], viewer)
    return f'<div class="section"><div>{_inner(part, viewer)}</div>{beside}</div>'


def _text(part: Part, viewer: Viewer) -> str:
    return f'<div class="text">{html(part["content"], viewer)}</div>'


def _separator(part: Part, viewer: Viewer) -> str:
    kind = "line" if part.get("divider", True) else "space"
    return f'<div class="{kind} {"wide" if part.get("spacing") == 2 else ""}"></div>'


def _container(part: Part, viewer: Viewer) -> str:
    colour = part.get("accent_color")
    style = f' style="border-left: 4px solid #{colour:06x}"' if colour is not None else ""
    return f'<div class="container"{style}>{_inner(part, viewer)}</div>'


_MAKERS: dict[int, Callable[[Part, Viewer], str]] = {
    1: _row, 2: _button, **dict.fromkeys((3, 5, 6, 7, 8), _select), 9: _section, 10: _text, 14: _separator, 17: _container,
}  # fmt: skip
"""By the type of a component; one that is not here cannot be pictured, and says so by a ``KeyError``."""


def _embed(embed: Part, viewer: Viewer) -> str:
    parts = [
        f'<div class="name">{escape(embed["author"]["name"])}</div>' if embed.get("author") else "",
        f'<div class="title">{html(embed["title"], viewer)}</div>' if embed.get("title") else "",
        html(embed["description"], viewer) if embed.get("description") else "",
        *(
            f'<div class="field"><b>{html(field["name"], viewer)}</b><div>{html(field["value"], viewer)}</div></div>'
            for field in embed.get("fields", [])
        ),
        f"<small>{escape(embed['footer']['text'])}</small>" if embed.get("footer") else "",
    ]
    return f'<div class="container text" style="border-left: 4px solid #{embed.get("color", 0):06x}">{"".join(parts)}</div>'
