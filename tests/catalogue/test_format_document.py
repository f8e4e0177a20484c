"""docs/routine-format.md teaches the format that the models have."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import yaml
from pydantic import BaseModel

from tests.catalogue.example import DOCUMENT, PROJECT, example_text
from webapp.catalogue.models import DoseUnit, Position, Routine, StartPlace
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.pydantic_words import model_at
from webapp.catalogue.reading import read_files
from webapp.cli.new_routine import STARTER
from webapp.figures.book import FigureBook
from webapp.timeline.checking import minutes_finding
from webapp.timeline.estimate import EstimatedLengths


def _models(root: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield root
    for name in root.model_fields:
        below = model_at(root, (name,))
        if below:
            yield from _models(below)


def test_the_example_can_be_led_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "two-minute-rest.yaml"
    path.write_text(example_text(), encoding="utf-8")
    catalogue = read_files([path], FigureBook.read(PROJECT / "poses").poses)
    assert catalogue.problems == ()
    assert minutes_finding(catalogue.routines["two-minute-rest"], Phrases(), EstimatedLengths()) is None


def test_the_example_is_what_a_new_file_begins_with() -> None:
    assert STARTER.read_text(encoding="utf-8") == example_text()


@pytest.mark.parametrize("model", sorted({*_models(Routine), Phrases}, key=str))
def test_every_key_is_named(model: type[BaseModel]) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for key in model.model_fields:
        assert f"`{key}`" in text, f"{model.__name__}.{key}"


def test_every_choice_is_named() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for choice in (*get_args(StartPlace), *get_args(DoseUnit), *get_args(Position)):
        assert f"`{choice}`" in text


def test_every_shared_phrase_stands_in_its_file() -> None:
    shipped = yaml.safe_load((PROJECT / "routines" / "phrases" / "en.yaml").read_text(encoding="utf-8"))
    assert list(shipped) == list(Phrases.model_fields)
