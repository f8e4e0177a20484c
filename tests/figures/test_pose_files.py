"""Somebody writes a pose file and gets something wrong."""

from pathlib import Path

import pytest

from webapp.figures.book import FigureBook
from webapp.figures.plausibility import implausible_poses

GOOD = """\
scenes:
  floor: {yaw: -20, pitch: 18}
poses:
  upright:
    label: Standing
    scene: floor
    contacts: {floor: [foot_right, foot_left]}
"""


def read(folder: Path, text: str, name: str = "mine.yaml") -> FigureBook:
    (folder / name).write_text(text, encoding="utf-8")
    return FigureBook.read(folder)


def said(book: FigureBook) -> list[str]:
    """Every problem, without the name of the folder."""
    return [str(problem).partition("/")[2] or str(problem) for problem in book.problems]


def test_the_shortest_pose_is_a_label_and_a_scene(tmp_path: Path) -> None:
    book = read(tmp_path, GOOD)
    assert said(book) == []
    assert book.label("upright") == "Standing"
    assert implausible_poses(book) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("bones: {thigh: 90}", "8: `thigh`: write two angles in degrees, azimuth and elevation, as in [180, 0]"),
        ("bones: {thigh: [90, yes]}", "8: `thigh`: write two angles in degrees, azimuth and elevation, as in [180, 0]"),
        ("bones: {thigh: [true, 0]}", "8: `thigh`: write two angles in degrees, azimuth and elevation, as in [180, 0]"),
        ("root: [1]", "8: `root`: write [x, y], or [x, y, z] with a height, in body heights"),
        ("rest: [nose]", "8: `nose` is not a bone that can lie on the floor; use one of: forearm, "),
        ("hold: {hand: {at: [0, 0]}}", "8: `at`: write three lengths in body heights, as in [0.3, -0.1, 0]"),
        ("hold: {hand: {bend: [0, 0]}}", "8: a hold has either `at: [x, y, z]` or `on: knee` with an `offset"),
        ("hold: {hand: {at: [0, 0, 0], on: knee}}", "8: a hold has either `at: [x, y, z]` or `on: knee` with an"),
        ("arrows: [{point: head}]", "8: an arrow has exactly one of `from:` (a pose), `towards:` (two angles) and"),
        (
            "arrows: [{point: head, from: nothing}]",
            "4: `upright` has an arrow `from: nothing`, and there is no such pose",
        ),
        ("twsit: 20", "8: unknown key `twsit`; did you mean `twist`?"),
        ("felt: [{on: knee_right, raduis: 0.1}]", "8: unknown key `raduis`; did you mean `radius`?"),
        (
            "mirror: other",
            "4: a mirrored pose has a `label`, a `mirror` and at most a `scene`; everything else comes from the other",
        ),
        ("base: nothing", "4: `upright` has `base: nothing`, and there is no such pose"),
        ("base: upright", "4: `upright` has itself as its base, by way of `upright`"),
        ("scene: floor", "8: `scene` is written twice here"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_the_right_form(tmp_path: Path, line: str, problem: str) -> None:
    book = read(tmp_path, f"{GOOD}    {line}\n")
    assert len(said(book)) == 1
    assert said(book)[0].startswith(f"mine.yaml:{problem}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("poses: {a: {label: A}}", "mine.yaml:1: `a` has no `scene`; name one of: "),
        ("poses: {a: {label: A, scene: sea}}", "mine.yaml:1: `a` has an unknown scene `sea`; known are: "),
        ("poses: {a: {scene: sea}}", "mine.yaml:1: `label` is missing in `a`"),
        ("poses: {a: 3}", "mine.yaml:1: `a` is a mapping of keys to values"),
        ("poses: {A B: {label: A}}", "mine.yaml:1: `A B`: a name is small letters, digits and single hyphens"),
        ("poses: [a]", "mine.yaml:1: `poses` is a mapping of names to entries"),
        ("pose: {}", "mine.yaml:1: unknown key `pose`; a pose file has `scenes:` and `poses:`"),
        ("- a", "mine.yaml:1: a pose file has `scenes:` and `poses:`"),
        ("poses:\n  a: {label: 'A}", "mine.yaml:2: this is not YAML: "),
        ("scenes:\n  sea: {yaw: 900}", "mine.yaml:2: `yaw`: input should be less than or equal to 180"),
        ("scenes:\n  sea: {props: [{kind: sofa}]}", "mine.yaml:2: `props`: input tag 'sofa'"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole_says_what_it_should_be(tmp_path: Path, text: str, problem: str) -> None:
    book = read(tmp_path, text)
    assert [line[: len(problem)] for line in said(book)] == [problem]
    assert book.poses == {}


def test_all_problems_are_named_at_once_and_the_rest_works(tmp_path: Path) -> None:
    book = read(
        tmp_path,
        GOOD
        + "  bent: {label: Bent, base: upright, bones: {shin: [0], thihg: [0, 0]}}\n"
        + "  again: {label: Again, base: bent}\n"
        + "  turned: {label: Turned, mirror: bent}\n"
        + "  fine: {label: Fine, base: upright}\n",
    )
    assert [line.partition(" (")[0][:70] for line in said(book)] == [
        "mine.yaml:8: `shin`: write two angles in degrees, azimuth and elevatio",
        "mine.yaml:8: `thihg` is not a bone; use one of: foot, foot_left, foot_",
        "mine.yaml:9: `again` is left out, because `bent` cannot be used",
        "mine.yaml:10: `turned` is left out, because `bent` cannot be used",
    ]
    assert set(book.poses) == {"upright", "fine"}


def test_a_broken_file_leaves_the_other_files_working(tmp_path: Path) -> None:
    read(tmp_path, GOOD)
    book = read(tmp_path, "poses: [", name="other.yaml")
    assert [line.partition(":")[0] for line in said(book)] == ["other.yaml"]
    assert set(book.poses) == {"upright"}


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(b"\xff\xfe\x00")
    assert said(FigureBook.read(tmp_path)) == ["mine.yaml:1: the file is not UTF-8 text"]


def test_a_name_used_in_two_files_keeps_the_first_and_names_both_places(tmp_path: Path) -> None:
    read(tmp_path, GOOD)
    book = read(tmp_path, "\n\nposes:\n  upright: {label: Other, scene: floor}\n", name="other.yaml")
    assert said(book) == [f"other.yaml:4: `upright` is there already, at {tmp_path.name}/mine.yaml:4"]
    assert book.label("upright") == "Standing"


def test_a_mirror_of_a_mirror_is_refused(tmp_path: Path) -> None:
    book = read(tmp_path, GOOD + "  a: {label: A, mirror: b}\n  b: {label: B, mirror: a}\n")
    assert said(book) == [
        "mine.yaml:8: `a` mirrors `b`, which is a mirrored pose itself",
        "mine.yaml:9: `b` mirrors `a`, which is a mirrored pose itself",
    ]


def test_a_mirrored_pose_may_be_looked_at_in_a_scene_of_its_own(tmp_path: Path) -> None:
    text = GOOD.replace("scenes:", "scenes:\n  glass: {yaw: -140}", 1)
    book = read(tmp_path, text + "  a: {label: A, mirror: upright, scene: glass}\n")
    assert said(book) == []
    assert book.poses["a"].scene == "glass"


def test_a_mirrored_pose_in_an_unknown_scene_says_which_are_known(tmp_path: Path) -> None:
    book = read(tmp_path, GOOD + "  a: {label: A, mirror: upright, scene: glas}\n")
    assert said(book) == ["mine.yaml:8: `a` has an unknown scene `glas`; known are: floor"]


def test_a_mirrored_pose_cannot_be_a_base(tmp_path: Path) -> None:
    book = read(tmp_path, GOOD + "  a: {label: A, mirror: upright}\n  b: {label: B, base: a}\n")
    assert said(book) == ["mine.yaml:9: `b` has a mirrored pose as its base; use `upright` and mirror the result"]


def test_on_is_a_key_and_not_a_truth_value(tmp_path: Path) -> None:
    book = read(tmp_path, GOOD + "    felt: [{on: waist}]\n")
    assert said(book) == []
    assert book.poses["upright"].felt[0].on == "waist"


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert said(FigureBook.read(tmp_path)) == [f"{tmp_path.name}:1: the folder holds no pose files (*.yaml)"]


def test_a_bone_written_for_one_side_leaves_the_other_as_it_was(tmp_path: Path) -> None:
    book = read(tmp_path, GOOD + "  kick: {label: Kick, base: upright, contacts: {}, bones: {thigh_left: [0, 0]}}\n")
    ways = book.body("kick").directions
    assert ways["thigh_left"] == pytest.approx((1, 0, 0))
    assert ways["thigh_right"] == pytest.approx((0, 0, -1))


def test_a_bone_written_for_both_sides_replaces_what_the_base_wrote_for_one(tmp_path: Path) -> None:
    kick = "  kick: {label: Kick, base: upright, bones: {thigh_left: [0, 0]}}\n"
    book = read(tmp_path, GOOD + kick + "  split: {label: Split, base: kick, bones: {thigh: [90, -45]}}\n")
    ways = book.body("split").directions
    assert ways["thigh_left"] == pytest.approx((0, -ways["thigh_right"][1], ways["thigh_right"][2]))


def test_a_limb_that_is_let_go_is_no_longer_held(tmp_path: Path) -> None:
    held = "  held: {label: Held, base: upright, hold: {hand: {at: [0.2, -0.1, 0.6]}}}\n"
    book = read(tmp_path, GOOD + held + "  loose: {label: Loose, base: held, free: [hand]}\n")
    assert book.poses["held"].pose.pins.keys() == {"hand_right", "hand_left"}
    assert book.poses["loose"].pose.pins == {}


def test_one_side_of_what_is_held_on_both_is_not_let_go_in_silence(tmp_path: Path) -> None:
    held = "  held: {label: Held, base: upright, hold: {hand: {at: [0.2, -0.1, 0.6]}}}\n"
    book = read(tmp_path, GOOD + held + "  wave: {label: Wave, base: held, free: [hand_right]}\n")
    assert "wave" not in book.poses
    assert "free `hand`, and hold the other side anew" in str(book.problems[-1])
