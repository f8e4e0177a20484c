"""Cat, seated turn, butterfly and happy baby, as somebody would look at them who teaches them."""

import gzip

import pytest

from webapp.figures.anatomy import CM, SIDES, Side
from webapp.figures.body import Body
from webapp.figures.book import FigureBook
from webapp.figures.movement import between, ease
from webapp.figures.plausibility import implausible
from webapp.figures.skeleton import solve
from webapp.figures.vectors import UP, Vec, angle_between, dist, dot, lerp, sub

CATS = ["cat-level", "cat-round", "cat-hollow", "cat-small-round", "cat-small-hollow"]
TURNS = ["twist-left", "twist-right", "twist-tall-left", "twist-tall-right"]
MOVEMENTS = [
    ("cat-level", "cat-round"),
    ("cat-round", "cat-hollow"),
    ("cat-hollow", "cat-level"),
    ("cat-forearms", "cat-level"),
    ("cat-small-round", "cat-small-hollow"),
    ("sitting-knees-right", "sitting-on-floor"),
    ("twist-tall", "twist-lean"),
    ("twist-centre", "twist-right"),
    ("twist-centre", "twist-left"),
    ("twist-tall", "twist-tall-right"),
    ("twist-tall", "twist-tall-left"),
    ("butterfly-soles", "butterfly"),
    ("butterfly-soles", "butterfly-lean"),
    ("butterfly-lean", "butterfly-reach"),
    ("butterfly", "butterfly-close"),
    ("butterfly-close", "butterfly-soles"),
    ("cushion-sitting", "butterfly-cushion"),
    ("happy-baby-knees", "happy-baby-feet"),
    ("happy-baby-feet", "happy-baby"),
    ("happy-baby-knees", "happy-baby-thighs"),
]
SHOWN = [*MOVEMENTS, ("happy-baby", "happy-baby-rest"), ("happy-baby-thighs", "happy-baby-rest")]
HEAVIEST = 20 * 1024
"""Bytes of a movement as a server sends it."""


def joint(book: FigureBook, pose: str, name: str) -> Vec:
    return book.body(pose).joints[name]


def height(book: FigureBook, pose: str, name: str) -> float:
    """In centimetres."""
    return joint(book, pose, name)[2] / CM


def bend(body: Body, upper: str, lower: str, side: Side) -> float:
    return angle_between(body.directions[f"{upper}_{side}"], body.directions[f"{lower}_{side}"])


def gap_to_bone(place: Vec, start: Vec, end: Vec) -> float:
    """From a place to the line of a bone, in centimetres."""
    return min(dist(place, lerp(start, end, k / 20)) for k in range(21)) / CM


@pytest.mark.parametrize(("start", "end"), MOVEMENTS)
def test_every_moment_of_a_movement_is_plausible(book: FigureBook, start: str, end: str) -> None:
    props = book.setting(book.poses[start].scene).props
    for moment in range(13):
        body = solve(between(book.body(start), book.body(end), ease(moment / 12)))
        # A hand on its way from the knee to the foot may brush the shin.
        problems = [problem for problem in implausible(body, props) if "fingers" not in problem]
        assert problems == [], f"at {moment}/12"


@pytest.mark.parametrize(("start", "end"), SHOWN)
def test_each_movement_can_be_shown_and_is_light(book: FigureBook, start: str, end: str) -> None:
    drawing = book.movement(*sorted((start, end)))
    assert drawing is not None
    assert len(gzip.compress(drawing.encode(), mtime=0)) <= HEAVIEST


@pytest.mark.parametrize(
    ("round_", "hollow", "least"), [("cat-round", "cat-hollow", 12), ("cat-small-round", "cat-small-hollow", 4)]
)
def test_the_back_rises_while_the_head_drops_and_sinks_while_it_lifts(
    book: FigureBook, round_: str, hollow: str, least: float
) -> None:
    assert height(book, round_, "waist") > height(book, "cat-level", "waist") > height(book, hollow, "waist")
    assert height(book, round_, "waist") - height(book, hollow, "waist") > least
    assert height(book, round_, "head") < height(book, "cat-level", "head") < height(book, hollow, "head")


def test_the_pelvis_drops_and_lifts_with_the_back(book: FigureBook) -> None:
    tips = [book.body(pose).frames["pelvis"].up[2] for pose in ("cat-hollow", "cat-level", "cat-round")]
    assert tips == sorted(tips)
    assert tips[0] < -0.4 < 0.7 < tips[2]


