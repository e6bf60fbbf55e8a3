"""Kinds of files that are no text and no feed, told by their first bytes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Magic:
    """A kind of file told by its bytes.

    Attributes:
        pattern: matches at the beginning of the file.
        message: what it is and what to do, after "FILE is ".
        example: the beginning of such a file.
    """

    pattern: bytes
    message: str
    example: bytes


MAGICS = (
    Magic(
        pattern=rb"%PDF",
        message="a PDF document, not a feed. Save its text, or the page that it was made from as HTML.",
        example=b"%PDF-1.7\n",
    ),
    Magic(
        pattern=rb"\x1f\x8b",
        message="compressed with gzip. Unpack it and give what is in it.",
        example=b"\x1f\x8b\x08\x00\x00\x00",
    ),
    Magic(
        pattern=rb"BZh\d1AY&SY",
        message="compressed with bzip2. Unpack it and give what is in it.",
        example=b"BZh91AY&SY",
    ),
    Magic(
        pattern=rb"\xfd7zXZ\0",
        message="compressed with xz. Unpack it and give what is in it.",
        example=b"\xfd7zXZ\x00\x00",
    ),
    Magic(
        pattern=rb"\x28\xb5\x2f\xfd",
        message="compressed with zstd. Unpack it and give what is in it.",
        example=b"(\xb5/\xfd\x04",
    ),
    Magic(
        pattern=rb"7z\xbc\xaf\x27\x1c",
        message="a 7z archive. Unpack it and give what is in it.",
        example=b"7z\xbc\xaf'\x1c\x00",
    ),
    Magic(
        pattern=rb"Rar!\x1a\x07",
        message="a RAR archive. Unpack it and give what is in it.",
        example=b"Rar!\x1a\x07\x01\x00",
    ),
    Magic(
        pattern=rb"(?s:.){257}ustar",
        message="a tar archive. Unpack it and give what is in it.",
        example=(
            b"page.html\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
            b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
            b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00ustar\x0000"
        ),
    ),
    Magic(
        pattern=rb"PK(?:\x03\x04|\x05\x06|\x07\x08)",
        message="a zip file within an archive. Unpack it and give what is in it.",
        example=b"PK\x03\x04\x14\x00",
    ),
    Magic(
        pattern=rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        message=(
            "an old Word, Excel or PowerPoint document, not a feed. Save its text, or the page that it "
            "was made from as HTML."
        ),
        example=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ),
    Magic(
        pattern=rb"\{\\rtf",
        message="an RTF document, not a feed. Save its text, or the page that it was made from as HTML.",
        example=b"{\\rtf1\\ansi",
    ),
    Magic(
        pattern=rb"SQLite format 3\0",
        message=(
            "an SQLite database, not a feed. A database of onrecord is named with --db; `onrecord "
            "export` writes its items."
        ),
        example=b"SQLite format 3\x00\x10\x00",
    ),
    Magic(
        pattern=(
            rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:hei"
            rb"|avif|mif1)"
        ),
        message="a picture, not a feed. No text is read from pictures.",
        example=b"\x89PNG\r\n\x1a\n\x00",
    ),
    Magic(
        pattern=rb"ID3[\x02-\x04]\0|\xff[\xfb\xf3\xf2]|OggS\0|fLaC\0|RIFF.{4}WAVE|.{4}ftypM4A|FORM.{4}AIF",
        message="a sound recording, not a feed. Nothing is read from recordings.",
        example=b"ID3\x04\x00\x00",
    ),
    Magic(
        pattern=rb".{4}ftyp|\x1a\x45\xdf\xa3|RIFF.{4}AVI |\0\0\x01\xba|FLV\x01",
        message="a video, not a feed. Nothing is read from videos.",
        example=b"\x00\x00\x00\x18ftypisom",
    ),
    Magic(
        pattern=rb".{0,4}[\xa1-\xa3]eroots",
        message=(
            "a Bluesky or AT Protocol repository (CAR), which is not read. Give the account's feed "
            "instead: https://bsky.app/profile/NAME/rss."
        ),
        example=b":\xa2eroots\x81\xd8",
    ),
    Magic(
        pattern=rb"\x7fELF|MZ.{0,100}\0\0|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|\xfe\xed\xfa",
        message="a program, not a feed.",
        example=b"\x7fELF\x02\x01\x01\x00",
    ),
    Magic(
        pattern=rb"bplist00",
        message="an Apple property list or a web archive of Safari, which is not read. Save the page as HTML.",
        example=b"bplist00\xd4",
    ),
    Magic(
        pattern=rb"PAR1[\0-\x1f]|ARROW1\0",
        message="a table of data (Parquet or Arrow), not a feed.",
        example=b"PAR1\x15\x04\x00",
    ),
    Magic(
        pattern=rb"wOFF|wOF2|OTTO\0|\0\x01\0\0\0",
        message="a font, not a feed.",
        example=b"wOF2\x00\x01\x00",
    ),
)
"""The first that matches counts."""
