"""A sheet of A4 in the look of Ebb: its fonts, its colours, a heading and a foot. All lengths are millimetres."""

from datetime import datetime
from pathlib import Path
from typing import Final, cast

from fpdf import FPDF

FONTS: Final = Path(__file__).with_name("fonts")
INK: Final = (21, 48, 45)
SOFT: Final = (53, 80, 76)
CLAY: Final = (150, 67, 31)
LINE: Final = (203, 190, 166)
MARGIN: Final = 14.0
BOTTOM: Final = 13.0
Colour = tuple[int, int, int]

UNPRINTABLE: Final = str.maketrans({"\u00a0": " ", "\u202f": " "})
"""What the fonts have no sign for, and what stands for it."""


class Sheet(FPDF):
    """One or several pages, tagged with title and language."""

    def __init__(self, title: str, made_at: datetime) -> None:
        super().__init__(unit="mm", format="A4")
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

    def rule(self, colour: Colour = LINE, thickness: float = 0.2) -> None:
        self.set_draw_color(*colour)
        self.set_line_width(thickness)
        self.line(MARGIN, self.y, self.w - MARGIN, self.y)

    def has_room(self, height: float) -> bool:
        return self.y + height <= self.h - BOTTOM

    def _printable(self, text: str) -> str:
        """In the signs that the fonts have; anything else is a question mark, as on a typewriter."""
        known = self.current_font.cmap  # type: ignore[union-attr]
        return "".join(sign if ord(sign) in known or sign == "\n" else "?" for sign in text.translate(UNPRINTABLE))
