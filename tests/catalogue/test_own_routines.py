"""A folder of one's own: its routines join the shipped ones, and each file may bring poses along."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.catalogue.example import PROJECT, example_text, example_with
from webapp.catalogue.reading import Catalogue, read_catalogue, routine_files
from webapp.figures.book import FigureBook

WITH_A_POSE = (
    example_with("figure: half-kneeling", "figure: bowing")
    + """
scenes:
  bow: {yaw: -40}
poses:
  bowing:
    label: Standing, bowing a little
    scene: bow
    base: standing
    bones: {thorax: [0, 60]}
"""
)


def read(folder: Path) -> tuple[Catalogue, FigureBook]:
    book = FigureBook.read(PROJECT / "poses", routine_files(folder))
    return read_catalogue(PROJECT / "routines", book.poses, folder), book


def written(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_own_routines_join_the_shipped_ones(tmp_path: Path) -> None:
    written(tmp_path, example_text())
    catalogue, _ = read(tmp_path)
    assert {"two-minute-rest", "legs-up-release"} <= set(catalogue.routines)


def test_a_routine_brings_its_own_poses_along(tmp_path: Path) -> None:
    path = written(tmp_path, WITH_A_POSE)
    catalogue, book = read(tmp_path)
    assert [problem for problem in catalogue.problems if problem.file == str(path)] == []
    assert book.label("bowing") == "Standing, bowing a little"
    assert book.still("bowing", prefix="a").startswith("<svg")


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        (("bones: {thorax: [0, 60]}", "bones: {thorx: [0, 60]}"), "`thorx` is not a bone"),
        (("base: standing", "base: standin"), "standin"),
        (("  bowing:\n    label", "  standing:\n    label"), "`standing` is there already, at poses/common.yaml:"),
    ],
)
def test_a_mistake_in_them_is_told_with_the_file_and_line(tmp_path: Path, mistake: tuple[str, str], told: str) -> None:
    path = written(tmp_path, WITH_A_POSE.replace(*mistake))
    _, book = read(tmp_path)
    (problem,) = [problem for problem in book.problems if problem.file == str(path)]
    assert told in problem.message
    assert problem.line > WITH_A_POSE[: WITH_A_POSE.index("scenes:")].count("\n")


def test_a_file_that_is_no_yaml_is_told_once(tmp_path: Path) -> None:
    path = written(tmp_path, 'slug: "open')
    catalogue, book = read(tmp_path)
    told = [str(problem) for problem in (*catalogue.problems, *book.problems)]
    assert sum(one.startswith(str(path)) for one in told) == 1


def test_an_alias_bomb_costs_nothing(tmp_path: Path) -> None:
    names = "abcdefghijklmnop"
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in pairwise(names))
    written(tmp_path, bomb + "poses: *p\n")
    catalogue, book = read(tmp_path)
    assert any("`&`" in problem.message or "references" in problem.message for problem in catalogue.problems)
    assert "standing" in book.poses


def test_a_shipped_slug_is_not_taken_over(tmp_path: Path) -> None:
    path = written(tmp_path, example_with("slug: two-minute-rest", "slug: knee-walking"))
    catalogue, _ = read(tmp_path)
    (problem,) = [problem for problem in catalogue.problems if problem.file == str(path)]
    assert problem.message == "`knee-walking` is taken by routines/knee-walking.yaml; choose another"
    assert catalogue.routines["knee-walking"].source.startswith("002_")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    catalogue, _ = read(tmp_path / "nowhere")
    assert any(str(tmp_path / "nowhere") in str(problem) for problem in catalogue.problems)