def test_the_small_cat_moves_less_than_half_as_far(book: FigureBook) -> None:
    whole, small = (
        height(book, f"cat{size}-round", "waist") - height(book, f"cat{size}-hollow", "waist")
        for size in ("", "-small")
    )
    assert small < 0.5 * whole


@pytest.mark.parametrize("pose", CATS)
def test_arms_are_straight_thighs_upright_and_hands_and_knees_stay(book: FigureBook, pose: str) -> None:
    body = book.body(pose)
    for side in SIDES:
        assert bend(body, "upper_arm", "forearm", side) < 16
        assert body.directions[f"thigh_{side}"][2] < -0.99
        for planted in (f"knee_{side}", f"wrist_{side}"):
            assert dist(body.joints[planted], joint(book, "cat-level", planted)) < 0.5 * CM


def test_hands_are_under_the_shoulders_and_knees_under_the_hips(book: FigureBook) -> None:
    body = book.body("cat-level")
    for side in SIDES:
        assert abs(body.joints[f"wrist_{side}"][0] - body.joints[f"shoulder_{side}"][0]) < 3 * CM
        assert abs(body.joints[f"knee_{side}"][0] - body.joints[f"hip_{side}"][0]) < 1 * CM


@pytest.mark.parametrize("pose", ["cat-fists", "cat-forearms"])
def test_sore_wrists_stay_straight_on_fists_and_forearms(book: FigureBook, pose: str) -> None:
    assert all(bend(book.body("cat-level"), "forearm", "hand", side) > 60 for side in SIDES)
    assert all(bend(book.body(pose), "forearm", "hand", side) < 30 for side in SIDES)


@pytest.mark.parametrize("pose", TURNS)
def test_the_chest_turns_to_the_side_that_the_label_says_and_the_pelvis_stays(book: FigureBook, pose: str) -> None:
    body = book.body(pose)
    to_the_left = dot(body.frames["chest"].forward, body.frames["pelvis"].left)
    assert ("to the left" in book.label(pose)) == (to_the_left > 0.25)
    assert ("to the right" in book.label(pose)) == (to_the_left < -0.25)
    before = book.body("twist-tall" if "tall" in pose else "twist-centre")
    for still in ("hip_right", "hip_left", "knee_right", "knee_left", "ankle_right", "ankle_left"):
        assert dist(body.joints[still], before.joints[still]) < 0.5 * CM


@pytest.mark.parametrize("pose", ["twist-tall", "twist-centre", *TURNS])
def test_the_palms_meet_in_front_of_the_breastbone(book: FigureBook, pose: str) -> None:
    body = book.body(pose)
    right, left = (body.frames[f"hand_{side}"].origin for side in SIDES)
    assert dist(right, left) < 6 * CM
    chest = body.frames["chest"]
    assert abs(dot(sub(lerp(right, left, 0.5), chest.origin), chest.left)) < 2 * CM


def test_only_the_whole_turn_leans_back_and_its_spine_is_straight(book: FigureBook) -> None:
    lean, tall = (book.body(pose).directions for pose in ("twist-centre", "twist-tall"))
    assert 12 < angle_between(lean["lumbar"], UP) < 25
    assert angle_between(lean["lumbar"], lean["thorax"]) < 5
    assert angle_between(tall["lumbar"], UP) < 3
    assert abs(book.body("twist-tall-left").pose.twist) < 0.6 * abs(book.body("twist-left").pose.twist)


@pytest.mark.parametrize("pose", ["butterfly-soles", "butterfly", "butterfly-lean", "butterfly-reach"])
def test_the_soles_are_together_and_the_knees_wide(book: FigureBook, pose: str) -> None:
    joints = book.body(pose).joints
    assert dist(joints["ankle_right"], joints["ankle_left"]) < 12 * CM
    assert dist(joints["knee_right"], joints["knee_left"]) > 70 * CM


def test_the_elbows_press_the_legs_down_near_the_knees_while_the_hands_hold_the_feet(book: FigureBook) -> None:
    body = book.body("butterfly")
    for side in SIDES:
        joints = body.joints
        assert gap_to_bone(joints[f"elbow_{side}"], joints[f"knee_{side}"], joints[f"ankle_{side}"]) < 12
        assert dist(joints[f"elbow_{side}"], joints[f"knee_{side}"]) < dist(
            joints[f"elbow_{side}"], joints[f"ankle_{side}"]
        )
        assert dist(body.frames[f"hand_{side}"].origin, joints[f"ankle_{side}"]) < 10 * CM
        assert height(book, "butterfly", f"knee_{side}") < height(book, "butterfly-soles", f"knee_{side}") - 3


