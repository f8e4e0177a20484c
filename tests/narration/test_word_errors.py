"""How many words are heard wrong."""

import pytest

from webapp.narration.word_errors import total, word_errors


@pytest.mark.parametrize(
    ("written", "heard", "errors"),
    [
        ("Lie on your back.", "lie on your back", 0),
        ("Lie on your back.", "Lie on your bag.", 1),
        ("Lie on your back.", "Lie your back.", 1),
        ("Lie on your back.", "Lie on on your back.", 1),
        ("Lie on your back.", "", 4),
        ("Half-way.", "Halfway.", 0),
        ("A finger's width.", "a fingers width", 0),
        ("Hold on to the edge.", "Hold onto the edge.", 0),
        ("Backbends", "Back bends.", 0),
        ("Ten to fifteen centimetres.", "10 to 15 centimeters.", 0),
        ("Ninety-five.", "95", 0),
        ("Through the centre.", "Through the center.", 0),
        ("Four-minute mobiliser.", "4-minute mobilizer", 0),
        ("The soles of your feet.", "The souls of your feet.", 0),
        ("Your right foot.", "Your left foot.", 1),
        ("Breathe in.", "Breathe out.", 1),
    ],
)
def test_words_count_as_they_are_heard(written: str, heard: str, errors: int) -> None:
    assert word_errors(written, heard).errors == errors


def test_strictly_every_other_spelling_counts() -> None:
    assert word_errors("Through the centre.", "through the Center", by_ear=False).errors == 1
    assert word_errors("Half-way.", "Halfway.", by_ear=False).errors == 2


def test_the_rate_is_over_all_written_words() -> None:
    whole = total([word_errors("One two three.", "One two four."), word_errors("Rest.", "Rest.")])
    assert (whole.errors, whole.words, whole.rate) == (1, 4, 0.25)
    assert total([]).rate == 0
