"""What stands in a scene: how far flesh is from it, where it is drawn, and how a body lies on it."""

from dataclasses import replace
from pathlib import Path

import pytest

from webapp.figures.anatomy import CM
from webapp.figures.body import Ball, Body
from webapp.figures.book import FigureBook
from webapp.figures.carrying import carried
from webapp.figures.drawing.still import stacked
from webapp.figures.flesh import lowest
from webapp.figures.movement import between
from webapp.figures.plausibility import implausible, implausible_poses
from webapp.figures.pose import mirrored
from webapp.figures.props import Bed, Chair, GymBall, Pad
from webapp.figures.skeleton import solve
from webapp.figures.slab import Slab

HEIGHT = 0.29
SCENES = """
scenes:
  at-the-edge: {yaw: -18, pitch: 22, props: [{kind: bed, at: [0.05, -0.12]}]}
  from-behind: {yaw: 160, pitch: 22, props: [{kind: bed, at: [0.05, -0.12]}]}
  chair: {yaw: -36, props: [{kind: stool, at: [0.16, 0], faces: 0, height: 0.25}, {kind: heat pack, on: pelvis, \
offset: [-0.088, 0, 0.05], tilt: [180, 0]}]}
  ball: {props: [{kind: ball, at: [0.205, 0], radius: 0.147}]}
  floor: {}
poses:
  lying:
    label: Lying on a bed
    scene: at-the-edge
    bones: {lumbar: [180, 0], thorax: [180, 0], neck: [180, 0], foot: [0, 0], upper_arm: [-24, 0], \
forearm: [-4, 0], hand: [4, 0]}
    rest: [pelvis, lumbar, thorax, neck, upper_arm, forearm, hand]
    hold: {foot: {at: [0.30, -0.055, 0.042], bend: [0, 90]}}
    contacts: {bed: [pelvis, torso, head, foot_right, foot_left]}
  hanging:
    label: Lying on a bed, right leg over its edge
    base: lying
    free: [foot]
    bones: {thigh: [0, 60], shin: [0, -60], thigh_right: [-40, -4], shin_right: [-40, -80], foot_right: [-30, 0]}
    contacts: {bed: [pelvis, torso]}
  hanging-beyond: {label: The same from behind, base: hanging, scene: from-behind}
  standing-by: {label: Standing by the bed, scene: at-the-edge, ground: floor, root: [0, -0.5], contacts: {floor: \
[foot_right, foot_left]}}
  sitting:
    label: Sitting on a stool with a heat pack
    scene: chair
    bones: {foot: [0, 0], hand: [0, -10]}
    root: [0, 0, 0.322]
    hold:
      foot: {at: [0.235, -0.06, 0.042], bend: [0, 90]}
      hand: {on: thigh, offset: [0.055, 0, -0.02], bend: [180, -30]}
    palm: {hand: [0, -90]}
    contacts: {stool: [pelvis, thigh_right], heat pack: [pelvis]}
  leaning: {label: Leaning forward with it, base: sitting, bones: {lumbar: [0, 60], thorax: [0, 50]}}
  calves-up:
    label: Calves on a ball
    scene: ball
    bones: {lumbar: [180, 0], thorax: [180, 0], neck: [180, 0], thigh: [0, 90], shin: [0, 0], foot: [0, 68], \
upper_arm: [-24, 0], forearm: [-4, 0], hand: [4, 0]}
    rest: [pelvis, lumbar, thorax, neck, upper_arm, forearm, hand]
    palm: {hand: [0, -90]}
    contacts: {ball: [shin_right, shin_left]}
  calves-nearer:
    label: Calves on a ball that has come nearer
    base: calves-up
    bones: {thigh: [180, 80]}
    rolls: [-0.0217, 0]
"""


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> FigureBook:
    folder = tmp_path_factory.mktemp("poses")
    (folder / "mine.yaml").write_text(SCENES, encoding="utf-8")
    return FigureBook.read(folder)


def problems_of(book: FigureBook, pose: str, body: Body | None = None) -> list[str]:
    return implausible(body or book.body(pose), book.setting(book.poses[pose].scene).props)


def test_every_pose_of_these_is_plausible(furnished: FigureBook) -> None:
    assert furnished.problems == ()
    assert [str(problem) for problem in implausible_poses(furnished)] == []


def test_a_pose_on_a_bed_is_the_pose_on_the_floor_lifted(furnished: FigureBook) -> None:
    on_bed = furnished.poses["lying"].pose
    feet = {limb: (replace(pins[0], offset=(*pins[0].offset[:2], 0.042)),) for limb, pins in on_bed.pins.items()}
    on_floor = solve(replace(on_bed, ground=0.0, pins=feet))
    for joint, (x, y, z) in furnished.body("lying").joints.items():
        assert on_floor.joints[joint] == pytest.approx((x, y, z - HEIGHT), abs=1e-6)


def test_a_body_without_a_height_comes_down_to_the_bed_and_to_the_floor_beside_it(furnished: FigureBook) -> None:
    assert lowest(furnished.body("standing-by")) == pytest.approx(0, abs=1e-6)
    upright = replace(furnished.poses["standing-by"].pose, ground=HEIGHT, contacts=frozenset())
    assert lowest(solve(upright)) == pytest.approx(HEIGHT, abs=1e-6)


