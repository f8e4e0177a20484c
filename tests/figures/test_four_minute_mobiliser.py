"""The mobiliser's figures, as a physiotherapist would look at them."""

import pytest

from webapp.figures.anatomy import CM, SIDES
from webapp.figures.body import Body
from webapp.figures.book import FigureBook
from webapp.figures.movement import between, ease
from webapp.figures.plausibility import implausible
from webapp.figures.skeleton import solve
from webapp.figures.vectors import Vec, angle_between, dist, dot, lerp, sub

MOVEMENTS = [
    ("hug-loose", "hug"),
    ("hug-thighs-loose", "hug-thighs"),
    ("circle-in", "circle-left"),
    ("circle-left", "circle-away"),
    ("circle-away", "circle-right"),
    ("circle-right", "circle-in"),
    ("lean-left", "lean-right"),
    ("one-knee-right", "one-knee-loose-right"),
    ("one-knee-small-left", "one-knee-small-loose-left"),
    ("prone", "prone-lift"),
    ("prone-rest", "prone-small"),
    ("side", "side-feet-over"),
    ("side-feet-over", "side-prop"),
    ("side-prop", "side-push-up"),
    ("sit-neck", "extend"),
    ("sit", "lift-small"),
    ("turn-centre", "turn-right"),
    ("turn-centre", "turn-left"),
    ("crossed", "turn-right-small"),
    ("turn-centre", "stand-up"),
    ("stand", "backbend"),
    ("stand", "backbend-small"),
]


def body(book: FigureBook, pose: str) -> Body:
    return book.body(f"mobiliser-{pose}")


def knees(book: FigureBook, pose: str) -> Vec:
    joints = body(book, pose).joints
    return lerp(joints["knee_right"], joints["knee_left"], 0.5)


def bends(of: Body) -> tuple[float, float, float]:
    """How far the hips, the low back and the upper back are bent back, in degrees."""
    ways = of.directions
    legs = sub((0.0, 0.0, 0.0), ways["thigh_right"])
    return (
        angle_between(legs, ways["lumbar"]),
        angle_between(ways["lumbar"], ways["thorax"]),
        angle_between(ways["thorax"], ways["neck"]),
    )


@pytest.mark.parametrize(("start", "end"), MOVEMENTS)
def test_every_moment_of_a_movement_is_plausible(book: FigureBook, start: str, end: str) -> None:
    a, b = f"mobiliser-{start}", f"mobiliser-{end}"
    assert book.joins(a, b)
    props = book.setting(book.poses[a].scene).props
    for moment in range(1, 12):
        on_the_way = solve(between(book.body(a), book.body(b), ease(moment / 12)))
        problems = [each for each in implausible(on_the_way, props) if " off the " not in each]
        assert problems == [], f"at {moment}/12"


def test_the_backbend_is_spread_over_the_whole_spine(book: FigureBook) -> None:
    parts = bends(body(book, "backbend"))
    assert all(15 < part < 32 for part in parts)
    assert max(parts) < 1.6 * min(parts)


def test_the_small_backbend_leaves_the_low_back_alone(book: FigureBook) -> None:
    small, whole = (body(book, pose).directions for pose in ("backbend-small", "backbend"))
    assert angle_between(small["lumbar"], (0.0, 0.0, 1.0)) < 8
    assert angle_between(small["thorax"], (0.0, 0.0, 1.0)) < 0.6 * angle_between(whole["thorax"], (0.0, 0.0, 1.0))


def test_the_chest_opens_in_the_upper_back_while_the_low_back_stays(book: FigureBook) -> None:
    before, after = (body(book, pose) for pose in ("sit-neck", "extend"))
    assert angle_between(before.directions["lumbar"], after.directions["lumbar"]) < 6
    assert angle_between(before.directions["thorax"], after.directions["thorax"]) > 18


@pytest.mark.parametrize("pose", ["sit-neck", "extend"])
def test_the_hands_support_the_neck_from_behind(book: FigureBook, pose: str) -> None:
    of = body(book, pose)
    for side in SIDES:
        hand = sub(of.frames[f"hand_{side}"].origin, of.frames["neck"].origin)
        assert dot(hand, of.frames["neck"].forward) < -4 * CM
        assert dist(of.frames[f"hand_{side}"].origin, of.joints["skull"]) < 14 * CM


