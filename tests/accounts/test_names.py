import pytest

from webapp.accounts.names import clean_email, clean_name, clean_password, known_zone, name_key, place_names


@pytest.mark.parametrize("name", ["Alice", "Zoë", "José María", "李雷", "O’Hara", "a", "x" * 80, "Ann-Lee 2"])
def test_a_name_in_any_script_is_fine(name: str) -> None:
    assert clean_name(f"  {name} ") == name


@pytest.mark.parametrize(
    "name", ["", "   ", "x" * 81, "a\0b", "a\nb", "a\u202eb", "a\u200bb", "\ufeffa", "\u3164", "a@b", "\ufdfa" * 80]
)
def test_a_name_that_misleads_or_shows_nothing_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        clean_name(name)


def test_a_name_typed_in_two_ways_is_one_name() -> None:
    assert clean_name("Zoe\u0308") == clean_name("Zo\u00eb")
    assert name_key("STRASSE") == name_key("straße") == name_key(" Strasse ")
    assert name_key("ＡＬＩＣＥ") == name_key("alice")


@pytest.mark.parametrize("email", ["a@b.org", "a.b+c@mail.example.co.uk", "ü@exämple.de"])
def test_an_address_that_can_be_one_is_taken_in_small_letters(email: str) -> None:
    assert clean_email(f" {email.upper()} ") == email


@pytest.mark.parametrize(
    "email",
    ["a", "a@b", "a@@b.org", "a b@c.org", "a@b..org", "a@-b.org", "@b.org", "a\0@b.org", "a@" + "b" * 250 + ".org"],
)
def test_an_address_that_cannot_be_one_is_refused(email: str) -> None:
    with pytest.raises(ValueError, match="leave it empty"):
        clean_email(email)


def test_no_address_is_fine() -> None:
    assert clean_email("  ") is None


def test_a_password_is_long_not_complicated() -> None:
    assert clean_password("x" * 10) == "x" * 10
    assert clean_password("  four words in a row  ") == "  four words in a row  "
    for wrong in ("x" * 9, "", "x" * 1025):
        with pytest.raises(ValueError, match="characters"):
            clean_password(wrong)


def test_only_real_zones_are_known() -> None:
    assert known_zone("Europe/London") == "Europe/London"
    assert known_zone("Asia/Calcutta") == "Asia/Calcutta"
    for wrong in ("", "Mars/Base", "../../etc/passwd", "Europe", "europe/london", "x" * 9999, "UTC\0"):
        assert known_zone(wrong) is None
    assert "Europe/London" in place_names()["Europe"]
