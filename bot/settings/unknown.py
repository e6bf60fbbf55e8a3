"""Settings that are misspelt: variables of the environment and of ``.env`` that no setting reads."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEAR = 0.75


def unknown_variables() -> list[str]:
    """A line for each variable that is meant for onrecord and changes nothing, with the nearest that would.

    The value stands in none of them: it may be a token.
    """
    from bot.settings.model import ENV_FILE, ENV_PREFIX

    names = [name for name in os.environ if name.upper().startswith(ENV_PREFIX)]
    if Path(ENV_FILE).is_file():
        from dotenv import dotenv_values

        names += [name for name in dotenv_values(ENV_FILE) if name.upper().startswith(ENV_PREFIX)]
    if not names:
        return []
    from pydantic import BaseModel

    from bot.settings.model import CONFIG_VARIABLE, Settings

    known = {CONFIG_VARIABLE, *(f"{ENV_PREFIX}{name.upper()}" for name in Settings.model_fields)}
    # What a table has not is told as an error when the settings are read.
    tables = tuple(
        f"{ENV_PREFIX}{name.upper()}__"
        for name, field in Settings.model_fields.items()
        if isinstance(field.default, BaseModel)
    )
    unknown = (name for name in names if name.upper() not in known and not name.upper().startswith(tables))
    return [_told(name, known) for name in dict.fromkeys(unknown)]


def nearest(name: str, known: Iterable[str]) -> str:
    """The name that is written most like another one; empty where none is."""
    found = difflib.get_close_matches(name, sorted(known), n=1, cutoff=_NEAR)
    return found[0] if found else ""


def _told(name: str, known: set[str]) -> str:
    near = nearest(name.upper(), known)
    meant = f" Is {near} meant?" if near else ""
    return f"No setting is called {name}, so that it changes nothing.{meant}"
