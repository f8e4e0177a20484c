"""Still and movement replace each other without a jump."""

import re
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops

from tests.figures.pairs import SPREAD
from tests.figures.shipped import in_one_process
from webapp.figures.book import FigureBook
from webapp.figures.drawing.files import picture
from webapp.figures.scenes import Box

pytestmark = in_one_process

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(("start", "end"), SPREAD)
def test_a_movement_looks_like_its_stills_at_both_ends(book: FigureBook, start: str, end: str) -> None:
    svg = book.movement(start, end) or ""
    stills = [_drawn(book.still(pose, prefix="a")) for pose in (start, end)]
    for still, moment in zip(stills, (0, -1), strict=True):
        assert _differing(still, _drawn(_frozen(svg, moment))) < 0.012
    assert _differing(*stills) > 0.02, "or the comparison could not fail"


def _frozen(svg: str, moment: int) -> str:
    """With the first or the last value of every animation in the place of the animation."""
    root = ET.fromstring(svg)
    for group in root.iter(f"{SVG}g"):
        if group.get("class") in ("towards-start", "towards-end"):
            group.set("display", "inline" if (group.get("class") == "towards-start") == (moment == 0) else "none")
    for group in [group for group in root.findall(f"{SVG}g") if _is_hidden(group, moment)]:
        root.remove(group)
    for parent in list(root.iter()):
        for change in parent.findall(f"{SVG}animate"):
            parent.set(change.get("attributeName", ""), change.get("values", "").split(";")[moment])
            parent.remove(change)
    ET.register_namespace("", SVG[1:-1])
    return ET.tostring(root, encoding="unicode")


def _is_hidden(group: ET.Element, moment: int) -> bool:
    """Whether another stretch of the movement is shown at its first or its last moment."""
    change = group.find(f"{SVG}animate[@attributeName='display']")
    return change is not None and change.get("values", "").split(";")[moment] == "none"


def _drawn(svg: str) -> Image.Image:
    frame = re.search(r'viewBox="([^"]+)"', svg)
    assert frame
    box = Box(*(float(number) for number in frame[1].split()))
    inner = svg.partition(">")[2].rpartition("</svg>")[0]
    return Image.open(BytesIO(picture(inner, box, 400))).convert("RGBA")


def _differing(a: Image.Image, b: Image.Image) -> float:
    """The share of pixels that look different."""
    apart = ImageChops.difference(a, b).convert("RGB").convert("L")
    return sum(apart.histogram()[32:]) / (a.width * a.height)
