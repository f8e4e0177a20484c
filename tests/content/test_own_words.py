"""No eight words in a row stand in a routine as they stand in the document it was adapted from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content.shingles import CONTROL, RUN, hash_of, known_hashes, runs, words_of

PROJECT = Path(__file__).parents[2]
FILES = sorted([*(PROJECT / "routines").rglob("*.yaml"), *(PROJECT / "poses").glob("*.yaml")])


def texts_in(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts_in(value)
    elif isinstance(data, list):
        for item in data:
            yield from texts_in(item)


def borrowed(text: str) -> list[str]:
    known = known_hashes()
    return [run for run in runs(text) if hash_of(run) in known]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_words_are_our_own(path: Path) -> None:
    # Joined, so that a run that goes on from one sentence to the next is found as well.
    assert borrowed(" ".join(texts_in(yaml.safe_load(path.read_text(encoding="utf-8"))))) == []


def test_a_borrowed_sentence_would_be_found_whatever_its_punctuation() -> None:
    sentence = f"Breathe in: A grey heron, waits beside THE river - until the fishermen have gone home. {'x ' * 9}"
    assert len(borrowed(sentence)) == len(words_of(CONTROL)) - RUN + 1


def test_the_documents_are_all_known() -> None:
    assert len(known_hashes()) > 1500
