"""Who can speak: the phrase that a text takes as a speaker, in either language."""

from typing import Literal, NamedTuple


class Phrase(NamedTuple):
    """A noun phrase that speaks.

    Attributes:
        name: the name in it, or all of it where no person is named.
        as_written: as the text has it, titles included.
        is_same: whether it points back to the speaker before.
        is_media: whether it names a medium, through which others speak.
        is_person: whether it names one person.
        role: the title this person bears in the text; empty where none is known.
        joined: who speaks with this one, with what joins them: とロッシ博士.
    """

    name: str
    as_written: str
    is_same: bool = False
    is_media: bool = False
    is_person: bool = False
    role: str = ""
    joined: str = ""


Where = Literal["", "topic", "opening", "dated", "quoting", "telling"]
"""Where a phrase stands: as a topic; as one that opens a sentence and is set off by a comma, or by a day (は10日、);
right before a quotation; before によると. Empty for anywhere else.
"""
