"""Makes the table of rarer readings of surnames: ``python -m retrieval.names.build --dictionary jamdict.db``.

The file comes in PyPI's ``jamdict-data``, which packs JMnedict. Of its many readings those count that are a place's
too: families are called after places, and what is no place's is mostly a single person's own or a slip.
"""

import argparse
import sqlite3
from collections import defaultdict
from pathlib import Path

from retrieval.names.hepburn import romaji
from retrieval.names.japanese import OTHER_READINGS_FILE, surname_readings, unvoiced
from retrieval.names.kana import katakana
from retrieval.text.analyzer import Analyzer

_QUERY = """
SELECT NEKanji.text, NEKana.text, group_concat(NETransType.text)
FROM NEKanji JOIN NEKana USING (idseq) JOIN NETranslation USING (idseq) JOIN NETransType ON tid = NETranslation.ID
WHERE length(NEKanji.text) <= 4 GROUP BY NEKanji.text, NEKana.text ORDER BY NEKanji.text, NEKana.text
"""


def main() -> None:
    """Build and write."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.names.build", description=__doc__)
    parser.add_argument("--dictionary", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name(OTHER_READINGS_FILE))
    options = parser.parse_args()
    found = other_readings(options.dictionary)
    lines = ["# surname\treadings that the dictionary of words lacks"]
    lines += [f"{surname}\t{' '.join(readings)}" for surname, readings in sorted(found.items())]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{options.out}: {len(lines) - 1} rows")


def other_readings(dictionary: Path) -> dict[str, list[str]]:
    """Readings that differ from those of the dictionary of words by more than a voiced consonant or a long vowel."""
    analyzer = Analyzer()
    found: dict[str, list[str]] = defaultdict(list)
    with sqlite3.connect(dictionary) as connection:
        for surname, kana, kinds in connection.execute(_QUERY):
            known = {romaji(unvoiced(reading)) for reading in surname_readings(surname, analyzer)}
            reading = katakana(kana)
            is_family_and_place = {"surname", "place"} <= set(kinds.split(","))
            if known and is_family_and_place and romaji(reading) and romaji(unvoiced(reading)) not in known:
                found[surname].append(reading)
    return found


if __name__ == "__main__":
    main()
