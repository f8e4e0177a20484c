"""What a page gets: an SVG that the style sheet colours."""

import gzip
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.figures.shipped import POSES, STATIC, in_one_process
from webapp.figures.book import FigureBook
from webapp.figures.drawing.camera import Disc
from webapp.figures.drawing.depth import back_to_front, compare
from webapp.figures.sheet import main, page

pytestmark = in_one_process

KEYS = sorted(FigureBook.read(POSES).poses)


@pytest.fixture(scope="module")
def drawn_ahead() -> FigureBook:
    """Another start of the application, with every pose drawn."""
    ahead = FigureBook.read(POSES)
    ahead.draw_all()
    return ahead


def elements(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter())


@pytest.mark.parametrize("pose", KEYS)
def test_a_still_is_well_formed_and_light(book: FigureBook, pose: str) -> None:
    svg = book.still(pose, prefix="fig")
    assert ET.fromstring(svg).tag == "svg"
    assert len(gzip.compress(svg.encode(), mtime=0)) < 3_000
    assert len(svg) < 9_000


@pytest.mark.parametrize("pose", KEYS)
def test_colours_come_from_the_style_sheet_alone(book: FigureBook, pose: str) -> None:
    sheet = (STATIC / "css" / "figure.css").read_text(encoding="utf-8")
    known = set(re.findall(r"\.([a-z][a-z0-9-]*)", sheet))
    for element in elements(book.still(pose, prefix="fig")):
        assert element.tag not in ("style", "script")
        assert "style" not in element.attrib
        assert not element.get("fill", "url(#").startswith("#")
        assert set(element.get("class", "").split()) <= known | {"figure"}


@pytest.mark.parametrize("pose", KEYS)
def test_the_frame_holds_everything_that_is_drawn(book: FigureBook, pose: str) -> None:
    root = ET.fromstring(book.still(pose, prefix="fig"))
    left, top, width, height = (float(number) for number in root.get("viewBox", "").split())
    for path in root.iter("path"):
        for x, y in starts(path.get("d", "")):
            assert left < x < left + width
            assert top < y < top + height


def starts(path: str) -> list[tuple[float, float]]:
    """Where each outline of a path begins, followed through its relative steps."""
    places, at, start = [], (0, 0), (0, 0)
    for command, numbers in re.findall(r"([mlqaz])([^mlqaz]*)", path):
        if command == "z":
            at = start
            continue
        steps = [int(number) for number in re.findall(r"-?\d+", numbers)]
        at = (at[0] + steps[-2], at[1] + steps[-1])
        if command == "m":
            start = at
            places.append((float(at[0]), float(at[1])))
    return places


def test_two_figures_on_a_page_share_no_id(book: FigureBook) -> None:
    first, second = (book.still("legs-up-chair", prefix=prefix) for prefix in ("one", "two"))
    ids = [[e.get("id") for e in elements(svg) if e.get("id")] for svg in (first, second)]
    assert ids[0], "a glow needs ids"
    assert not set(ids[0]) & set(ids[1])
    for svg, prefix in ((first, "one"), (second, "two")):
        named = set(re.findall(r'(?:url\(|href=")#([\w-]+)', svg))
        assert named <= {f"{e.get('id')}" for e in elements(svg)}
        assert all(name.startswith(prefix) for name in named)


def test_a_title_names_the_picture_and_no_title_makes_it_decoration(book: FigureBook) -> None:
    plain = ET.fromstring(book.still("standing", prefix="a"))
    assert plain.get("aria-hidden") == "true"
    assert plain.get("role") is None
    named = ET.fromstring(book.still("standing", prefix="a", title='Alice says "up" & <down>'))
    assert named.get("role") == "img"
    assert named.get("aria-label") == 'Alice says "up" & <down>'
    assert named.get("aria-hidden") is None


def test_a_template_chooses_the_class(book: FigureBook) -> None:
    assert 'class="fig figure"' in book.still("standing", prefix="a")
    assert 'class="fig small"' in book.still("standing", prefix="a", css_class="fig small")


def test_an_unknown_pose_is_a_key_error(book: FigureBook) -> None:
    with pytest.raises(KeyError):
        book.still("flying", prefix="a")
    with pytest.raises(KeyError):
        book.label("flying")


