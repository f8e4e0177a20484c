"""A sheet of A4 in the look of Ebb: its fonts, its colours, a heading and a foot. All lengths are millimetres."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, cast
from unicodedata import normalize

from fpdf import FPDF

from webapp.export.structure_pdf import Group, Piece, Scope, Structure

FONTS: Final = Path(__file__).with_name("fonts")
INK: Final = (21, 48, 45)
SOFT: Final = (53, 80, 76)
CLAY: Final = (150, 67, 31)
LINE: Final = (203, 190, 166)
MARGIN: Final = 14.0
BOTTOM: Final = 13.0
Colour = tuple[int, int, int]
Tag = Literal["H1", "H2", "P", "Figure", "TH", "TD"]
"""What a piece of a page is, for whoever hears it."""

UNPRINTABLE: Final = str.maketrans({"\u00a0": " ", "\u202f": " "})
"""What the fonts have no sign for, and what stands for it."""


class Sheet(FPDF):
    """One or several pages, tagged with title and language."""

    def __init__(self, title: str, made_at: datetime) -> None:
        super().__init__(unit="mm", format="A4")
        self.struct_builder = self.structure = Structure()
        self.set_margins(MARGIN, 12.0, MARGIN)
        self.set_auto_page_break(False)
        self.add_font("text", "", FONTS / "atkinson-hyperlegible-next-regular.ttf")
        self.add_font("text", "B", FONTS / "atkinson-hyperlegible-next-semibold.ttf")
        self.add_font("voice", "", FONTS / "literata-430.ttf")
        self.set_title(title)
        self.set_lang("en-GB")
        self.set_creator("Ebb")
        self.set_creation_date(made_at)
        self.add_page()

    def style(self, family: str, size: float, *, bold: bool = False, colour: Colour = INK) -> None:
        self.set_font(family, "B" if bold else "", size)
        self.set_text_color(*colour)

    def block(self, x: float, width: float, text: str, leading: float) -> None:
        """A paragraph at `x`, from the present height on."""
        self.set_x(x)
        self.multi_cell(width, leading, self._printable(text), align="L", new_x="LEFT", new_y="NEXT")

    def height_of(self, width: float, text: str, leading: float) -> float:
        """What `block` would take up in the present font."""
        height = self.multi_cell(width, leading, self._printable(text), align="L", dry_run=True, output="HEIGHT")
        return cast(float, height)

    def words(self, x: float, y: float, text: str, *, align: Literal["left", "middle", "right"] = "left") -> None:
        """One line, its base line at `y`."""
        shown = self._printable(text)
        share = {"left": 0.0, "middle": 0.5, "right": 1.0}[align]
        self.text(x - share * self.get_string_width(shown), y, shown)

    def width_of(self, text: str) -> float:
        """What `words` would take up in the present font."""
        return self.get_string_width(self._printable(text))

    def fitted(self, text: str, width: float) -> str:
        """The same, or its beginning where it is too wide for one line."""
        if self.width_of(text) <= width:
            return text
        while text and self.width_of(f"{text}…") > width:
            text = text[:-1].rstrip()
        return f"{text}…"

    @contextmanager
    def tagged(self, tag: Tag, description: str = "", scope: Scope | None = None) -> Iterator[None]:
        """What is drawn meanwhile is read as one piece; a picture by its description, a head with what it heads."""
        number = self.structure.next_mcid_for_page(self.page)
        piece = cast(Piece, self._add_marked_content(struct_type=f"/{tag}", mcid=number, alt_text=description or None))
        if scope:
            piece.heads(scope)
        self._out(f"/{tag} <</MCID {number}>> BDC")
        yield
        self._out("EMC")

    @contextmanager
    def group(self, tag: Group) -> Iterator[None]:
        """What is tagged meanwhile stands inside it."""
        with self.structure.group(self.page, tag):
            yield

    def rule(self, colour: Colour = LINE, thickness: float = 0.2) -> None:
        self.set_draw_color(*colour)
        self.set_line_width(thickness)
        self.line(MARGIN, self.y, self.w - MARGIN, self.y)

    @contextmanager
    def dotted(self, dot: float, gap: float) -> Iterator[None]:
        """Lines that are drawn meanwhile are dotted."""
        self.set_dash_pattern(dot, gap)
        yield
        self.set_dash_pattern()

    def has_room(self, height: float) -> bool:
        return self.y + height <= self.h - BOTTOM

    def _printable(self, text: str) -> str:
        """In the signs that the fonts have: `ő` as `o` where need be, anything else as a question mark."""
        known = {*self.current_font.cmap, ord("\n")}  # type: ignore[union-attr]
        forms = ((sign, normalize("NFKD", sign)[0], "?") for sign in text.translate(UNPRINTABLE))
        return "".join(next(form for form in some if ord(form) in known or form == "?") for some in forms)
