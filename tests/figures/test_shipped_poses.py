"""The pose files that come with Ebb: each figure is drawn, plausible, and true to its words."""

import re

import pytest

from tests.figures.shipped import POSES
from webapp.figures.anatomy import CM
from webapp.figures.book import FigureBook
from webapp.figures.plausibility import implausible_poses
from webapp.figures.vectors import Vec, dist, dot, lerp, sub

KEYS = sorted(FigureBook.read(POSES).poses)

NEEDED = {
    "standing",
    "standing-hand-on-chair",
    "half-kneeling",
    "kneeling-hands-on-chair",
    "hands-and-knees",
    "side-sitting",
    "side-lying-right",
    "side-lying-push-up",
    "sitting-on-floor",
    "lying-knees-bent",
    "prop-chair",
    "legs-up-chair",
    "legs-up-ball",
    "legs-up-look",
    "legs-up-feel",
    "sway-centre",
    "sway-left",
    "sway-right",
    "sway-left-small",
    "sway-right-small",
    "knees-to-chest",
    "knees-to-chest-start",
    "one-knee-to-chest",
    "kiss-the-kneecaps",
    "kiss-the-kneecaps-small",
    "knee-walk-even",
    "knee-walk-right",
    "knee-walk-left",
    "knee-walk-one-right",
    "knee-walk-one-left",
    "knee-walk-small-right",
    "knee-walk-small-left",
}


def towards_left(book: FigureBook, pose: str, start: Vec, end: Vec) -> float:
    """How far to the person's left one place is from another, in centimetres."""
    return dot(sub(end, start), book.body(pose).frames["chest"].left) / CM


def knees(book: FigureBook, pose: str) -> Vec:
    joints = book.body(pose).joints
    return lerp(joints["knee_right"], joints["knee_left"], 0.5)


def test_every_pose_that_the_routines_name_is_there(book: FigureBook) -> None:
    assert book.poses.keys() >= NEEDED


def test_no_pose_file_has_a_problem(book: FigureBook) -> None:
    assert [str(problem) for problem in book.problems] == []


def test_every_pose_is_plausible(book: FigureBook) -> None:
    assert [str(problem) for problem in implausible_poses(book)] == []


def test_labels_differ_so_that_a_listener_hears_which_pose_it_is(book: FigureBook) -> None:
    labels = [book.label(key) for key in book.poses]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("pose", KEYS)
def test_what_stands_or_lies_on_something_says_so(book: FigureBook, pose: str) -> None:
    assert book.poses[pose].pose.contacts, "an unchecked contact may float"


@pytest.mark.parametrize("pose", [key for key in KEYS if key.startswith("sway") and key != "sway-centre"])
def test_knees_lean_to_the_side_that_the_label_says(book: FigureBook, pose: str) -> None:
    said = re.search(r"to the (left|right)$", book.label(pose))
    assert said
    lean = towards_left(book, pose, book.body(pose).joints["pelvis"], knees(book, pose))
    assert (lean > 3) if said[1] == "left" else (lean < -3)


@pytest.mark.parametrize("pose", ["sway-left", "sway-right", "sway-left-small", "sway-right-small", "sway-centre"])
def test_the_knees_stay_together_while_they_sway(book: FigureBook, pose: str) -> None:
    joints = book.body(pose).joints
    apart = abs(towards_left(book, pose, joints["knee_right"], joints["knee_left"]))
    assert apart < 15.5, "two knees side by side are 14 cm between their centres"


def test_a_small_sway_is_smaller_than_a_whole_one(book: FigureBook) -> None:
    whole, small = (
        towards_left(book, pose, book.body(pose).joints["pelvis"], knees(book, pose))
        for pose in ("sway-left", "sway-left-small")
    )
    assert 2 < small < 0.6 * whole


