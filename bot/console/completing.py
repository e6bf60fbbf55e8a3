"""What a shell completes from the database: sources, speakers and items. Quick, and silent whatever goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import BashComplete, CompletionItem, add_completion_class

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

    from retrieval.types.address import Place

_MOST = 50
# What a shell reads as something else than itself.
_SPECIAL = frozenset(" \t'\"\\$`&|;<>()[]{}*?!#~^")

# click's own lets bash read what stands in a name once more, and cuts it at blanks.
_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' type value
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1" 2>/dev/null)
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

Found = list["CompletionItem[str]"]


class SafeBash(BashComplete):
    """Completion for bash whose words stay one word each, whatever the feed put into a name."""

    source_template = _BASH

    def format_completion(self, item: CompletionItem[str]) -> str:
        """The type and the value with a backslash before what bash would read."""
        value = "".join(f"\\{one}" if one in _SPECIAL else one for one in item.value)
        return f"{item.type},{value}"


def prepare_shells() -> None:
    """Let click complete for bash in this way."""
    add_completion_class(SafeBash, "bash")


def complete_speaker(context: click.Context, _param: click.Parameter, incomplete: str) -> Found:
    """Who speaks, by any part of the name or the role, in any script."""

    def find(db: Place) -> Found:
        from retrieval.people.typed import speakers_typed

        return [CompletionItem(one.value, help=one.label) for one in speakers_typed(db, incomplete, _MOST)]

    return _quietly(context, find)


def complete_source(context: click.Context, _param: click.Parameter, incomplete: str) -> Found:
    """Sources by their handle or their name."""

    def find(db: Place) -> Found:
        from retrieval.people.typed import sources_typed

        return [CompletionItem(one.value, help=one.label) for one in sources_typed(db, incomplete.lstrip("@"), _MOST)]

    return _quietly(context, find)


def complete_item(context: click.Context, _param: click.Parameter, incomplete: str) -> Found:
    """Ids: those of the last answer, and once enough is typed any."""

    def find(db: Place) -> Found:
        from bot.console.recall import recall

        shown = [CompletionItem(one.item_id) for one in recall(db) if one.item_id.startswith(incomplete)]
        if shown or not incomplete:
            return shown
        from retrieval.people.typed import items_typed

        return [CompletionItem(one.id, help=one.headline) for one in items_typed(db, incomplete, _MOST)]

    return _quietly(context, find)


def _quietly(context: click.Context, find: Callable[[Place], Found]) -> Found:
    from bot.console.options import place_of
    from bot.render.screen import one_line
    from bot.settings.model import load_settings

    try:
        found = find(load_settings(db=place_of(context.params.get("db"))).db)
    # Whoever presses a key wants no word of what is wrong in the middle of a line.
    except Exception:  # noqa: BLE001
        return []
    plain = {one.value: one for one in found if one.value == one_line(one.value)}
    return [CompletionItem(value, help=one_line(one.help or "") or None) for value, one in plain.items()]
