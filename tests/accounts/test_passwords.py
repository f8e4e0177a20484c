from time import process_time

from webapp.accounts.passwords import hash_password, password_matches


def test_a_password_is_kept_as_argon2id_of_the_recommended_strength() -> None:
    assert hash_password("seven calm turtles").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_only_the_right_password_matches() -> None:
    kept = hash_password("seven calm turtles")
    assert password_matches(kept, "seven calm turtles")
    for wrong in ("seven calm turtle", "", "SEVEN CALM TURTLES", "\0", "x" * 5000):
        assert not password_matches(kept, wrong)


def test_nobodys_password_matches_nothing_and_takes_as_long() -> None:
    kept = hash_password("seven calm turtles")
    assert not password_matches(None, "nobody has this password")

    def fastest(password_hash: str | None) -> float:
        times = []
        for _ in range(7):
            start = process_time()
            password_matches(password_hash, "wrong password")
            times.append(process_time() - start)
        return min(times)

    assert 0.5 < fastest(None) / fastest(kept) < 2


def test_a_hash_that_cannot_be_read_matches_nothing() -> None:
    assert not password_matches("x", "seven calm turtles")
