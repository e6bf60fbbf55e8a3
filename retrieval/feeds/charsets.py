"""Names of encodings as pages declare them, and what is meant by each."""

import codecs
import re
from collections.abc import Iterator

_HEAD = 4096
"""Bytes at the beginning in which a declaration may stand."""

_IN_MEDIA_TYPE = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_IN_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_IN_META = re.compile(rb"<meta[^>]{0,300}?charset\s{0,8}=\s{0,8}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(
    rb"(?:<language>\s{0,20}|<dc:language>\s{0,20}|\b(?:xml:)?lang\s{0,4}=\s{0,4}[\"'])([A-Za-z]{2,3})\b", re.IGNORECASE
)

MEANT = {
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "csshiftjis": "cp932",
    "euc-jp": "euc_jp",
    "x-euc-jp": "euc_jp",
    "x-euc": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-949": "cp949",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
}
"""What browsers take a name for, where that is not what it says (https://encoding.spec.whatwg.org/#names-and-labels)."""

_ALLOWED = re.compile(
    r"utf-8|utf-16(?:-[bl]e)?|utf-32(?:-[bl]e)?|cp(?:125[0-8]|874|866|932|949|437|850|852)|iso8859-\d{1,2}|koi8-[ru]"
    r"|euc_jp|euc_kr|euc_jis_2004|gb18030|big5(?:hkscs)?|iso2022_jp(?:_ext)?|mac-(?:roman|cyrillic)|shift_jis(?:x0213)?"
)
"""Python's names of encodings of pages; others of its codecs are none, and some of those are dangerous."""

_CENTRAL, _CYRILLIC, _BALTIC = ("cp1250", "iso8859-2"), ("cp1251", "koi8-r", "iso8859-5"), ("cp1257", "iso8859-13")
_EASTERN = {
    "pl cs sk hu hr sl ro": _CENTRAL,
    "ru bg sr mk be": _CYRILLIC,
    "uk": ("cp1251", "koi8-u"),
    "lt lv et": _BALTIC,
    "el": ("cp1253",),
    "tr": ("cp1254",),
    "he": ("cp1255",),
    "ar fa": ("cp1256",),
    "vi": ("cp1258",),
    "th": ("cp874",),
    "ko": ("cp949",),
    "zh": ("gb18030", "big5hkscs"),
}
BY_LANGUAGE = {language: names for languages, names in _EASTERN.items() for language in languages.split()}
"""The encodings in which a page of a language is likely to be, where it names none and is not UTF-8
(https://html.spec.whatwg.org/#encoding-sniffing-algorithm); of any other language it is Windows-1252."""


def meant(name: str) -> str | None:
    """Python's name of the encoding that a page means by a name; None where there is no such encoding of pages.

    >>> meant("ISO-8859-1"), meant("x-sjis"), meant("rot13")
    ('cp1252', 'cp932', None)
    """
    label = name.strip().casefold()
    try:
        found = codecs.lookup(MEANT.get(label, label)).name
    except (LookupError, ValueError):
        return None
    return MEANT.get(found, found) if _ALLOWED.fullmatch(found) else None


def declared(data: bytes, media_type: str = "") -> Iterator[str]:
    """The encodings that a page declares, by Python's names, the weightiest first, each once.

    Args:
        data: its bytes.
        media_type: the ``Content-Type`` that came with it; empty where none did.

    >>> list(declared(b'<?xml version="1.0" encoding="EUC-JP"?>', "text/xml; charset=utf-8"))
    ['utf-8', 'euc_jp']
    """
    head = data[:_HEAD]
    found = [match[1] for match in [_IN_MEDIA_TYPE.search(media_type)] if match]
    found += [match[1].decode("ascii") for match in [_IN_XML.search(head), _IN_META.search(head)] if match]
    names = (meant(name) for name in found)
    yield from dict.fromkeys(name for name in names if name)


def likely(data: bytes) -> tuple[str, ...]:
    """The encodings of pages in the language that a page names; Windows-1252 where it names none."""
    match = _LANGUAGE.search(data[:_HEAD])
    return BY_LANGUAGE.get(match[1].decode("ascii").casefold(), ("cp1252",)) if match else ("cp1252",)