def test_a_still_is_drawn_once(book: FigureBook, monkeypatch: pytest.MonkeyPatch) -> None:
    before = book.still("standing", prefix="a")

    def never(*_: object) -> str:
        raise AssertionError("drawn again")

    monkeypatch.setattr("webapp.figures.book.draw", never)
    assert book.still("standing", prefix="a") == before


def test_drawings_do_not_differ_from_one_start_to_the_next(
    book: FigureBook, drawn_ahead: FigureBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    stills = {key: book.still(key, prefix="a") for key in KEYS}
    monkeypatch.setattr("webapp.figures.book.draw", lambda *_: pytest.fail("it was not drawn ahead"))
    assert all(drawn_ahead.still(key, prefix="a") == stills[key] for key in KEYS)


def test_poses_of_one_scene_share_their_frame_so_that_pictures_do_not_jump(book: FigureBook) -> None:
    frames = {re.search(r'viewBox="([^"]+)"', book.still(key, prefix="a"))[1] for key in KEYS if "sway" in key}  # type: ignore[index]
    assert len(frames) == 1


def test_movements_have_their_arrows_and_resting_has_none(book: FigureBook) -> None:
    for moving in ("sway-left", "sway-right-small", "knees-to-chest", "kiss-the-kneecaps", "knee-walk-left"):
        assert 'class="cue' in book.still(moving, prefix="a")
    for still in ("legs-up-chair", "lying-knees-bent", "standing"):
        assert 'class="cue' not in book.still(still, prefix="a")


def test_a_small_movement_has_a_bold_arrow_and_a_large_one_a_slender_one(book: FigureBook) -> None:
    for small in ("knee-walk-right", "chair-rock-round", "chair-press-left"):
        assert 'class="cue cue-bold"' in book.still(small, prefix="a")
    assert 'class="cue"' in book.still("kiss-the-kneecaps", prefix="a")


def test_the_arrow_points_to_the_left_of_somebody_who_looks_from_the_head(book: FigureBook) -> None:
    """In this scene the viewer stands at the head, so that left in the picture is left for the person."""
    for pose, side in (("sway-left", -1), ("sway-right", 1)):
        svg = book.still(pose, prefix="a")
        shaft = re.search(r'class="cue(?: cue-bold)?" d="m[^q]+q([^a-z]+)', svg)
        assert shaft
        along = int(re.findall(r"-?\d+", shaft[1])[2])
        assert along * side > 0


def test_a_figure_felt_in_the_back_glows_there(book: FigureBook) -> None:
    assert "radialGradient" in book.still("legs-up-chair", prefix="a")
    assert "radialGradient" not in book.still("standing", prefix="a")


def test_the_nearer_of_two_parts_is_drawn_later() -> None:
    near, far = [(Disc(0, 0, 50, -80),)], [(Disc(10, 0, 50, 80),)]
    assert back_to_front(compare({"near": near, "far": far})) == ["far", "near"]
    assert back_to_front(compare({"far": far, "near": near})) == ["far", "near"]


@pytest.mark.parametrize("pose", ["legs-up-chair", "sway-left", "knees-to-chest"])
def test_the_seat_lies_under_the_calves_that_rest_on_it(book: FigureBook, pose: str) -> None:
    svg = book.still(pose, prefix="a")
    seat = svg.index('class="pl"')
    assert seat < max(match.start() for match in re.finditer('class="lf? o"', svg))


def test_the_sheet_shows_every_pose_and_names_what_is_wrong(book: FigureBook) -> None:
    text = page(book, [])
    assert "Nothing is wrong." in text
    assert all(f"<b>{key}</b>" in text for key in KEYS)


def test_the_command_writes_the_sheet_and_is_content_with_what_is_shipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "figures.html")]) == 0
    assert (tmp_path / "figures.html").stat().st_size > 100_000
    assert f"{len(KEYS)} figures" in capsys.readouterr().out


def test_what_was_drawn_ahead_of_time_is_not_drawn_again_for_a_page(
    drawn_ahead: FigureBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.figures.book.draw", lambda *_: pytest.fail("a page waited for a drawing"))
    for pose in drawn_ahead.poses:
        assert drawn_ahead.still(pose, prefix="fig")
