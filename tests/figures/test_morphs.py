"""The figure moves from one pose to the other: what a page gets, and whether a body could do it."""

import gzip
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from tests.figures.pairs import HEAVIEST, SPREAD, joined_pairs, on_the_way
from tests.figures.shipped import in_one_process
from webapp.figures.anatomy import FOREARM, LENGTHS, SHIN, SIDES, THIGH, UPPER_ARM
from webapp.figures.body import Body
from webapp.figures.book import FigureBook
from webapp.figures.drawing.camera import Disc
from webapp.figures.drawing.outline import outlined
from webapp.figures.drawing.steady import steady, written
from webapp.figures.flesh import lowest
from webapp.figures.vectors import dist

pytestmark = in_one_process

SVG = "{http://www.w3.org/2000/svg}"
CM = 1 / 170


@pytest.fixture(params=joined_pairs(), ids="--".join)
def ways(request: pytest.FixtureRequest) -> list[Body]:
    """Moments of a movement that a shipped routine shows."""
    return on_the_way(*request.param)


def test_bones_keep_their_length_and_nothing_sinks_into_the_floor(ways: list[Body]) -> None:
    bones = {("hip", "knee"): THIGH, ("knee", "ankle"): SHIN, ("shoulder", "elbow"): UPPER_ARM}
    for body in ways:
        for (start, end), length in {**bones, ("elbow", "wrist"): FOREARM}.items():
            for side in SIDES:
                assert dist(body.joints[f"{start}_{side}"], body.joints[f"{end}_{side}"]) == pytest.approx(length)
        assert dist(body.joints["waist"], body.joints["nape"]) == pytest.approx(LENGTHS["thorax"])
        assert lowest(body) > -4 * CM


def test_what_stands_in_both_poses_stands_all_the_way(book: FigureBook) -> None:
    strayed = [
        f"{limb} from {start} to {end}: {far / CM:.1f} cm"
        for start, end in joined_pairs()
        if book.poses[start].scene == book.poses[end].scene
        for limb, far in _strays(book, start, end)
        if far > CM
    ]
    assert strayed == []


def _strays(book: FigureBook, start: str, end: str) -> list[tuple[str, float]]:
    """Limbs held at one place of the world in both poses, and how far they get away from it."""
    a, b = book.body(start), book.body(end)
    held = [limb for limb in a.pose.pins.keys() & b.pose.pins.keys() if "elbow" not in limb]
    planted = [limb for limb in held if a.pose.pins[limb] == b.pose.pins[limb] and not a.pose.pins[limb][0].on]
    bodies = on_the_way(start, end)
    places = {limb: a.pose.pins[limb][0].offset for limb in planted}
    return [(limb, max(dist(body.frames[limb].origin, place) for body in bodies)) for limb, place in places.items()]


@pytest.mark.parametrize(("start", "end"), SPREAD)
def test_even_the_heaviest_movement_is_light(book: FigureBook, start: str, end: str) -> None:
    svg = book.movement(start, end) or ""
    assert 3_000 < len(gzip.compress(svg.encode(), mtime=0)) < 20_000


@pytest.mark.parametrize(("start", "end"), HEAVIEST)
def test_every_morph_keeps_its_commands_and_its_times_run_from_start_to_end(
    book: FigureBook, start: str, end: str
) -> None:
    for animation in _animations(book.movement(start, end) or ""):
        times = [float(time) for time in animation.get("keyTimes", "").split(";")]
        values = animation.get("values", "").split(";")
        assert len(times) == len(values)
        assert times[0] == 0
        assert all(a < b for a, b in pairwise(times))
        begin, length = (float(animation.get(name, "0s").removesuffix("s")) for name in ("begin", "dur"))
        assert begin + length <= 1.0001
        if animation.get("attributeName") == "d":
            assert times[-1] == 1
            assert len({re.sub(r"[-\d .]+", " ", value) for value in values}) == 1


def test_one_drawing_after_the_other_fills_the_second(book: FigureBook) -> None:
    """Where the order changes in which parts cover one another, the movement is cut."""
    root = ET.fromstring(book.movement("knee-walk-left", "knee-walk-right") or "")
    shown = [group.find(f"{SVG}animate[@attributeName='display']") for group in root.findall(f"{SVG}g")]
    changes = [each for each in shown if each is not None]
    assert len(changes) > 1
    for time in (0.0, 0.1, 0.33, 0.5, 0.77, 1.0):
        assert sum(_value(change, time) == "inline" for change in changes) == 1


def _value(change: ET.Element, time: float) -> str:
    times = [float(each) for each in change.get("keyTimes", "").split(";")]
    return change.get("values", "").split(";")[max(k for k, each in enumerate(times) if each <= time)]


def test_a_movement_has_the_frame_of_its_stills_and_ids_of_its_own(book: FigureBook) -> None:
    svg = book.movement("sway-right", "sway-left") or ""
    frame = re.search(r'viewBox="[^"]+"', svg)
    assert frame
    assert frame[0] in book.still("sway-left", prefix="a")
    assert book.movement("sway-left", "sway-right") == svg
    glowing = book.movement("knee-walk-left", "knee-walk-right") or ""
    ids = set(re.findall(r' id="([^"]+)"', glowing))
    assert ids
    assert all(ident.startswith("knee-walk-left--knee-walk-right-") for ident in ids)
    assert set(re.findall(r"#([\w-]+)", glowing)) <= ids
    assert "prefix-of-mine-g" in (book.movement("knee-walk-left", "knee-walk-right", prefix="prefix-of-mine") or "")


def test_each_way_has_its_own_arrow_and_unasked_that_of_the_end_is_shown(book: FigureBook) -> None:
    root = ET.fromstring(book.movement("sway-left", "sway-right") or "")
    ways = {group.get("class"): group.get("display") for group in root.findall(f"{SVG}g[@class]")}
    assert ways == {"towards-start": "none", "towards-end": None}


def test_outlines_that_can_morph_are_those_of_a_still() -> None:
    pair = (Disc(0, 0, 40, 0), Disc(200, 50, 20, 0))
    assert _corners(written(steady([pair]))) >= _corners(outlined([pair]))
    hidden = (Disc(0, 0, 40, 0), Disc(5, 0, 10, 0))
    assert len(steady([hidden])) == len(steady([pair]))


def _corners(path: str) -> set[tuple[int, int]]:
    at, found = (0, 0), set()
    for command, numbers in re.findall(r"([mlaz])([^mlaz]*)", path):
        if command != "z":
            steps = [int(number) for number in re.findall(r"-?\d+", numbers)]
            at = (at[0] + steps[-2], at[1] + steps[-1])
            found.add(at)
    return found


def _animations(svg: str) -> list[ET.Element]:
    found = list(ET.fromstring(svg).iter(f"{SVG}animate"))
    assert found
    return found
