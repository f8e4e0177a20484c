"""Each kind of mistake is answered with its line and the form that would be right."""

from pathlib import Path

import pytest

from tests.catalogue.example import POSES, example_text, example_with, line_of
from tests.catalogue.mistakes import MISTAKES
from webapp.catalogue.reading import Catalogue, read_files


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_line_and_the_right_form(name: str, tmp_path: Path) -> None:
    old, new, place, words = MISTAKES[name]
    text = example_with(old, new)
    catalogue = _read(tmp_path, text)
    told = [problem for problem in catalogue.problems if words in problem.message]
    assert told, [str(problem) for problem in catalogue.problems]
    assert told[0].line == line_of(text, place)


@pytest.mark.parametrize("name", MISTAKES)
def test_no_answer_speaks_the_language_of_the_parts_it_is_made_of(name: str, tmp_path: Path) -> None:
    old, new, _, _ = MISTAKES[name]
    for problem in _read(tmp_path, example_with(old, new)).problems:
        for jargon in ("pydantic", "Input should", "Field required", "dict", "tuple", "str_type", "NoneType", "mark"):
            assert jargon not in problem.message


def test_the_example_itself_has_no_problem(tmp_path: Path) -> None:
    catalogue = _read(tmp_path, example_text())
    assert catalogue.problems == ()
    assert list(catalogue.routines) == ["two-minute-rest"]


def test_all_mistakes_of_a_file_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    text = example_text()
    for name in (
        "a key that is misspelt",
        "a value that is misspelt",
        "a word where a number belongs",
        "a pose that is misspelt",
        "a digit that is spoken",
        "a dose out of its range",
        "a step twice",
        "an optional step that only guides",
    ):
        text = text.replace(MISTAKES[name][0], MISTAKES[name][1])
    problems = _read(tmp_path, text).problems
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)
    for words in ("`promise`", "`floor`", "whole number", "`half-kneeling`", "`2`", "`full: 12`", "`rest`", "guides"):
        assert sum(words in problem.message for problem in problems) == 1, words


def test_a_list_is_not_called_empty_where_all_that_it_holds_is_broken(tmp_path: Path) -> None:
    text = example_text().replace("    position: ", "    position: in the ")
    told = [problem.message for problem in _read(tmp_path, text).problems]
    assert told
    assert not any("is an empty list" in message for message in told), told


def test_a_sentence_that_only_reads_badly_is_told_and_led_all_the_same(tmp_path: Path) -> None:
    catalogue = _read(tmp_path, example_with("- Your pelvis stays where it is.", "- Simply stay."))
    assert len(catalogue.problems) == 1
    assert list(catalogue.routines) == ["two-minute-rest"]


def test_a_problem_is_printed_as_an_editor_can_follow_it(tmp_path: Path) -> None:
    problem = _read(tmp_path, example_with("start: floor", "start: flor")).problems[0]
    assert str(problem) == f"{tmp_path / 'routine.yaml'}:7: `start` cannot be `flor`; did you mean `floor`?"


def _read(folder: Path, text: str) -> Catalogue:
    path = folder / "routine.yaml"
    path.write_text(text, encoding="utf-8")
    return read_files([path], POSES)
