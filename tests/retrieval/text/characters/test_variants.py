import pytest

from retrieval.text.characters.variants import near_characters, standard_characters


@pytest.mark.parametrize(
    ("written", "standard"),
    [
        ("髙橋", "高橋"),
        ("渡邊", "渡辺"),
        ("渡邉", "渡辺"),
        ("齋藤", "斎藤"),
        ("濵田", "浜田"),
        ("濱田", "浜田"),
        ("𠮷田", "吉田"),
        ("國分", "国分"),
        ("德永", "徳永"),
        ("山﨑", "山崎"),
        ("廣瀬", "広瀬"),
        ("櫻井", "桜井"),
        ("桒原", "桑原"),
        ("习近平", "習近平"),
        ("赖清德", "頼清徳"),
        ("賴清德", "頼清徳"),
    ],
)
def test_other_ways_to_write_a_character_are_one(written: str, standard: str) -> None:
    assert standard_characters(written) == standard


def test_what_a_selector_says_of_a_shape_goes() -> None:
    assert standard_characters("辻\U000e0100井") == "辻井"


@pytest.mark.parametrize(
    "text", ["後藤", "余市", "里見", "台湾", "斎藤", "斉藤", "埼玉", "崎", "Waltz", "ウォルツ", "", "😀"]
)
def test_what_is_written_as_usual_stays(text: str) -> None:
    assert standard_characters(text) == text


def test_characters_that_families_tell_apart_are_near_and_not_the_same() -> None:
    assert standard_characters("中嶋") == "中嶋"
    assert near_characters("中嶋") == near_characters("中島")
    assert near_characters("齋藤") == near_characters("斉藤") == near_characters("齊藤")
    assert near_characters("埼玉") != near_characters("崎玉")
