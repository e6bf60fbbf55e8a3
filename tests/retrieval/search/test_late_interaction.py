"""Coverage in either language, on the bundled model."""

import pytest

from embeddings.static import StaticEncoder
from retrieval.query.content import question_words
from retrieval.search.late_interaction import coverage, importance
from retrieval.text.analyzer import Analyzer


def share(question: str, passage: str) -> float:
    return float(coverage(question_words(question, Analyzer()), [passage], weighted=False)[0])


def test_a_translation_covers_a_word() -> None:
    assert share("election", "来月の選挙に向けた準備が進む。") > 0.9
    assert share("選挙", "The election is next month.") > 0.9


def test_something_absent_is_not_covered() -> None:
    assert share("volcano", "来月の選挙に向けた準備が進む。") < 0.1


def test_a_word_that_stands_everywhere_counts_little() -> None:
    found = coverage(["年", "埋蔵量"], ["昨年の祭り", "埋蔵量の調査"])
    assert found[0] < 0.2
    assert found[1] > 0.9


def test_the_share_of_a_passage_hangs_on_no_other_passage() -> None:
    question = ["ロシア", "凍結", "資産"]
    passage = "ロシアの資産が凍結された。"
    alone = coverage(question, [passage])[0]
    assert coverage(question, [passage, *["ロシアの祭り"] * 500])[0] == pytest.approx(alone)


def test_pieces_that_were_kept_change_nothing() -> None:
    question, passages = ["ロシア", "凍結", "資産"], ["ロシアの資産が凍結された。", "", "The assets were frozen."]
    kept = StaticEncoder.bundled().cut(passages)
    assert coverage(question, passages, kept=kept).tolist() == coverage(question, passages).tolist()


def test_importance_is_between_0_and_1_and_highest_for_the_rarest() -> None:
    found = importance(["the", "year", "埋蔵量", "Zzyxqv"])
    assert ((found > 0) & (found <= 1)).all()
    assert found.max() == 1
    assert found[0] < found[1] < found[2]
    assert importance([]).shape == (0,)


def test_nothing_asked_or_nothing_there() -> None:
    assert coverage([], ["橋"]).tolist() == [0.0]
    assert coverage(["橋"], [""]).tolist() == [0.0]
    assert coverage(["橋"], []).shape == (0,)


def test_a_piece_of_a_longer_word_covers_nothing() -> None:
    assert share("volcanoes", "President Volodymyr Zelenskiy was frustrated.") < 0.3
    assert share("volcanoes", "Two volcanoes erupted.") > 0.9


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("pens", "ペンタゴン"),
        ("bus", "バスティアン"),
        ("gas", "ガスパリアン"),
        ("スキー", "ゼルドスキー"),
    ],
)
def test_a_piece_of_a_katakana_word_covers_nothing_but_in_a_compound(question: str, name: str) -> None:
    def covered(words: str) -> float:
        return float(coverage([question], [f"{name}市長は港を視察した。"], weighted=False, words=[words])[0])

    assert covered("") > 0.5
    assert covered(f"{name} 市長 港 視察") < 0.1


@pytest.mark.parametrize(
    ("question", "passage", "words"),
    [
        ("media", "中国メディアサービスの発表", "中国 メディア サービス 発表"),
        ("コンピュータ", "コンピューターの展示", "コンピューター 展示"),
        ("Zelenskyy", "ゼレンスキー大統領", "ゼレンスキー 大統領"),
        ("Bastian", "バスティアン市長", "バスティアン 市長"),
        ("elections", "The election is near", "election near"),
    ],
)
def test_a_whole_word_and_a_word_of_a_compound_cover_theirs(question: str, passage: str, words: str) -> None:
    assert coverage([question], [passage], weighted=False, words=[words])[0] > 0.7


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("bees", "Es gibt bald wieder Schnee."),
        ("Formula", "Fill in the form."),
        ("zebras", "ゼルドスキー市長は帰国した。"),
    ],
)
def test_a_piece_of_a_word_asked_for_is_not_found_for_it(question: str, passage: str) -> None:
    assert coverage([question], [passage], weighted=False)[0] < 0.3
