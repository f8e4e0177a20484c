"""How far a build has come, in plain text: one moving line on a terminal, a line at each tenth elsewhere."""

import sys
from typing import TextIO

_WIDTH = 30


class Progress:
    """Writes to the standard error unless told otherwise."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._moving = self._stream.isatty()
        self._total = self._done = self._tenths = 0

    def say(self, sentence: str) -> None:
        print(sentence, file=self._stream, flush=True)

    def begin(self, total: int) -> None:
        self._total, self._done, self._tenths = total, 0, 0
        self._draw()

    def advance(self) -> None:
        self._done += 1
        self._draw()

    def _draw(self) -> None:
        share = self._done / self._total
        if self._moving:
            bar = "#" * round(share * _WIDTH)
            end = "\n" if self._done == self._total else ""
            print(f"\r  [{bar:·<{_WIDTH}}] {self._done} of {self._total} clips", end=end, file=self._stream, flush=True)
        elif int(share * 10) > self._tenths:
            self._tenths = int(share * 10)
            self.say(f"  {self._done} of {self._total} clips")
