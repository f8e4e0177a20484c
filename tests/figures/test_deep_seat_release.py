"""The deep-seat release as a physiotherapist would check it: elbow, turn, hips, hanging leg, the hand that holds."""

import gzip

import pytest

from webapp.figures.anatomy import CM, OTHER, Side, swapped
from webapp.figures.body import Body
from webapp.figures.book import FigureBook
from webapp.figures.movement import between, ease
from webapp.figures.plausibility import implausible
from webapp.figures.pose import flipped
from webapp.figures.props import Bed
from webapp.figures.skeleton import solve
from webapp.figures.vectors import Vec, angle_between, dist, dot, sub

MOVEMENTS = [
    ("seat-rest", "seat-start"),
    ("seat-start", "seat-hand"),
    ("seat-hand", "seat-elbow"),
    ("seat-elbow", "seat-turn"),
    ("seat-start", "seat-elbow"),
    ("seat-start", "seat-hug"),
    ("edge-sit", "edge-lower"),
    ("edge-down", "edge-lie"),
    ("edge-lie", "edge-hold"),
    ("edge-hold", "edge-hang"),
    ("edge-hold", "edge-down"),
]
LYING = ("edge-down", "edge-lie", "edge-hold", "edge-hang", "edge-cushion")
MOST_BYTES = 20 * 1024

each_side = pytest.mark.parametrize("side", ["right", "left"])


def outwards(body: Body, side: Side, start: str, end: str) -> float:
    """How far to that side of the body one joint is from another, in centimetres."""
    left = dot(sub(body.joints[end], body.joints[start]), body.frames["pelvis"].left) / CM
    return left if side == "left" else -left


def bed_of(book: FigureBook, pose: str) -> Bed:
    return next(prop for prop in book.setting(book.poses[pose].scene).props if isinstance(prop, Bed))


def palm(body: Body, side: Side) -> Vec:
    return body.frames[f"hand_{side}"].origin


@each_side
def test_in_the_turn_the_other_elbow_is_outside_the_bent_knee(book: FigureBook, side: Side) -> None:
    body = book.body(f"seat-turn-{side}")
    assert outwards(body, side, f"knee_{side}", f"elbow_{OTHER[side]}") > 4
    assert dist(body.joints[f"knee_{side}"], body.joints[f"elbow_{OTHER[side]}"]) < 16 * CM


@each_side
def test_the_trunk_turns_to_the_side_of_the_bent_knee(book: FigureBook, side: Side) -> None:
    body = book.body(f"seat-turn-{side}")
    left = dot(body.frames["chest"].forward, body.frames["pelvis"].left)
    assert (left if side == "left" else -left) > 0.6, "more than 35 degrees"
    forward = body.frames["pelvis"].forward
    reach = {each: dot(body.joints[f"shoulder_{each}"], forward) for each in ("right", "left")}
    assert reach[OTHER[side]] > reach[side] + 8 * CM, "the far shoulder comes forward, the near one goes back"


@each_side
def test_one_knee_is_bent_with_its_foot_beside_the_straight_one(book: FigureBook, side: Side) -> None:
    body = book.body(f"seat-start-{side}")
    bent, straight = (
        angle_between(body.directions[f"thigh_{each}"], body.directions[f"shin_{each}"]) for each in (side, OTHER[side])
    )
    assert bent > 80
    assert straight < 10
    along = body.joints[f"ankle_{side}"][0] - body.joints[f"knee_{OTHER[side]}"][0]
    assert abs(along) < 6 * CM


@each_side
def test_the_hand_of_that_side_is_on_the_floor_behind(book: FigureBook, side: Side) -> None:
    for pose in (f"seat-hand-{side}", f"seat-turn-{side}"):
        assert palm(book.body(pose), side)[0] < -15 * CM
        assert (f"hand_{side}", "floor") in book.poses[pose].pose.contacts


@each_side
def test_in_the_hug_nothing_turns_and_both_hands_hold_the_shin(book: FigureBook, side: Side) -> None:
    body = book.body(f"seat-hug-{side}")
    assert angle_between(body.frames["chest"].left, body.frames["pelvis"].left) < 10
    for hand in ("right", "left"):
        assert dist(palm(body, hand), body.frames[f"shin_{side}"].origin) < 18 * CM


@each_side
@pytest.mark.parametrize("pose", LYING)
def test_at_the_edge_somebody_lies_on_that_side_and_faces_the_edge(book: FigureBook, pose: str, side: Side) -> None:
    body = book.body(f"{pose}-{side}")
    hips = sub(body.joints[f"hip_{OTHER[side]}"], body.joints[f"hip_{side}"])
    assert hips[2] > 0.98 * dist(hips, (0.0, 0.0, 0.0)), "the hips are stacked"
    assert body.frames["pelvis"].forward[0] > 0.95, "the edge is in front"
    assert body.frames["chest"].forward[0] > 0.7


