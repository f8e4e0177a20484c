import pytest

from webapp.safety.emergency_number import emergency_number


@pytest.mark.parametrize(
    ("setting", "number"),
    [
        ("", "112"),
        ("  ", "112"),
        ("999", "999"),
        (" 000 ", "000"),
        ("GB", "999"),
        ("gb", "999"),
        ("us", "911"),
        ("DE", "112"),
        ("AU", "000"),
        ("NZ", "111"),
    ],
)
def test_a_number_or_a_country_gives_the_number_to_call(setting: str, number: str) -> None:
    assert emergency_number(setting) == number


@pytest.mark.parametrize("setting", ["XX", "nine nine nine", "1", "12345678", "112; rm", "+44 20 7946 0000"])
def test_a_setting_that_nobody_could_call_is_refused_with_a_sentence(setting: str) -> None:
    with pytest.raises(ValueError, match="EBB_EMERGENCY_NUMBER is two to six digits"):
        emergency_number(setting)
