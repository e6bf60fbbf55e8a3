"""The transliteration model: its arithmetic against torch, its weights against names everyone knows."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from embeddings.errors import ModelError
from embeddings.transliteration import Reading, Transliterator

MODEL = Transliterator.bundled()


@pytest.mark.parametrize(
    ("latin", "kana"), [("obama", "オバマ"), ("putin", "プーチン"), ("merkel", "メルケル"), ("tanaka", "タナカ")]
)
def test_known_names(latin: str, kana: str) -> None:
    assert MODEL.to_kana.spelling(MODEL.to_kana.read([latin])) == kana
    right, wrong = MODEL.to_latin.likelihood(MODEL.to_latin.read([kana]), MODEL.to_latin.encode([latin, "cheng"]))
    assert right > wrong + 5


def test_likelihood_is_that_of_torch() -> None:
    torch = pytest.importorskip("torch")
    spellings = ["ウォルツ", "ワルツ", "ココ", "ウ"]
    reading = MODEL.to_kana.read(["waltz"])
    encoded = MODEL.to_kana.encode(spellings)
    expected = [
        -torch.nn.functional.ctc_loss(
            torch.from_numpy(reading.chances[0])[:, None],
            torch.from_numpy(row[row >= 0].astype(np.int64))[None],
            torch.tensor([int(reading.steps[0])]),
            torch.tensor([int((row >= 0).sum())]),
            reduction="sum",
        ).item()
        for row in encoded
    ]
    assert MODEL.to_kana.likelihood(reading, encoded) == pytest.approx(expected, abs=1e-3)


def test_words_read_together_are_read_as_alone() -> None:
    words = ["waltz", "li", "zelenskyy"]
    together = MODEL.to_kana.read(words)
    for place, word in enumerate(words):
        alone = MODEL.to_kana.read([word])
        steps = int(alone.steps[0])
        assert together.steps[place] == steps
        np.testing.assert_allclose(together.chances[place, :steps], alone.chances[0, :steps], atol=1e-4)
    spelling = MODEL.to_kana.encode(["リ"])
    apart = [float(MODEL.to_kana.likelihood(MODEL.to_kana.read([word]), spelling)[0]) for word in words]
    assert MODEL.to_kana.likelihood(together, spelling) == pytest.approx(apart, abs=1e-3)


def test_too_long_a_spelling_is_impossible() -> None:
    found = MODEL.to_kana.likelihood(MODEL.to_kana.read(["a"]), MODEL.to_kana.encode(["アアアアアアアア", "ア"]))
    assert found[0] < -900 < found[1]


def test_nothing_to_read() -> None:
    reading = MODEL.to_kana.read(["", "!!"])
    assert isinstance(reading, Reading)
    assert reading.steps.tolist() == [0, 0]
    assert (MODEL.to_kana.likelihood(reading, MODEL.to_kana.encode(["ア"])) < -900).all()
    assert MODEL.to_kana.likelihood(MODEL.to_kana.read(["a"]), MODEL.to_kana.encode([])).shape == (0,)


def test_every_word_with_every_spelling_is_as_likely_as_by_themselves() -> None:
    words, spellings = ["obama", "mika", "x"], MODEL.to_kana.encode(["オバマ", "ミカ", "ア", ""])
    found = MODEL.to_kana.likelihoods(MODEL.to_kana.read_lately(words), spellings)
    apart = [MODEL.to_kana.likelihood(MODEL.to_kana.read([word]), spellings) for word in words]
    assert found == pytest.approx(np.array(apart), abs=1e-3)
    assert MODEL.to_kana.likelihoods(MODEL.to_kana.read(["a"]), MODEL.to_kana.encode([])).shape == (1, 0)
    assert MODEL.to_kana.likelihoods(MODEL.to_kana.read([]), spellings).shape == (0, 4)


def test_what_was_read_lately_is_what_is_read_now() -> None:
    words = ["obama", "mika", "obama", "abcdefghij"]
    anew = MODEL.to_kana.read(words)
    for _ in range(2):
        lately = MODEL.to_kana.read_lately(words)
        assert lately.steps.tolist() == anew.steps.tolist()
        assert lately.chances == pytest.approx(anew.chances, abs=1e-4)
    assert not len(MODEL.to_kana.read_lately([]).steps)


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no usable transliteration model"):
        Transliterator.load(tmp_path)


def test_size() -> None:
    folder = Path(__file__).parents[2] / "embeddings" / "model"
    assert sum(path.stat().st_size for path in folder.iterdir()) < 20_000_000
    assert (folder / "transliteration.npz").stat().st_size < 10_000_000


def test_many_threads_read_more_words_than_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("embeddings.transliteration._REMEMBERED", 2)
    words = ["obama", "putin", "merkel", "tanaka", "x" * 300]
    expected = [MODEL.to_kana.read([word]).chances for word in words]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(20) as pool:
            found = list(pool.map(lambda number: MODEL.to_kana.read_lately([words[number % 5]]).chances, range(400)))
    finally:
        sys.setswitchinterval(interval)
    # How linear algebra is shared among threads may round the last digit otherwise.
    assert all(np.allclose(chances, expected[number % 5], atol=1e-4) for number, chances in enumerate(found))