@each_side
@pytest.mark.parametrize("pose", ["edge-lie", "edge-hold", "edge-hang", "edge-cushion"])
def test_the_lower_hip_and_knee_are_at_right_angles_on_the_bed(book: FigureBook, pose: str, side: Side) -> None:
    body = book.body(f"{pose}-{side}")
    assert 80 < angle_between(body.directions[f"thigh_{side}"], body.directions["lumbar"]) < 100
    assert 80 < angle_between(body.directions[f"thigh_{side}"], body.directions[f"shin_{side}"]) < 100
    assert {(f"thigh_{side}", "bed"), (f"shin_{side}", "bed")} <= book.poses[f"{pose}-{side}"].pose.contacts


@each_side
def test_the_upper_leg_hangs_over_the_edge_and_clear_of_the_floor(book: FigureBook, side: Side) -> None:
    pose = f"edge-hang-{side}"
    body, bed = book.body(pose), bed_of(book, pose)
    knee, ankle, toe = (body.joints[f"{name}_{OTHER[side]}"] for name in ("knee", "ankle", "toe"))
    assert knee[0] > bed.front[0] - 1 * CM
    assert ankle[0] > bed.front[0] + 4 * CM
    assert ankle[2] < bed.height - 10 * CM
    assert toe[2] > 2 * CM


@each_side
@pytest.mark.parametrize("pose", ["edge-hold", "edge-hang", "edge-cushion"])
def test_the_upper_hand_holds_the_edge(book: FigureBook, pose: str, side: Side) -> None:
    key = f"{pose}-{side}"
    body, bed = book.body(key), bed_of(book, key)
    hand = palm(body, OTHER[side])
    assert abs(hand[0] - bed.front[0]) < 4 * CM
    assert abs(hand[2] - bed.height) < 4 * CM
    assert (f"hand_{OTHER[side]}", "bed") in book.poses[key].pose.contacts
    assert f"the {OTHER[side]} hand holding" in book.label(key)


@each_side
def test_the_hand_stays_at_the_edge_on_the_way_of_the_leg(book: FigureBook, side: Side) -> None:
    start, end = book.body(f"edge-hold-{side}"), book.body(f"edge-hang-{side}")
    for moment in range(13):
        body = solve(between(start, end, moment / 12))
        assert dist(palm(body, OTHER[side]), palm(start, OTHER[side])) < 1 * CM


@each_side
def test_in_the_easier_form_the_upper_knee_rests_on_a_cushion_and_nothing_hangs(book: FigureBook, side: Side) -> None:
    pose = f"edge-cushion-{side}"
    body, bed = book.body(pose), bed_of(book, pose)
    assert (f"shin_{OTHER[side]}", "cushion") in book.poses[pose].pose.contacts
    for name in ("knee", "ankle", "toe"):
        assert body.joints[f"{name}_{OTHER[side]}"][2] > bed.height


def test_the_hand_holds_the_pack_to_the_seat_and_lets_go_of_it_to_rub(book: FigureBook) -> None:
    assert {("hand_right", "heat pack"), ("pelvis", "heat pack")} <= book.poses["seat-warm-pack"].pose.contacts
    low, high = (palm(book.body(f"seat-rub-{where}"), "right") for where in ("low", "high"))
    assert high[2] > low[2] + 8 * CM
    assert max(low[0], high[0]) < -10 * CM, "behind the hips"


@pytest.mark.parametrize("pose", ["seat-turn", "seat-hug", "edge-hang", "edge-cushion", "edge-sit"])
def test_the_left_is_the_right_as_in_a_glass(book: FigureBook, pose: str) -> None:
    right, left = (book.body(f"{pose}-{side}") for side in ("right", "left"))
    for joint, place in right.joints.items():
        assert dist(left.joints[swapped(joint)], flipped(place)) < 1e-6
    cameras = [book.setting(book.poses[f"{pose}-{side}"].scene).camera for side in ("right", "left")]
    assert cameras[0].to_viewer == pytest.approx(flipped(cameras[1].to_viewer))


@each_side
@pytest.mark.parametrize(("start", "end"), MOVEMENTS)
def test_every_moment_of_a_movement_is_plausible_and_light(book: FigureBook, start: str, end: str, side: Side) -> None:
    a, b = f"{start}-{side}", f"{end}-{side}"
    props = book.setting(book.poses[a].scene).props
    for moment in range(9):
        body = solve(between(book.body(a), book.body(b), ease(moment / 8)))
        assert implausible(body, props) == [], f"at {moment}/8"
    drawing = book.movement(a, b)
    assert drawing is not None
    assert len(gzip.compress(drawing.encode())) <= MOST_BYTES
