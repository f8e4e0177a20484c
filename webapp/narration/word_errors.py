"""How far recognised words are from written ones: the word error rate, and spellings that sound the same."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_AMERICAN = (
    (re.compile(r"(?<=[a-z]t)re(?=s?$|d$)"), "er"),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|er|ers|es|ing|ation)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|ful|ite)?$)"), "or"),
)
"""Done to both sides, so that it does not matter where it goes too far."""

_SAME_SOUND = (
    ("soles", "souls"),
    ("sole", "soul"),
    ("whether", "weather"),
    ("your", "youre"),
    ("to", "too", "two"),
    ("heel", "heal"),
    ("heels", "heals"),
    ("waist", "waste"),
    ("right", "write"),
    ("for", "four", "fore"),
    ("toes", "tows"),
    ("knead", "need"),
    ("feet", "feat"),
    ("tucks", "tux"),
)
"""Words of the routines that nobody can tell apart by ear alone."""
_SOUND = {word: alike[0] for alike in _SAME_SOUND for word in alike}


@dataclass(frozen=True, slots=True)
class WordErrors:
    """Wrong, missing and added words beside those that are written."""

    errors: int
    words: int

    @property
    def rate(self) -> float:
        return self.errors / self.words if self.words else 0.0


def word_errors(written: str, heard: str, *, by_ear: bool = True) -> WordErrors:
    """The least number of changes that make one of the other. Capitals and punctuation never count.

    `by_ear`, neither do numbers in figures, British or American spelling, words that sound the same, and whether two
    words are written together.
    """
    expected, recognised = (_words(text, by_ear=by_ear) for text in (written, heard))
    return WordErrors(_distance(expected, recognised, joins=by_ear), len(_words(written, by_ear=False)))


def total(counted: Iterable[WordErrors]) -> WordErrors:
    counted = list(counted)
    return WordErrors(sum(each.errors for each in counted), sum(each.words for each in counted))


def _words(text: str, *, by_ear: bool) -> list[str]:
    plain = text.lower().replace("’", "'").replace("-", " ")
    words = re.findall(r"[a-z0-9]+(?:'[a-z]+)*", plain)
    if not by_ear:
        return words
    spelt = [part for word in words for part in _in_words(word.replace("'", ""))]
    return [_SOUND.get(word, word) for word in map(_american, spelt)]


def _in_words(word: str) -> list[str]:
    if not word.isdigit() or int(word) > 99:
        return [word]
    tens, ones = divmod(int(word), 10)
    if int(word) < len(_ONES):
        return [_ONES[int(word)]]
    return [_TENS[tens - 2], *([_ONES[ones]] if ones else [])]


def _american(word: str) -> str:
    for ending, instead in _AMERICAN:
        word = ending.sub(instead, word)
    return word


def _distance(expected: list[str], recognised: list[str], *, joins: bool) -> int:
    """Levenshtein's, over words; where `joins`, two words are one if together they are spelt alike."""
    rows = [list(range(len(recognised) + 1))]
    for i, word in enumerate(expected, 1):
        row = [i]
        for j, other in enumerate(recognised, 1):
            best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (word != other))
            if joins and j > 1 and word == recognised[j - 2] + other:
                best = min(best, rows[i - 1][j - 2])
            if joins and i > 1 and expected[i - 2] + word == other:
                best = min(best, rows[i - 2][j - 1])
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
