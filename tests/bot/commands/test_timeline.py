"""``onrecord timeline``."""

from tests.bot.terminal import onrecord


def test_what_one_person_said_in_order_of_date(db: str) -> None:
    done = onrecord("timeline", "Waltz", "--topic", "the minerals agreement", "--db", db)
    assert done.returncode == 0
    assert "ウォルツ" in done.stdout
    nobody = onrecord("timeline", "Starmer", "--db", db)
    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert "Starmer" in nobody.stderr


def test_a_topic_that_is_not_spoken_about_is_told(db: str) -> None:
    done = onrecord("timeline", "Waltz", "--topic", "volcanoes", "--db", db)
    assert (done.returncode, done.stdout) == (1, "")
    assert "on that" in done.stderr
