from pathlib import Path

import pytest

from tests.catalogue.example import POSES, example_text, example_with, line_of
from webapp.catalogue.models import Routine
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.reading import Catalogue, read_catalogue, read_files


def test_two_files_with_the_same_slug_are_told_apart_by_their_names(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / f"{name}.yaml").write_text(example_text(), encoding="utf-8")
    catalogue = read_catalogue(tmp_path, POSES)
    assert list(catalogue.routines) == ["two-minute-rest"]
    (problem,) = catalogue.problems
    assert problem.file.endswith("second.yaml")
    assert problem.line == line_of(example_text(), "slug:")
    assert "taken by" in problem.message
    assert "first.yaml" in problem.message


def test_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(example_with("start: floor", "start: flor"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text("slug: [", encoding="utf-8")
    (tmp_path / "c.yaml").write_text(example_text(), encoding="utf-8")
    catalogue = read_catalogue(tmp_path, POSES)
    assert [problem.file.rpartition("/")[2] for problem in catalogue.problems] == ["a.yaml", "b.yaml"]
    assert list(catalogue.routines) == ["two-minute-rest"]


def test_a_file_with_the_other_ending_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "rest.yml").write_text(example_text(), encoding="utf-8")
    (problem,) = read_catalogue(tmp_path, POSES).problems
    assert problem.message == "rename this file to rest.yaml"


def test_a_folder_that_is_not_there_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    catalogue = read_catalogue(tmp_path / "nowhere", POSES)
    assert not catalogue.routines
    assert "no such folder" in catalogue.problems[0].message


def test_poses_are_only_looked_up_where_they_are_known(tmp_path: Path) -> None:
    path = tmp_path / "routine.yaml"
    path.write_text(example_with("figure: half-kneeling", "figure: flying"), encoding="utf-8")
    assert read_files([path]).problems == ()
    (problem,) = read_files([path], POSES).problems
    assert "there is no pose `flying`" in problem.message


def test_both_poses_of_a_two_sided_step_are_looked_up(tmp_path: Path) -> None:
    text = example_with("figure: knee-walk-small-left", "figure: knee-walk-small-{side}")
    path = tmp_path / "routine.yaml"
    path.write_text(text.replace("id: rock\n", "id: rock\n    both_sides: yes\n"), encoding="utf-8")
    assert read_files([path], POSES).problems == ()
    problems = read_files([path], POSES - {"knee-walk-small-left"}).problems
    assert any("there is no pose `knee-walk-small-left`" in problem.message for problem in problems)


def test_the_way_out_of_a_two_sided_step_can_name_the_side(tmp_path: Path) -> None:
    text = example_with(
        "- Let it go, and rest with your knees bent.", '- "Your {side} side lets go, then the {other side}."'
    )
    path = tmp_path / "routine.yaml"
    path.write_text(text, encoding="utf-8")
    assert any("needs `both_sides: yes`" in problem.message for problem in read_files([path]).problems)
    path.write_text(text.replace("id: rock\n", "id: rock\n    both_sides: yes\n"), encoding="utf-8")
    assert read_files([path]).problems == ()


class TestPhrases:
    def read(self, folder: Path, text: str) -> Catalogue:
        (folder / "phrases").mkdir()
        (folder / "phrases" / "en.yaml").write_text(text, encoding="utf-8")
        return read_catalogue(folder, POSES)

    def test_are_read_from_the_folder(self, tmp_path: Path) -> None:
        assert self.read(tmp_path, "begin: Off we go.\n").phrases == Phrases(begin="Off we go.")

    def test_that_are_broken_are_told_and_spoken_as_usual(self, tmp_path: Path) -> None:
        catalogue = self.read(tmp_path, "begin: Off we go.\nbegins: 3\n")
        assert catalogue.phrases == Phrases()
        (problem,) = catalogue.problems
        assert problem.file == f"{tmp_path.name}/phrases/en.yaml"
        assert problem.line == 2
        assert "did you mean `begin`?" in problem.message

    @pytest.mark.parametrize("text", ["begin: Begin {side}.\n", 'second_side: "Now the {leg}."\n'])
    def test_have_a_side_only_where_a_side_is_known(self, tmp_path: Path, text: str) -> None:
        catalogue = self.read(tmp_path, text)
        assert catalogue.phrases == Phrases()
        assert "only {side}" in catalogue.problems[0].message

    def test_that_cannot_be_read_leave_the_routines_alone(self, tmp_path: Path) -> None:
        (tmp_path / "routine.yaml").write_text(example_text(), encoding="utf-8")
        catalogue = self.read(tmp_path, "begin: [")
        assert list(catalogue.routines) == ["two-minute-rest"]
        assert len(catalogue.problems) == 1


class TestRoutine:
    @pytest.fixture
    def routine(self, tmp_path: Path) -> Routine:
        path = tmp_path / "routine.yaml"
        path.write_text(example_with("optional: true", "optional: true\n    leave_out_from: 6"), encoding="utf-8")
        return read_files([path], POSES).routines["two-minute-rest"]

    def test_leaves_a_step_out_from_a_rating_on_and_in_a_flare(self, routine: Routine) -> None:
        assert routine.left_out_at(5) == frozenset()
        assert routine.left_out_at(6) == {"rock"}
        assert routine.left_out_at(1, flare=True) == {"rock"}

    def test_does_not_count_the_steps_on_the_way(self, routine: Routine) -> None:
        assert [step.id for step in routine.counted_steps] == ["rest", "rock"]

    def test_knows_no_step_that_it_does_not_have(self, routine: Routine) -> None:
        with pytest.raises(KeyError):
            routine.step("swim")

    def test_cannot_be_made_against_the_rules(self, routine: Routine) -> None:
        broken = routine.model_dump()
        broken["steps"][1]["dose"]["full"] = 500
        with pytest.raises(ValueError, match="lies outside"):
            Routine.model_validate(broken)
