from dataclasses import replace

import pytest

from webapp.figures.anatomy import CM, FOREARM, SHIN, THIGH, UPPER_ARM
from webapp.figures.book import FigureBook
from webapp.figures.flesh import lowest
from webapp.figures.limbs import bend_limb
from webapp.figures.pose import Pin, Root, mirrored
from webapp.figures.skeleton import solve
from webapp.figures.vectors import dist


def test_a_bent_limb_reaches_its_place_with_both_bones_at_full_length() -> None:
    knee, ankle = bend_limb((0, 0, 1), (0.1, 0, 0.7), THIGH, SHIN, (1, 0, 0))
    assert dist((0, 0, 1), knee) == pytest.approx(THIGH)
    assert dist(knee, ankle) == pytest.approx(SHIN)
    assert ankle == pytest.approx((0.1, 0, 0.7))
    assert knee[0] > 0.05, "the knee points where the hint says"


def test_a_limb_that_is_too_short_stretches_towards_its_place_and_says_by_how_much_it_misses(book: FigureBook) -> None:
    pose = book.poses["standing"].pose
    far = Pin("", (1.0, 0.0, 0.9), (-1.0, 0.0, 0.0))
    body = solve(replace(pose, pins={"hand_right": (far,)}))
    assert dist(body.joints["shoulder_right"], body.joints["wrist_right"]) == pytest.approx(
        UPPER_ARM + FOREARM, abs=1e-3
    )
    assert body.misses["hand_right"] > 50 * CM


def test_a_standing_person_stands_on_the_floor_whatever_the_knees_do(book: FigureBook) -> None:
    pose = book.poses["standing"].pose
    crouched = replace(
        pose, directions={**pose.directions, "thigh_right": (0.5, 0.0, -0.866), "thigh_left": (0.5, 0.0, -0.866)}
    )
    for each in (pose, crouched):
        assert lowest(solve(each)) == pytest.approx(0, abs=1e-9)
    assert solve(crouched).joints["pelvis"][2] < solve(pose).joints["pelvis"][2] - 3 * CM


def test_a_given_height_is_kept(book: FigureBook) -> None:
    pose = replace(book.poses["standing"].pose, root=Root(0.1, 0.2, 0.9))
    assert solve(pose).joints["pelvis"] == pytest.approx((0.1, 0.2, 0.9))


def test_the_left_hand_is_on_the_persons_left(book: FigureBook) -> None:
    body = book.body("standing")
    chest = body.frames["chest"]
    assert chest.left == pytest.approx((0, 1, 0), abs=1e-6), "facing right, left is away from the viewer"
    assert body.joints["wrist_left"][1] > body.joints["wrist_right"][1]


def test_thumbs_point_forward_when_the_arms_hang(book: FigureBook) -> None:
    body = book.body("standing")
    for side in ("right", "left"):
        thumb_tip = body.flesh[f"hand_{side}"][3][1].centre
        assert thumb_tip[0] > body.joints[f"wrist_{side}"][0]


def test_a_mirrored_body_is_the_reflection_of_the_first(book: FigureBook) -> None:
    pose = book.poses["sway-left"].pose
    body, other = solve(pose), solve(mirrored(pose))
    for joint, (x, y, z) in body.joints.items():
        swapped = joint.replace("left", "•").replace("right", "left").replace("•", "right")
        assert other.joints[swapped] == pytest.approx((x, -y, z), abs=1e-9)


def test_mirroring_twice_gives_the_pose_back(book: FigureBook) -> None:
    for figure in book.poses.values():
        assert mirrored(mirrored(figure.pose)) == figure.pose


def test_fingers_curl_towards_the_palm(book: FigureBook) -> None:
    pose = book.poses["hands-and-knees"].pose
    flat, curled = solve(pose), solve(replace(pose, curls={"hand_right": 60.0}))
    assert curled.joints["fingers_right"][2] < flat.joints["fingers_right"][2], "the palm faces the floor"
