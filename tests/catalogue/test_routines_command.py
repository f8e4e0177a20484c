"""`flask routines check`"""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from flask import Flask

from tests.catalogue.example import PROJECT, example_text, example_with


def check(app: Flask, *files: Path) -> Result:
    return app.test_cli_runner().invoke(args=["routines", "check", *map(str, files)])


def test_all_shipped_routines_are_well(app: Flask) -> None:
    result = check(app)
    assert result.exit_code == 0, result.output
    shipped = len(list((PROJECT / "routines").glob("*.yaml")))
    assert result.output == f"{shipped} routines: all is well.\n"


def test_one_file_is_checked_wherever_it_is(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(example_text(), encoding="utf-8")
    result = check(app, path)
    assert (result.exit_code, result.output) == (0, "1 routine: all is well.\n")


def test_every_problem_of_every_file_is_told_and_the_command_ends_with_1(app: Flask, tmp_path: Path) -> None:
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    first.write_text(example_with("promise:", "promize:").replace("start: floor", "start: flor"), encoding="utf-8")
    second.write_text("", encoding="utf-8")
    result = check(app, first, second)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{first}:4: the key `promize` is not known here; did you mean `promise`?",
        f"{first}:7: `start` cannot be `flor`; did you mean `floor`?",
        f"{second}:1: this file is empty; docs/routine-format.md has an example to begin with",
        "3 problems. docs/routine-format.md explains the format.",
    ]


def test_minutes_that_are_far_from_the_words_are_told(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "long.yaml"
    path.write_text(example_with("minutes: 2.5", "minutes: 9"), encoding="utf-8")
    result = check(app, path)
    assert result.exit_code == 1
    assert f"{path}:15: `minutes: 9` is far from how long it lasts; from the first step on it is 2." in result.stdout


def test_a_file_that_is_not_there_is_named(app: Flask, tmp_path: Path) -> None:
    result = check(app, tmp_path / "nowhere.yaml")
    assert result.exit_code == 1
    assert f"{tmp_path / 'nowhere.yaml'}:1: there is no such file" in result.stdout


def test_shipped_routines_are_named_by_their_folder(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    text = (PROJECT / "routines" / "knee-walking.yaml").read_text(encoding="utf-8")
    (folder / "knee-walking.yaml").write_text(text.replace("start: floor", "start: flor"), encoding="utf-8")
    result = check(make_app(routines_dir=folder))
    assert result.exit_code == 1
    assert result.stdout.startswith("routines/knee-walking.yaml:")