@pytest.mark.parametrize(("side", "other"), [("right", "left"), ("left", "right")])
def test_one_knee_is_in_and_the_other_leg_is_truly_straight(book: FigureBook, side: str, other: str) -> None:
    of = body(book, f"one-knee-{side}")
    assert angle_between(of.directions[f"thigh_{other}"], of.directions[f"shin_{other}"]) < 5
    assert of.joints[f"ankle_{other}"][2] < of.joints["pelvis"][2]
    assert dist(of.joints[f"knee_{side}"], of.joints["nape"]) < dist(of.joints["pelvis"], of.joints["nape"])
    assert all(dist(of.frames[f"hand_{hand}"].origin, of.joints[f"knee_{side}"]) < 20 * CM for hand in SIDES)


def test_the_knees_circle_out_to_every_side(book: FigureBook) -> None:
    left, right, away, near = (knees(book, f"circle-{way}") for way in ("left", "right", "away", "in"))
    assert left[1] - right[1] > 14 * CM
    assert away[0] - near[0] > 6 * CM
    middle = lerp(left, right, 0.5)
    assert near[0] < middle[0] < away[0]


@pytest.mark.parametrize("side", SIDES)
def test_the_chest_turns_to_the_side_that_is_said_and_the_pelvis_stays(book: FigureBook, side: str) -> None:
    centre, whole, small = (body(book, pose) for pose in ("turn-centre", f"turn-{side}", f"turn-{side}-small"))
    sign = 1 if side == "left" else -1
    turned, little = (sign * dot(of.frames["chest"].forward, centre.frames["chest"].left) for of in (whole, small))
    assert turned > 0.45
    assert 0.1 < little < 0.7 * turned
    assert dist(whole.joints["hip_left"], centre.joints["hip_left"]) < 0.5 * CM


@pytest.mark.parametrize("pose", ["turn-centre", "turn-left", "turn-right"])
def test_the_locked_hands_meet_before_the_breastbone(book: FigureBook, pose: str) -> None:
    of = body(book, pose)
    right, left = (of.frames[f"hand_{side}"].origin for side in SIDES)
    assert dist(right, left) < 8 * CM
    assert abs(dot(sub(lerp(right, left, 0.5), of.frames["chest"].origin), of.frames["chest"].left)) < 2 * CM


def test_the_chest_is_lifted_over_the_elbows_and_the_pelvis_stays_on_the_bed(book: FigureBook) -> None:
    low, lifted = (body(book, pose) for pose in ("prone", "prone-lift"))
    assert lifted.joints["nape"][2] > low.joints["nape"][2] + 12 * CM
    assert abs(lifted.joints["pelvis"][2] - low.joints["pelvis"][2]) < 2 * CM
    for side in SIDES:
        assert abs(lifted.joints[f"elbow_{side}"][0] - lifted.joints[f"shoulder_{side}"][0]) < 8 * CM


def test_the_feet_go_over_the_edge_before_the_head_comes_up(book: FigureBook) -> None:
    heads = [body(book, pose).joints["head"][2] for pose in ("side", "side-feet-over", "side-prop", "side-push-up")]
    feet = [body(book, pose).joints["ankle_right"] for pose in ("side", "side-feet-over", "side-push-up")]
    assert heads[1] < heads[0] + 3 * CM
    assert heads[0] + 20 * CM < heads[2] + 10 * CM < heads[3]
    assert feet[0][1] - feet[1][1] > 20 * CM
    assert feet[1][2] - feet[2][2] > 15 * CM


def test_the_forearms_lie_beside_the_head_and_stay_there_while_the_chest_lifts(book: FigureBook) -> None:
    low, lifted = (body(book, pose) for pose in ("prone", "prone-lift"))
    for side in SIDES:
        assert abs(low.joints[f"wrist_{side}"][1] - low.joints["head"][1]) > 12 * CM
        assert low.joints[f"wrist_{side}"][0] < low.joints["nape"][0] - 10 * CM
        assert dist(low.joints[f"wrist_{side}"], lifted.joints[f"wrist_{side}"]) < 9 * CM


@pytest.mark.parametrize(("side", "other"), [("right", "left"), ("left", "right")])
def test_both_knees_are_in_when_the_hands_change_to_the_other_knee(book: FigureBook, side: str, other: str) -> None:
    of, straight = (body(book, f"one-knee-{what}-{side}") for what in ("hands", "loose"))
    assert all(of.joints[f"knee_{each}"][2] > of.joints["pelvis"][2] + 25 * CM for each in SIDES)
    assert straight.joints[f"knee_{other}"][2] < of.joints["pelvis"][2] + 5 * CM