def test_the_arms_reach_further_than_in_the_easier_form_and_beyond_the_feet(book: FigureBook) -> None:
    reach, lean = (book.body(pose) for pose in ("butterfly-reach", "butterfly-lean"))
    for side in SIDES:
        assert reach.joints[f"wrist_{side}"][0] > lean.joints[f"wrist_{side}"][0] + 15 * CM
        assert reach.joints[f"wrist_{side}"][0] > reach.joints[f"toe_{side}"][0] + 10 * CM
        assert bend(reach, "upper_arm", "forearm", side) < 35
    assert reach.joints["head"][2] < lean.joints["head"][2] - 15 * CM


def test_on_the_cushion_somebody_sits_higher_and_presses_nothing(book: FigureBook) -> None:
    body = book.body("butterfly-cushion")
    assert height(book, "butterfly-cushion", "pelvis") > height(book, "butterfly-soles", "pelvis") + 5
    for side in SIDES:
        assert dist(body.frames[f"hand_{side}"].origin, body.joints[f"knee_{side}"]) < 12 * CM
        assert body.joints[f"elbow_{side}"][2] > body.joints[f"knee_{side}"][2] + 10 * CM


def test_happy_baby_holds_the_outer_edges_with_shins_upright_and_knees_beside_the_chest(book: FigureBook) -> None:
    body = book.body("happy-baby")
    for side in SIDES:
        foot, hand = body.frames[f"foot_{side}"], body.frames[f"hand_{side}"]
        outwards = -1 if side == "right" else 1
        assert 3 * CM < outwards * dot(sub(hand.origin, foot.origin), foot.left) < 9 * CM
        assert body.directions[f"shin_{side}"][2] > 0.99
        assert foot.up[2] < -0.9, "the sole faces the ceiling"
        knee, shoulder = body.joints[f"knee_{side}"], body.joints[f"shoulder_{side}"]
        assert knee[2] < 20 * CM
        assert abs(knee[1]) > abs(shoulder[1]) + 10 * CM
        assert outwards * body.joints[f"elbow_{side}"][1] > abs(shoulder[1])


def test_both_knees_of_happy_baby_come_down_alike_and_further_than_at_first(book: FigureBook) -> None:
    right, left = (height(book, "happy-baby", f"knee_{side}") for side in SIDES)
    assert right == pytest.approx(left)
    assert right < height(book, "happy-baby-feet", "knee_right") - 5


def test_in_the_easier_form_the_hands_are_behind_the_thighs(book: FigureBook) -> None:
    body = book.body("happy-baby-thighs")
    for side in SIDES:
        hand, thigh = body.frames[f"hand_{side}"].origin, body.frames[f"thigh_{side}"]
        assert dot(sub(hand, thigh.origin), thigh.forward) < -5 * CM
        assert gap_to_bone(hand, body.joints[f"knee_{side}"], body.joints[f"hip_{side}"]) < 11


def test_the_trunk_tips_forward_no_further_than_the_elbows_need_and_in_the_easier_form_less(book: FigureBook) -> None:
    press, reach, lean = (book.body(pose).directions for pose in ("butterfly", "butterfly-reach", "butterfly-lean"))
    assert angle_between(press["lumbar"], UP) < 28
    assert angle_between(lean["lumbar"], UP) < 30
    assert angle_between(lean["thorax"], UP) < 50
    assert angle_between(reach["thorax"], UP) > 70


def test_the_knees_stay_bent_while_the_hands_take_the_feet(book: FigureBook) -> None:
    body = book.body("happy-baby-feet")
    assert all(bend(body, "thigh", "shin", side) > 52 for side in SIDES)
    assert all(body.directions[f"shin_{side}"][2] > 0.9 for side in SIDES)


def test_the_hands_bring_the_knees_together_from_outside(book: FigureBook) -> None:
    body = book.body("butterfly-close")
    for side, outwards in (("right", -1), ("left", 1)):
        hand = body.frames[f"hand_{side}"].origin
        assert outwards * (hand[1] - body.joints[f"knee_{side}"][1]) > 4 * CM
