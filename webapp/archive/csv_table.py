"""A table of another tracker: which characters, which separator, which lines. Pure."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from webapp.archive.problems import Problem, UnreadableError

SEPARATORS = ("\t", ";", ",", "|")
"""The first wins where two split every line alike: a comma may be that of 6,5."""
LOOKED_AT = 64 * 1024
"""Characters from which the separator is judged."""
MOST_LINES = 50_000
MOST_COLUMNS = 60
HINT = "sep="
"""With this some spreadsheets say in the first line what separates the columns."""
MOST_ODD = 0.01
"""Share of control characters above which it is no text."""

NO_TEXT = "This is not text that Ebb can read. Please save the table as CSV, in UTF-8."


@dataclass(frozen=True)
class Line:
    """`number` counts the lines of the table from 1, the header included."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Without space around it; empty where the line is too short."""
        return self.cells[column].strip() if column < len(self.cells) else ""


@dataclass(frozen=True)
class Table:
    lines: tuple[Line, ...]
    """Without those in which nothing stands."""

    @property
    def width(self) -> int:
        return max(len(line.cells) for line in self.lines)


def read_table(data: bytes) -> Table:
    """Raises UnreadableError where it is no table of at least two columns."""
    text = _decoded(data)
    first, _, rest = text.partition("\n")
    hint = first.strip().lower().removeprefix(HINT) if first.strip().lower().startswith(HINT) else ""
    separator = hint if hint in SEPARATORS else _separator(text)
    lines = tuple(_lines(rest if hint else text, separator))
    if not lines or max(len(line.cells) for line in lines) < 2:
        raise UnreadableError([Problem("There are no columns in this file. A table has at least a date and a rating.")])
    return Table(lines)


def _decoded(data: bytes) -> str:
    for codec in _codecs(data):
        try:
            text = data.decode(codec).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        odd = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\f\v")
        if "\0" not in text and odd <= MOST_ODD * len(text):
            return text
    raise UnreadableError([Problem(NO_TEXT)])


def _codecs(data: bytes) -> Sequence[str]:
    """UTF-16 is told by its mark, or by the zeros that stand beside every plain letter."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    start = data[:2000]
    if start.count(0) > len(start) / 4:
        return ("utf-16-le",) if start[1::2].count(0) > start[::2].count(0) else ("utf-16-be",)
    return ("utf-8", "cp1252")


def _separator(text: str) -> str:
    def score(separator: str) -> tuple[bool, float, int]:
        widths = Counter(len(line.cells) for line in _lines(text[:LOOKED_AT], separator, strict=False))
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        return width > 1, count / max(1, widths.total()), -SEPARATORS.index(separator)

    return max(SEPARATORS, key=score)


def _lines(text: str, separator: str, *, strict: bool = True) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if strict and (number > MOST_LINES or len(cells) > MOST_COLUMNS):
                raise UnreadableError([Problem(_too_much(number))])
            if any(cell.strip() for cell in cells):
                yield Line(number, tuple(cells))
    except csv.Error:
        if strict:
            problem = Problem(
                f"Line {number + 1} cannot be read: a cell is far too long, or a quotation mark is missing."
            )
            raise UnreadableError([problem]) from None


def _too_much(number: int) -> str:
    if number > MOST_LINES:
        return f"The table has more than {MOST_LINES:,} lines. Please divide it."
    return f"Line {number} has more than {MOST_COLUMNS} columns."
