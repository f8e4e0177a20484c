"""What the pieces of a PDF are and which stands in which, for whoever hears it (ISO 32000-1, 14.7 and 14.8).

fpdf2 keeps all of them at one level, which is enough for headings and paragraphs. A table needs three: it holds rows,
and they hold cells, each head of which says whether it stands for its column or its row (PDF/UA-1, 7.5).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from fpdf.structure_tree import StructElem, StructureTreeBuilder
from fpdf.syntax import PDFObject

Group = Literal["Table", "TR"]
Scope = Literal["Column", "Row"]


class Piece(StructElem):
    """One that may stand in another; they are all on one page."""

    a: str | None = None
    """Its attributes, as they stand in the file."""

    @property  # type: ignore[override]
    def pg(self) -> PDFObject | None:
        """That of the outermost, the only one which fpdf2 knows."""
        return self.p.pg if isinstance(self.p, Piece) else self._page

    @pg.setter
    def pg(self, page: PDFObject | None) -> None:
        self._page = page

    def heads(self, scope: Scope) -> None:
        self.a = f"<</O /Table /Scope /{scope}>>"


class Structure(StructureTreeBuilder):
    """The tree of a document. What is added while a group is open stands inside it."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[StructElem] = [self.doc_struct_elem]

    @contextmanager
    def group(self, page_number: int, tag: Group) -> Iterator[None]:
        self._open.append(self._added(page_number, f"/{tag}", []))
        yield
        self._open.pop()

    def add_marked_content(
        self,
        page_number: int,
        struct_type: str,
        mcid: int | None = None,
        title: str | None = None,
        alt_text: str | None = None,
    ) -> tuple[StructElem, int]:
        piece = self._added(page_number, struct_type, [] if mcid is None else [mcid], title, alt_text)
        number = self.spid_per_page_number.setdefault(page_number, len(self.spid_per_page_number))
        self.struct_tree_root.parent_tree.nums[number].append(piece)
        return piece, number

    def next_mcid_for_page(self, page_number: int) -> int:
        """A piece is found again by its place in the list of its page."""
        number = self.spid_per_page_number.get(page_number)
        return 0 if number is None else len(self.struct_tree_root.parent_tree.nums[number])

    def _added(self, page_number: int, tag: str, kids: list[int], *words: str | None) -> Piece:
        within = self._open[-1]
        piece = Piece(tag, within, kids, page_number, *words)
        within.k.append(piece)
        return piece

    def __iter__(self) -> Iterator[PDFObject]:
        """As the file holds them: the root comes first."""
        yield self.struct_tree_root
        yield self.doc_struct_elem
        yield self.struct_tree_root.parent_tree
        yield from _inside(self.doc_struct_elem)


def _inside(piece: StructElem) -> Iterator[StructElem]:
    kids: list[Any] = piece.k
    for kid in kids:
        if isinstance(kid, StructElem):
            yield kid
            yield from _inside(kid)
