"""An address at which a passage is translated, from a template that the owner of the bot gives."""

from urllib.parse import quote

from bot.render.escape import visible
from retrieval.language import Language

LONGEST = 512
"""Of the address of a button: https://discord.com/developers/docs/components/reference#button"""

TEXT, LANGUAGE = "{text}", "{language}"


def translation_address(template: str, text: str, language: Language) -> str | None:
    """The address, with so much of the text in it as it has room for.

    Args:
        template: an address with ``{text}`` in it and, where the service wants it, ``{language}``.
        text: to be translated.
        language: into which.

    Returns:
        None where the template is empty or no such address.

    >>> translation_address("https://translate.example/?to={language}&text={text}", "橋 & 港", "en")
    'https://translate.example/?to=en&text=%E6%A9%8B%20%26%20%E6%B8%AF'
    """
    if not template.startswith(("https://", "http://")) or TEXT not in template:
        return None
    address = template.replace(LANGUAGE, language)
    room = (LONGEST - len(address.replace(TEXT, ""))) // address.count(TEXT)
    encoded = ""
    for character in " ".join(visible(text).split()):
        one = quote(character, safe="")
        if len(encoded) + len(one) > room:
            break
        encoded += one
    return address.replace(TEXT, encoded) if encoded else None
