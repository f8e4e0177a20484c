"""A figure in a file of its own: an SVG that brings its style, and a PNG for lock screens and icons."""

from html import escape
from typing import Final

import resvg_py

from webapp.figures.drawing.style import paper, plain_style_sheet, style_sheet
from webapp.figures.scenes import Box

SVG: Final = "http://www.w3.org/2000/svg"
SIZE: Final = 512
"""Width and height of the PNG: https://www.w3.org/TR/mediasession/#the-mediametadata-interface leaves them open."""

PRINTED_WIDTH: Final = 640
"""Of the PNG for paper: 44 mm at 370 dots an inch."""


def standalone(inner: str, box: Box, title: str) -> str:
    """Follows the reader's light or dark mode."""
    return (
        f'<svg xmlns="{SVG}" role="img" aria-labelledby="title" viewBox="{box}">'
        f'<title id="title">{escape(title)}</title><style>{style_sheet()}</style>{inner}</svg>'
    )


def artwork(inner: str, box: Box) -> bytes:
    """A square PNG, the frame of the figure in its middle on plain paper."""
    top = box.y - (box.width - box.height) / 2
    square = Box(box.x, top, box.width, box.width)
    return resvg_py.svg_to_bytes(
        svg_string=f'<svg xmlns="{SVG}" viewBox="{square}"><style>{plain_style_sheet()}</style>{inner}</svg>',
        background=paper(),
        width=SIZE,
        height=SIZE,
        skip_system_fonts=True,
    )


def picture(inner: str, box: Box, width: int = PRINTED_WIDTH) -> bytes:
    """A PNG of the whole frame, on nothing: for paper."""
    return resvg_py.svg_to_bytes(
        svg_string=f'<svg xmlns="{SVG}" viewBox="{box}"><style>{plain_style_sheet()}</style>{inner}</svg>',
        width=width,
        skip_system_fonts=True,
    )
