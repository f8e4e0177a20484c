"""Where a drawing lies on a sheet, and the marks that it consists of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from webapp.export.sheet_pdf import CLAY, INK, SOFT, Colour, Sheet
from webapp.trends.chart import Text

WHITE: Final = (255, 255, 255)
SEA: Final = (21, 86, 80)
SIZE: Final = 7.5


@dataclass(frozen=True, slots=True)
class Place:
    """Where the drawing lies on the sheet: its corner in millimetres, and how long one of its units is.

    `rise` is the same upwards: paper is short of height, so a drawing may be flatter there. Marks stay round.
    """

    sheet: Sheet
    x: float
    y: float
    unit: float
    rise: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.x + x * self.unit, self.y + y * self.rise

    def line(self, x1: float, y1: float, x2: float, y2: float, *, colour: Colour, width: float) -> None:
        self.sheet.set_draw_color(*colour)
        self.sheet.set_line_width(width * self.unit)
        self.sheet.line(*self.at(x1, y1), *self.at(x2, y2))

    def circle(self, x: float, y: float, radius: float, *, filled: bool) -> None:
        self.sheet.set_draw_color(*(SEA if filled else INK))
        self.sheet.set_fill_color(*(SEA if filled else WHITE))
        self.sheet.set_line_width(1.75 * self.unit)
        self.sheet.circle(*self.at(x, y), radius * self.unit, style="DF")

    def shape(self, x: float, y: float, corners: Sequence[tuple[float, float]]) -> None:
        """Filled, with corners as far from that point as they say in units."""
        left, top = self.at(x, y)
        self.sheet.polygon([(left + across * self.unit, top + down * self.unit) for across, down in corners], style="F")

    def text(self, text: Text) -> None:
        strong = text.css == "c-strong"
        self.sheet.style("text", SIZE, bold=strong, colour=CLAY if text.css == "c-clay" else INK if strong else SOFT)
        align = {"start": "left", "middle": "middle", "end": "right"}[text.anchor]
        self.sheet.words(*self.at(text.x, text.y), text.words, align=align)  # type: ignore[arg-type]
