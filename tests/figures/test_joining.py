"""A movement leads from scene to scene, wherever a body could go that way."""

import re
from xml.etree import ElementTree as ET

import pytest

from tests.figures.pairs import ACROSS, joined_pairs
from tests.figures.shipped import in_one_process
from webapp.figures.book import FigureBook
from webapp.figures.drawing.camera import Camera
from webapp.figures.skeleton import solve
from webapp.figures.vectors import dist

pytestmark = in_one_process

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("standing", "legs-up-chair"),
        ("standing", "lying-knees-bent"),
        ("half-kneeling", "knee-walk-right"),
        ("edge-sit-right", "half-kneeling"),
        ("mobiliser-extend", "mobiliser-lying"),
        ("standing", "standing"),
    ],
)
def test_where_nobody_gets_in_one_movement_the_still_changes(book: FigureBook, start: str, end: str) -> None:
    assert book.movement(start, end) is None
    assert not book.joins(end, start)


@pytest.mark.parametrize(("start", "end"), ACROSS)
def test_the_frame_is_that_of_the_still_at_both_ends(book: FigureBook, start: str, end: str) -> None:
    passage = book.movements.passage(start, end)
    root = ET.fromstring(book.movement(start, end) or "")
    frames = [root.get("viewBox")]
    change = root.find(f"{SVG}animate[@attributeName='viewBox']")
    frames += change.get("values", "").split(";") if change is not None else []
    stills = [re.findall(r'viewBox="([^"]+)"', book.still(pose, prefix="a"))[0] for pose in (start, end)]
    assert frames[0] == stills[0]
    if passage.offset == (0.0, 0.0):
        assert frames[-1] == stills[1]
    assert [frame.split()[2:] for frame in (frames[0] or "", frames[-1] or "")] == [s.split()[2:] for s in stills]


def test_nobody_leaves_the_frame_on_the_way(book: FigureBook) -> None:
    root = ET.fromstring(book.movement("half-kneeling", "standing") or "")
    change = root.find(f"{SVG}animate[@attributeName='viewBox']")
    assert change is not None
    passage = book.movements.passage("half-kneeling", "standing")
    for time, frame in zip(change.get("keyTimes", "").split(";"), change.get("values", "").split(";"), strict=True):
        top = float(frame.split()[1])
        assert passage.setting(float(time)).camera.point(passage.body(float(time)).joints["head"])[1] > top + 50


def test_the_camera_goes_round_the_shorter_way() -> None:
    middle = Camera.aimed(170, 10).towards(Camera.aimed(-170, 30), 0.5)
    assert middle.right == pytest.approx(Camera.aimed(180, 20).right)
    assert middle.away == pytest.approx(Camera.aimed(180, 20).away)


def test_one_bed_of_two_scenes_is_laid_over_the_other(book: FigureBook) -> None:
    passage = book.movements.passage("mobiliser-side-push-up", "mobiliser-sit")
    posed, laid = passage.end.body, passage.last_body
    for joint, place in posed.joints.items():
        assert dist(passage.laying.place(place), laid.joints[joint]) < 1e-6
    assert passage.laying.turn == pytest.approx(-90)
    assert solve(posed.pose).joints == posed.joints


def test_a_chair_of_one_scene_fades_and_one_of_both_stays(book: FigureBook) -> None:
    coming = book.movements.passage("half-kneeling", "kneeling-hands-on-chair")
    strengths = [coming.setting(time).strengths for time in (0.0, 0.4, 0.6, 0.9, 1.0)]
    assert strengths[0] == strengths[1] == (0.0,)
    assert 0 < strengths[2][0] < strengths[3][0] < 1
    assert strengths[4] == (1.0,)
    staying = book.movements.passage("legs-up-chair", "sway-centre")
    assert {staying.setting(time).strengths for time in (0.0, 0.5, 1.0)} == {(1.0,)}


def test_nobody_stands_up_between_two_low_poses(book: FigureBook) -> None:
    for pair in joined_pairs():
        passage = book.movements.passage(*pair)
        if not passage.stays:
            ends = [body.joints["pelvis"][2] for body in (passage.start.body, passage.last_body)]
            assert passage.body(0.5).joints["pelvis"][2] < max(ends) + 0.1
