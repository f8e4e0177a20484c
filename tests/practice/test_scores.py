import pytest

from webapp.practice.scores import read_score


@pytest.mark.parametrize("score", range(11))
def test_the_eleven_answers_are_taken_as_they_are(score: int) -> None:
    assert read_score([str(score)]) == score


@pytest.mark.parametrize(
    "answers",
    [
        *(
            [text]
            for text in (
                "11",
                "-1",
                "3.5",
                "",
                "x",
                " 5",
                "5 ",
                "05",
                "+5",
                "1e1",
                "٣",
                "５",
                "\u200f5",
                "5\n",
                "5\0",
                "100",
            )
        ),
        [],
        ["5", "5"],
        ["5", "6"],
    ],
)
def test_anything_else_is_refused_with_a_sentence(answers: list[str]) -> None:
    with pytest.raises(ValueError, match=r"^Please choose one of the numbers from 0 to 10\.$"):
        read_score(answers)
