"""Movements between poses: which there are, and their drawings, each made once."""

from collections.abc import Callable
from functools import lru_cache
from zlib import compress, decompress

from webapp.figures.drawing.cues import BodyOf
from webapp.figures.drawing.morph import draw_movement
from webapp.figures.drawing.passage import Ending, Passage
from webapp.figures.keeping import Store
from webapp.figures.ways import leads

AT_HAND = 512
"""Drawings in memory, about 8 KB each: twice those of the shipped routines. Any two poses can be asked for."""


class Movements:
    """A movement is named by its two poses; the one whose name comes first in the alphabet is where it begins."""

    def __init__(self, ending: Callable[[str], Ending], body_of: BodyOf, kept: Store) -> None:
        self._ending, self._body_of, self._kept = ending, body_of, kept
        self.join = lru_cache(maxsize=None)(self._leads)
        self._drawing = lru_cache(maxsize=AT_HAND)(self._found_or_drawn)

    def passage(self, first: str, last: str) -> Passage:
        """Body and setting at every moment between two poses."""
        return Passage(self._ending(first), self._ending(last))

    def drawn(self, first: str, last: str) -> str:
        """SVG elements, of two poses that a movement joins."""
        return decompress(self._drawing(first, last)).decode()

    def _leads(self, first: str, last: str) -> bool:
        return leads(self.passage(first, last))

    def _found_or_drawn(self, first: str, last: str) -> bytes:
        name = f"{first}--{last}"
        drawing = self._kept.find(name)
        if drawing is None:
            drawing = draw_movement(self.passage(first, last), self._body_of).encode()
            self._kept.keep(name, drawing)
        return compress(drawing)
