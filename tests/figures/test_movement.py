"""What a figure does between two poses: the figures will move in time with the voice."""

from itertools import pairwise

import pytest

from webapp.figures.anatomy import CM
from webapp.figures.book import FigureBook
from webapp.figures.movement import between, ease
from webapp.figures.plausibility import implausible
from webapp.figures.skeleton import solve
from webapp.figures.vectors import dist

MOVEMENTS = [
    ("sway-centre", "sway-left"),
    ("sway-centre", "sway-right"),
    ("sway-centre", "sway-left-small"),
    ("legs-up-chair", "legs-up-look"),
    ("legs-up-chair", "legs-up-feel"),
    ("legs-up-look", "legs-up-feel"),
    ("knees-to-chest-start", "knees-to-chest"),
    ("knees-to-chest", "kiss-the-kneecaps"),
    ("knees-to-chest", "kiss-the-kneecaps-small"),
    ("knee-walk-even", "knee-walk-right"),
    ("knee-walk-right", "knee-walk-left"),
    ("knee-walk-even", "knee-walk-small-left"),
]


@pytest.mark.parametrize(("start", "end"), MOVEMENTS)
def test_every_moment_of_a_movement_is_plausible(book: FigureBook, start: str, end: str) -> None:
    props = book.setting(book.poses[start].scene).props
    for moment in range(13):
        body = solve(between(book.body(start), book.body(end), ease(moment / 12)))
        assert implausible(body, props) == [], f"at {moment}/12"


@pytest.mark.parametrize(("start", "end"), MOVEMENTS)
def test_a_movement_begins_and_ends_in_its_poses(book: FigureBook, start: str, end: str) -> None:
    a, b = book.body(start), book.body(end)
    for share, whole in ((0.0, a), (1.0, b)):
        body = solve(between(a, b, share))
        assert max(dist(body.joints[joint], whole.joints[joint]) for joint in body.joints) < 0.004


def test_what_is_held_in_both_poses_stays_held_on_the_way(book: FigureBook) -> None:
    start, end = book.body("knee-walk-right"), book.body("knee-walk-left")
    for moment in range(13):
        body = solve(between(start, end, moment / 12))
        for side in ("right", "left"):
            assert dist(body.joints[f"ankle_{side}"], start.joints[f"ankle_{side}"]) < 0.004


def test_the_knees_stay_in_their_tracks_while_they_walk(book: FigureBook) -> None:
    start, end = book.body("knee-walk-right"), book.body("knee-walk-left")
    for side in ("right", "left"):
        sideways = [solve(between(start, end, k / 12)).joints[f"knee_{side}"][1] for k in range(13)]
        assert max(sideways) - min(sideways) < 0.009, "one and a half centimetres"


@pytest.mark.parametrize(("start", "end"), [("legs-up-chair", "legs-up-feel"), ("knees-to-chest", "legs-up-chair")])
def test_a_hand_goes_round_the_body_without_a_jump(book: FigureBook, start: str, end: str) -> None:
    bodies = [solve(between(book.body(start), book.body(end), moment / 40)) for moment in range(41)]
    for joint in ("wrist_right", "wrist_left", "elbow_right", "elbow_left"):
        assert max(dist(a.joints[joint], b.joints[joint]) for a, b in pairwise(bodies)) < 7 * CM


def test_easing_starts_and_stops_gently() -> None:
    assert ease(0) == 0
    assert ease(1) == 1
    assert ease(0.05) < 0.05
    assert ease(0.95) > 0.95
