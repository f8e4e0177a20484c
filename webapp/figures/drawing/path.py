"""Short SVG path data: whole units, relative steps, no spare blanks."""

from collections.abc import Iterable, Sequence

from webapp.figures.drawing.camera import Point


class Path:
    """Writes path data. Every point is rounded by itself, so that relative steps do not drift."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._at = (0, 0)
        self._start = (0, 0)

    def move(self, x: float, y: float) -> "Path":
        self.step("m", (), x, y)
        self._start = self._at
        return self

    def line(self, x: float, y: float) -> "Path":
        if (round(x), round(y)) != self._at:
            self.step("l", (), x, y)
        return self

    def curve(self, control: Point, x: float, y: float) -> "Path":
        """A quadratic curve."""
        near = (round(control[0]) - self._at[0], round(control[1]) - self._at[1])
        self.step("q", near, x, y)
        return self

    def arc(self, radius: float, x: float, y: float, *, large: bool, clockwise: bool = True) -> "Path":
        if (round(x), round(y)) != self._at:
            r = max(1, round(radius))
            self.step("a", (r, r, 0, int(large), int(clockwise)), x, y)
        return self

    def close(self) -> "Path":
        self._out.append("z")
        self._at = self._start
        return self

    def step(self, command: str, before: Sequence[int], x: float, y: float) -> None:
        """Write a command even where it leads nowhere: paths with the same commands can turn into each other."""
        end = (round(x), round(y))
        self._out.append(command + _packed((*before, end[0] - self._at[0], end[1] - self._at[1])))
        self._at = end

    def __str__(self) -> str:
        # The first step starts from nowhere and is absolute; SVG reads a leading "m" as "M".
        return "".join(self._out)


def _packed(numbers: Iterable[int]) -> str:
    text = ""
    for number in numbers:
        text += str(number) if not text or number < 0 else f" {number}"
    return text


def polygon(path: Path, points: Sequence[Point]) -> Path:
    path.move(*points[0])
    for x, y in points[1:]:
        path.line(x, y)
    return path.close()
