"""What kind of file somebody has sent: an archive of Ebb's, or a table. Pure."""

from typing import Literal

from webapp.archive.problems import Problem, UnreadableError

Kind = Literal["archive", "table"]

OTHERS = {
    b"PK\x03\x04": "This is a packed file or a spreadsheet. Please unpack it, or save the sheet as CSV.",
    b"\x1f\x8b": "This is a packed file. Please unpack it first.",
    b"7z\xbc\xaf": "This is a packed file. Please unpack it first.",
    b"\xd0\xcf\x11\xe0": "This is a spreadsheet. Please save the sheet as CSV.",
    b"%PDF": "This is a PDF. Ebb reads its own JSON and tables as CSV.",
    b"\x89PNG": "This is a picture. Ebb reads its own JSON and tables as CSV.",
    b"\xff\xd8\xff": "This is a picture. Ebb reads its own JSON and tables as CSV.",
    b"SQLite format 3": "This is a database. Ebb reads its own JSON and tables as CSV.",
    b"<": "This is XML or a web page. Ebb reads its own JSON and tables as CSV.",
}
"""How other files begin, and what to do with them. Nothing is ever unpacked."""

MARKS = b"\xef\xbb\xbf\xff\xfe\xff"
"""Byte-order marks, which may stand before the first sign."""


def kind_of(data: bytes) -> Kind:
    """Raises UnreadableError for what is neither."""
    start = data[:4096].lstrip(b" \t\r\n\0")
    for beginning, sentence in OTHERS.items():
        if start.startswith(beginning):
            raise UnreadableError([Problem(sentence)])
    first = start.lstrip(MARKS).lstrip(b" \t\r\n\0")[:1]
    if not first:
        raise UnreadableError([Problem("There is nothing in this file.")])
    return "archive" if first in b"{[" else "table"
