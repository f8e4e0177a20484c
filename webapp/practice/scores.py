"""A pain rating as somebody gives it: NRS-11, a whole number from 0 ("no pain") to 10 ("worst pain imaginable")."""

import re
from collections.abc import Sequence

LOWEST, HIGHEST = 0, 10

_ONE_ANSWER = re.compile(r"10|[0-9]", re.ASCII)


def read_score(answers: Sequence[str]) -> int:
    """The rating that was given. Raises ValueError, with a sentence for the person, unless it is one of the eleven."""
    if len(answers) == 1 and _ONE_ANSWER.fullmatch(answers[0]):
        return int(answers[0])
    raise ValueError("Please choose one of the numbers from 0 to 10.")
