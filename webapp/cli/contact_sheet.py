"""Every figure of every routine in the order in which it is shown: `python -m webapp.cli.contact_sheet [FOLDER]`.

For each routine two pictures: its stills with their labels, and a film strip of each movement; a page shows them all.
What a body could not do on its way is named.
"""

import sys
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

from webapp.catalogue.models import Routine
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.reading import read_catalogue
from webapp.figures.book import FigureBook
from webapp.figures.drawing import files
from webapp.figures.drawing.still import PREFIX, Cues, draw
from webapp.figures.drawing.style import paper
from webapp.figures.plausibility import implausible
from webapp.figures.scenes import Box
from webapp.timeline.pairs import Pair, pairs_of

PROJECT = Path(__file__).resolve().parents[2]
STILL, FRAME = 208, 128
"""Widths, pixels."""
LABEL = 58
"""Height of a label, pixels."""
ACROSS = 6
MOMENTS = (0.0, 0.25, 0.5, 0.75, 1.0)
COLOURS = 64
INK = "#33292a"


def write_sheets(folder: Path, book: FigureBook, routine: Routine, phrases: Phrases) -> None:
    """`<routine>.png` and `<routine>-movements.png`."""
    pairs = pairs_of([routine], phrases)
    shown = dict.fromkeys(pose for pair in pairs for pose in pair)
    stills = [_tile([_still(book, pose)], f"{pose}: {book.label(pose)}") for pose in shown]
    strips = [
        _tile([_frame(book, pair, at) for at in MOMENTS], " to ".join(pair)) for pair in pairs if book.joins(*pair)
    ]
    _save(stills, ACROSS, folder / f"{routine.slug}.png")
    _save(strips, 2, folder / f"{routine.slug}-movements.png")


def _still(book: FigureBook, pose: str) -> Image.Image:
    return _picture(book.still(pose, prefix=pose), STILL)


def _frame(book: FigureBook, pair: Pair, at: float) -> Image.Image:
    passage = book.movements.passage(*pair)
    inner = draw(passage.body(at), passage.setting(at), Cues(), book.body)
    return _picture(f'<svg viewBox="{passage.box(at)}">{inner.replace(PREFIX, "f")}</svg>', FRAME)


def _picture(svg: str, width: int) -> Image.Image:
    box = Box(*(float(number) for number in svg.split('viewBox="')[1].split('"', maxsplit=1)[0].split()))
    picture = Image.open(BytesIO(files.picture(svg.partition(">")[2].removesuffix("</svg>"), box, width)))
    ground = Image.new("RGBA", picture.size, paper())
    return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")


def _tile(pictures: Sequence[Image.Image], label: str) -> Image.Image:
    width = sum(picture.width for picture in pictures)
    tile = Image.new("RGB", (width + 8, pictures[0].height + LABEL), paper())
    left = 0
    for picture in pictures:
        tile.paste(picture, (left, 0))
        left += picture.width
    words = "\n".join(wrap(label, width // 6)[:4])
    ImageDraw.Draw(tile).multiline_text((4, pictures[0].height), words, INK, ImageFont.load_default(11), spacing=2)
    return tile


def _save(tiles: Sequence[Image.Image], across: int, path: Path) -> None:
    if not tiles:
        return
    rows = [tiles[k : k + across] for k in range(0, len(tiles), across)]
    width, height = max(tile.width for tile in tiles), max(tile.height for tile in tiles)
    sheet = Image.new("RGB", (width * across, height * len(rows)), paper())
    for down, row in enumerate(rows):
        for along, tile in enumerate(row):
            sheet.paste(tile, (along * width, down * height))
    sheet.quantize(COLOURS).save(path, optimize=True)


def index_of(routines: Iterable[Routine]) -> str:
    """A page that shows all sheets."""
    shown = "\n".join(
        f"\n## {one.title}\n\n![The poses of {one.title}]({one.slug}.png)\n\n"
        f"![The movements of {one.title}, five moments each]({one.slug}-movements.png)"
        for one in routines
    )
    return (
        f"# Every figure\n\n`make figures` draws these sheets, in the order in which a routine shows them.\n{shown}\n"
    )


def doubts(book: FigureBook, pairs: Iterable[Pair]) -> list[str]:
    """What a body could not do on its way between two poses."""
    found: dict[str, None] = {}
    for start, end in (pair for pair in pairs if book.joins(*pair)):
        passage = book.movements.passage(start, end)
        for at in MOMENTS[1:-1]:
            body, setting = passage.body(at), passage.setting(at)
            props = [prop for k, prop in enumerate(setting.props) if setting.strength(k) == 1]
            found |= dict.fromkeys(f"{start} to {end}: {problem}" for problem in implausible(body, props))
    return list(found)


def main(arguments: list[str]) -> int:
    """1 where something is wrong with a routine or a pose."""
    folder = Path(arguments[0]) if arguments else PROJECT / "docs" / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    book = FigureBook.read(PROJECT / "poses")
    catalogue = read_catalogue(PROJECT / "routines", book.poses)
    for routine in catalogue.routines.values():
        write_sheets(folder, book, routine, catalogue.phrases)
    (folder / "README.md").write_text(index_of(catalogue.routines.values()), encoding="utf-8")
    print(*doubts(book, pairs_of(catalogue.routines.values(), catalogue.phrases)), sep="\n")
    print(f"{len(catalogue.routines)} routines in {folder}")
    return 1 if catalogue.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
