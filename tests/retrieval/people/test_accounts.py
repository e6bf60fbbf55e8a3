"""What the owner of an account is called by."""

from retrieval.people.accounts import account_names, account_surnames


def test_signs_are_no_part_of_a_name() -> None:
    assert account_names("Lena Moritz 🌊", "lmor") == {"lmor", "lena moritz", "moritz"}


def test_each_name_in_brackets_is_one() -> None:
    assert {"三上透", "toru mikami", "mikami"} <= account_names("三上透（Toru Mikami）", "tk9")


def test_a_surname_is_a_beginning_of_a_whole_name_in_chinese_characters() -> None:
    assert account_surnames(["三上透", "三上", "見本新聞社東京支局", "mikami"]) == {"三上"}
