"""Reading an archive: everything in it is checked before anything is written. Knows no database."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from webapp.archive import format as parts
from webapp.archive.entries import Comparison, Entry, Session
from webapp.archive.problems import MOST_SHOWN, Problem, UnreadableError, below, problems_of
from webapp.archive.scanning import Piece, pieces
from webapp.archive.tables import KEPT
from webapp.archive.uniqueness import twice_in
from webapp.archive.values import CLOCKS_DIFFER, LATEST, Day

NOT_OURS = "This is JSON, but not a file that Ebb has written: it does not say “format”: “ebb”."
NOT_TEXT = "This is not text that Ebb can read. Ebb’s own file is UTF-8."

LISTS: Mapping[str, type[Entry]] = {kept.section: kept.entry for kept in KEPT}
VALUES: Mapping[str, TypeAdapter[Any]] = {
    "from": TypeAdapter(Day | None),
    "to": TypeAdapter(Day | None),
    "person": TypeAdapter(parts.Person),
    "baseline": TypeAdapter(parts.Baseline | None),
    "reminder": TypeAdapter(parts.Reminder | None),
}


@dataclass
class ArchiveFile:
    """What was in the file, each list by its name."""

    values: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, list[Any]] = field(default_factory=lambda: {section: [] for section in LISTS})

    @property
    def person(self) -> parts.Person:
        return cast(parts.Person, self.values["person"])

    @property
    def sessions(self) -> list[Session]:
        return self.lists["sessions"]

    @property
    def comparisons(self) -> list[Comparison]:
        return self.lists["comparisons"]

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last local day of a session or rating."""
        days = [entry.local_day for section in ("sessions", "ratings") for entry in self.lists[section]]
        return (min(days), max(days)) if days else None


def read_archive(data: bytes, now: datetime) -> ArchiveFile:
    """Raises UnreadableError, with every problem and its place, where anything in it cannot be used."""
    reader = _Reader(now)
    for piece in pieces(_decoded(data), frozenset(LISTS)):
        reader.take(piece)
    return reader.finished()


def _decoded(data: bytes) -> str:
    try:
        return data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UnreadableError([Problem(NOT_TEXT)]) from None


class _Reader:
    def __init__(self, now: datetime) -> None:
        self.context = {LATEST: now + CLOCKS_DIFFER}
        self.found = ArchiveFile()
        self.seen: set[str] = set()
        self.problems: list[Problem] = []

    def take(self, piece: Piece) -> None:
        if piece.number is None or piece.number == 0:
            self._see(piece)
        for key in piece.twice:
            self._add(Problem("stands there twice", below(piece.place, [key])))
        if piece.section in ("format", "version"):
            self._check_kind(piece)
        elif piece.section in LISTS and piece.number is not None:
            self._keep(piece, LISTS[piece.section].model_validate, self.found.lists[piece.section].append)
        elif piece.section in LISTS:
            self._add(Problem("is a list in [ ]", piece.place))
        elif piece.section in VALUES:
            self._keep(piece, VALUES[piece.section].validate_python, lambda value: self._set(piece, value))
        else:
            self._add(Problem("is not known here", piece.place))

    def finished(self) -> ArchiveFile:
        """Raises UnreadableError for what was found, and for what is only seen in the whole."""
        if "format" not in self.seen:
            raise UnreadableError([Problem(NOT_OURS)])
        for name in ("version", *VALUES):
            if name not in self.seen:
                self._add(Problem("is missing", name))
        if not self.problems:
            for problem in _seen_in_the_whole(self.found):
                self._add(problem)
        if self.problems:
            raise UnreadableError(self.problems)
        return self.found

    def _see(self, piece: Piece) -> None:
        if piece.section in self.seen:
            self._add(Problem("stands there twice", piece.section))
        self.seen.add(piece.section)

    def _check_kind(self, piece: Piece) -> None:
        if piece.section == "format" and piece.value != parts.FORMAT:
            raise UnreadableError([Problem(NOT_OURS)])
        if piece.section == "version" and (piece.value != parts.VERSION or isinstance(piece.value, bool)):
            newer = "This file was written by a newer Ebb. Please bring this one up to date first."
            raise UnreadableError([Problem(newer, "version")])

    def _keep(self, piece: Piece, validate: Callable[..., Any], keep: Callable[[Any], object]) -> None:
        try:
            keep(validate(piece.value, context=self.context))
        except ValidationError as error:
            for problem in problems_of(error, piece.place):
                self._add(problem)

    def _set(self, piece: Piece, value: Any) -> None:
        self.found.values[piece.section] = value

    def _add(self, problem: Problem) -> None:
        """Reading stops where more would be found than are shown."""
        if len(self.problems) == MOST_SHOWN:
            raise UnreadableError(self.problems, there_are_more=True)
        self.problems.append(problem)


def _seen_in_the_whole(found: ArchiveFile) -> Iterator[Problem]:
    yield from twice_in(found.lists)
    sessions = {session.id for session in found.sessions}
    for number, comparison in enumerate(found.comparisons):
        for place, drawn in enumerate(comparison.assignments):
            if drawn.session_id is not None and drawn.session_id not in sessions:
                where = below("comparisons", [number, "assignments", place, "session_id"])
                yield Problem("names a session that is not in the file", where)
