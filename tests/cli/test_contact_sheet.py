"""Somebody draws the contact sheet to look at it."""

from pathlib import Path

from PIL import Image

from tests.figures.shipped import POSES
from webapp.catalogue.reading import read_catalogue
from webapp.cli.contact_sheet import doubts, index_of, write_sheets
from webapp.figures.book import FigureBook


def test_a_routine_gets_a_sheet_of_its_stills_and_a_film_strip_of_each_movement(tmp_path: Path) -> None:
    book = FigureBook.read(POSES)
    catalogue = read_catalogue(POSES.parent / "routines", book.poses)
    write_sheets(tmp_path, book, catalogue.routines["two-minutes-on-a-chair"], catalogue.phrases)
    for name in ("two-minutes-on-a-chair.png", "two-minutes-on-a-chair-movements.png"):
        with Image.open(tmp_path / name) as sheet:
            assert min(sheet.size) > 150
            assert len(sheet.convert("RGB").getcolors(100_000) or []) > 20, "something is drawn"
        assert (tmp_path / name).stat().st_size < 200_000


def test_a_way_that_a_body_could_not_go_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "scenes: {floor: {}, other: {}}\n"
        "poses:\n"
        "  fine: {label: Fine, scene: floor}\n"
        "  elsewhere: {label: Elsewhere, scene: other}\n"
        "  nodding: {label: Nodding, scene: floor, nod: 20}\n"
        "  owl: {label: Owl, scene: floor, turn: 160}\n",
        encoding="utf-8",
    )
    book = FigureBook.read(tmp_path)
    assert doubts(book, [("fine", "nodding"), ("elsewhere", "fine")]) == []
    assert doubts(book, [("fine", "owl")])[0].startswith("fine to owl: the head turns 80 degrees; 75 is as far as")


def test_the_sheets_of_every_shipped_routine_are_in_the_documentation() -> None:
    folder = POSES.parent / "docs" / "figures"
    routines = read_catalogue(POSES.parent / "routines").routines
    assert (folder / "README.md").read_text(encoding="utf-8") == index_of(routines.values()), "run `make figures`"
    for slug in routines:
        for name in (f"{slug}.png", f"{slug}-movements.png"):
            assert (folder / name).is_file(), f"{name}: run `make figures`"
