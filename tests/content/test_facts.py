"""Every fact of the documents stands in the routine that was adapted from them."""

from functools import cache, reduce
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content.fact_table import FILE, table_text
from tests.content.facts import FACTS, VALUES, Fact, Value
from tests.content.test_own_words import texts_in

ROUTINES = Path(__file__).parents[2] / "routines"


@cache
def routine(slug: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((ROUTINES / f"{slug}.yaml").read_text(encoding="utf-8"))
    return data


def step(data: dict[str, Any], step_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(step for step in data["steps"] if step["id"] == step_id)
    return found


def text_at(slug: str, place: str) -> str:
    data = routine(slug)
    step_id, _, twin = place.partition("/")
    if place == "routine":
        said = without(data, "steps")
    elif twin:
        said = step(data, step_id)["easier"]
    else:
        said = without(step(data, step_id), "easier")
    return " ".join(" ".join(texts_in(said)).split())


def without(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.routine}, {fact.place}: {fact.fact}")
def test_a_fact_is_said(fact: Fact) -> None:
    text = text_at(fact.routine, fact.place)
    for words in fact.words:
        assert words.lower() in text.lower()


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{value.routine}, {value.path}: {value.fact}")
def test_a_number_is_kept(value: Value) -> None:
    first, *rest = value.path.split(".")
    data = routine(value.routine)
    at = step(data, first) if rest else data
    assert reduce(lambda part, key: part[key], rest or [first], at) == value.value


def test_the_prop_is_chosen_before_lying_down() -> None:
    ids = [step["id"] for step in routine("legs-up-release")["steps"]]
    assert ids.index("choose-the-prop") < ids.index("down-to-the-floor") < ids.index("legs-up-line-up")


def test_the_documentation_names_the_line_of_each_fact() -> None:
    assert FILE.read_text(encoding="utf-8") == table_text(), "run `make facts`"