def test_a_body_that_hovers_over_the_bed_or_sinks_into_it_is_measured(furnished: FigureBook) -> None:
    pose = furnished.poses["lying"].pose
    hovering = problems_of(furnished, "lying", solve(replace(pose, ground=HEIGHT + 2.5 * CM)))
    assert any(problem.startswith("pelvis is 2.") and problem.endswith("off the bed") for problem in hovering)
    sunk = problems_of(furnished, "lying", solve(replace(pose, ground=HEIGHT - 8 * CM)))
    assert any(problem.startswith("torso is ") and problem.endswith("inside the bed") for problem in sunk)


@pytest.mark.parametrize(
    ("prop", "name"),
    [
        (Bed((0.0, -0.2), -90.0, HEIGHT, (1.0, 0.4)), "bed"),
        (Pad("cushion", Slab.lying((0.0, 0.0, HEIGHT - 0.05), 0.0, (0.4, 0.3, 0.05))), "cushion"),
        (Chair((0.13, 0.0), 0.0, HEIGHT, name="stool", has_back=False), "stool"),
    ],
)
def test_the_gap_to_a_flat_top_is_the_height_above_it(prop: Bed | Pad | Chair, name: str) -> None:
    assert prop.name == name
    for height in (0.03, 0.0, -0.01):
        assert prop.gap(Ball((0.0, 0.0, HEIGHT + 0.05 + height), 0.05)) == pytest.approx(height)


def test_a_hand_at_the_side_of_the_mattress_touches_the_bed_too() -> None:
    bed = Bed((0.0, -0.2), -90.0, HEIGHT, (1.0, 0.4))
    assert bed.gap(Ball((0.1, -0.215, HEIGHT - 0.04), 0.015)) == pytest.approx(0, abs=1e-9)
    assert bed.gap(Ball((0.1, -0.215, 0.05), 0.015)) > 10 * CM, "under the bed there is room"


def before(book: FigureBook, pose: str, part: str, piece: str) -> bool | None:
    """Whether a part lies in front of a piece of a prop, behind it, or neither."""
    body = book.body(pose)
    setting = book.setting(book.poses[pose].scene).around(body)
    behind = stacked(body, setting)
    name = next(name for name in setting.pieces if name.startswith(piece))
    if name in behind[part]:
        return True
    return False if part in behind[name] else None


@pytest.mark.parametrize("part", ["torso", "pelvis", "head", "foot_left"])
@pytest.mark.parametrize("pose", ["lying", "hanging", "hanging-beyond"])
def test_who_lies_on_a_bed_is_drawn_over_it(furnished: FigureBook, pose: str, part: str) -> None:
    assert before(furnished, pose, part, "bed mattress")


def test_a_leg_hangs_in_front_of_the_near_edge_and_behind_the_far_one(furnished: FigureBook) -> None:
    assert before(furnished, "hanging", "shin_right", "bed mattress") is True
    assert before(furnished, "hanging-beyond", "shin_right", "bed mattress") is False


def test_a_mirrored_body_lies_as_high(furnished: FigureBook) -> None:
    hanging = furnished.poses["hanging"].pose
    assert solve(mirrored(hanging)).joints["pelvis"] == pytest.approx(furnished.body("hanging").joints["pelvis"])


def test_a_heat_pack_goes_with_the_body_that_wears_it(furnished: FigureBook) -> None:
    places = []
    for pose in ("sitting", "leaning"):
        _, pack = carried(furnished.setting("chair").props, furnished.body(pose))
        assert isinstance(pack, Pad)
        places.append(pack.slab.axes)
    assert places[1].up[2] > places[0].up[2] + 0.1, "leaning forward turns its flat side up"


def test_a_ball_rolls_half_as_far_as_the_calves_on_it_and_turns_without_sliding(furnished: FigureBook) -> None:
    (ball,) = furnished.setting("ball").props
    start, end = furnished.body("calves-up"), furnished.body("calves-nearer")
    way = end.joints["knee_right"][0] - start.joints["knee_right"][0]
    for share in (0.0, 0.5, 1.0):
        body = solve(between(start, end, share))
        (rolled,) = carried((ball,), body)
        assert isinstance(rolled, GymBall)
        assert rolled.centre[0] - 0.205 == pytest.approx(share * way / 2, abs=1e-3)
        assert rolled.turned((0.0, 0.0, rolled.radius))[0] - 0.205 == pytest.approx(share * way, abs=1e-3)
        assert not [problem for problem in problems_of(furnished, "calves-up", body) if "ball" in problem]


def test_carrying_twice_moves_nothing_further(furnished: FigureBook) -> None:
    body = furnished.body("calves-nearer")
    once = carried(furnished.setting("ball").props, body)
    assert carried(once, body) == once


def test_the_shadow_of_somebody_on_a_bed_lies_on_the_mattress(furnished: FigureBook) -> None:
    assert furnished.still("lying", prefix="a").count('class="sh"') == 2
    assert furnished.still("sitting", prefix="a").count('class="sh"') == 1


def test_a_heat_pack_without_a_place_is_refused(tmp_path: Path) -> None:
    text = "scenes: {a: {props: [{kind: heat pack}]}}\nposes: {b: {label: B, scene: a}}\n"
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    problems = [str(problem) for problem in FigureBook.read(tmp_path).problems]
    assert "a heat pack has either `at: [x, y]` or `on: pelvis` with an `offset`" in problems[0]