@pytest.mark.parametrize(
    "pose", [key for key in KEYS if key.startswith("knee-walk-") and key.endswith(("right", "left"))]
)
def test_the_knee_or_hip_that_the_label_names_goes_forward(book: FigureBook, pose: str) -> None:
    said = re.search(r"(right|left) (?:knee pushed|side of the pelvis)", book.label(pose))
    assert said
    now, even = book.body(pose).joints, book.body("knee-walk-even").joints
    other = "left" if said[1] == "right" else "right"
    assert now[f"hip_{said[1]}"][0] > even[f"hip_{said[1]}"][0] + 0.3 * CM
    assert now[f"knee_{said[1]}"][0] > even[f"knee_{said[1]}"][0]
    assert now[f"knee_{other}"][0] < even[f"knee_{other}"][0]


def test_the_knee_walks_a_couple_of_centimetres(book: FigureBook) -> None:
    step = book.body("knee-walk-right").joints["knee_right"][0] - book.body("knee-walk-even").joints["knee_right"][0]
    assert 1 < step / CM < 3.5


def test_the_feet_stay_where_they_are_while_the_knees_walk(book: FigureBook) -> None:
    for side in ("right", "left"):
        places = {book.body(key).joints[f"ankle_{side}"] for key in KEYS if key.startswith("knee-walk")}
        assert max(abs(a[0] - b[0]) for a in places for b in places) < 0.6 * CM


@pytest.mark.parametrize("pose", ["legs-up-chair", "legs-up-ball"])
def test_legs_up_has_thighs_straight_up_and_calves_level(book: FigureBook, pose: str) -> None:
    ways = book.body(pose).directions
    for side in ("right", "left"):
        assert ways[f"thigh_{side}"][2] > 0.99
        assert abs(ways[f"shin_{side}"][2]) < 0.05


def test_the_knees_come_closer_to_the_chest_and_the_lips_closer_to_the_knees(book: FigureBook) -> None:
    def gap(pose: str, a: str) -> float:
        return dist(knees(book, pose), book.body(pose).joints[a])

    assert gap("knees-to-chest", "nape") < gap("knees-to-chest-start", "nape") - 3 * CM
    assert gap("kiss-the-kneecaps", "head") < gap("kiss-the-kneecaps-small", "head") - 3 * CM
    assert gap("kiss-the-kneecaps-small", "head") < gap("knees-to-chest", "head") - 1 * CM


def test_one_knee_comes_in_while_the_other_calf_stays_on_the_chair(book: FigureBook) -> None:
    joints = book.body("one-knee-to-chest").joints
    assert joints["knee_right"][0] < joints["knee_left"][0] - 10 * CM
    assert ("shin_left", "chair") in book.poses["one-knee-to-chest"].pose.contacts


@pytest.mark.parametrize("pose", ["side-lying-right", "side-lying-push-up", "side-sitting"])
def test_the_right_hip_is_underneath(book: FigureBook, pose: str) -> None:
    joints = book.body(pose).joints
    assert joints["hip_right"][2] < joints["hip_left"][2]


def test_half_kneeling_has_the_left_knee_down_and_the_right_foot_in_front(book: FigureBook) -> None:
    joints = book.body("half-kneeling").joints
    assert joints["knee_left"][2] < 5 * CM + 0.02
    assert joints["ankle_right"][0] > joints["knee_left"][0] + 20 * CM


@pytest.mark.parametrize("pose", ["side-lying-right", "side-lying-push-up", "side-sitting"])
def test_both_hands_are_on_the_floor_between_lying_on_the_side_and_sitting(book: FigureBook, pose: str) -> None:
    body = book.body(pose)
    assert all(body.frames[f"hand_{side}"].origin[2] < 4 * CM for side in ("right", "left"))


def test_the_head_lies_on_the_lower_arm(book: FigureBook) -> None:
    joints = book.body("side-lying-right").joints
    assert joints["wrist_right"][0] < joints["head"][0] < joints["shoulder_right"][0]
    assert joints["elbow_right"][2] < joints["head"][2]
