"""Reading the files of routines: what is whole is used, and everything that is wrong anywhere is told at once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from webapp.catalogue.checks import breaking_findings, phrase_findings, style_findings
from webapp.catalogue.findings import Finding
from webapp.catalogue.models import Routine
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.pronunciation import (
    AS_WRITTEN,
    Pronunciation,
    SaidWords,
    pronunciation_findings,
    pronunciation_of,
)
from webapp.catalogue.pydantic_words import findings_of
from webapp.catalogue.yaml_file import Document, Problem, read_yaml

__all__ = ["Catalogue", "Problem", "read_catalogue", "read_files", "routine_files"]

DRAWN = ("scenes", "poses")
"""Keys of a routine file that the figures read."""
NO_FOLDER = "there is no such folder; routines are files in one folder"

ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True)
class Catalogue:
    """Every routine that can be led, and every problem of every file."""

    routines: Mapping[str, Routine]
    problems: tuple[Problem, ...]
    phrases: Phrases
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)
    """The files by slug, for the line of each part."""
    pronunciation: Pronunciation = AS_WRITTEN


def routine_files(folder: Path) -> tuple[Path, ...]:
    """The routine files of a folder, in the order of their names; none where there is no such folder."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") and path.stem[0] != "."))


def read_catalogue(
    routines_dir: Path, known_poses: Collection[str] | None = None, own_dir: Path | None = None
) -> Catalogue:
    """The shipped routines and those of `own_dir`. A broken file is left out and the rest works.

    Without `known_poses` no pose is looked up.
    """
    folders = [routines_dir] if own_dir is None else [routines_dir, own_dir]
    missing = [Problem(str(folder), 1, NO_FOLDER) for folder in folders if not folder.is_dir()]
    inside = routines_dir.parent
    phrases, problems = _read_phrases(routines_dir / "phrases" / "en.yaml", inside)
    told = [*missing, *problems]
    files = [path for folder in folders for path in routine_files(folder)]
    pronunciation = _read_pronunciation(folders, inside, told)
    read = read_files(files, known_poses, phrases=phrases, problems=told, inside=inside)
    return replace(read, pronunciation=pronunciation)


def read_files(
    files: Iterable[Path],
    known_poses: Collection[str] | None = None,
    *,
    phrases: Phrases | None = None,
    problems: Iterable[Problem] = (),
    inside: Path | None = None,
) -> Catalogue:
    """Reads routines wherever they are. `problems` are told first; `inside` shortens the names that are shown."""
    routines: dict[str, Routine] = {}
    documents: dict[str, Document] = {}
    told = list(problems)
    for path in files:
        document, routine = _read_routine(path, _shown(path, inside), known_poses, told)
        if routine is None:
            continue
        if routine.slug in routines:
            taken_by = documents[routine.slug].file
            told.append(
                document.problem(Finding(("slug",), f"`{routine.slug}` is taken by {taken_by}; choose another"))
            )
            continue
        routines[routine.slug], documents[routine.slug] = routine, document
    return Catalogue(MappingProxyType(routines), tuple(told), phrases or Phrases(), MappingProxyType(documents))


def _shown(path: Path, inside: Path | None) -> str:
    """Relative to the project, where it lies in there."""
    return str(path.relative_to(inside) if inside and path.is_relative_to(inside) else path)


def _read_routine(
    path: Path, shown_name: str, known_poses: Collection[str] | None, told: list[Problem]
) -> tuple[Document, Routine | None]:
    """One file. The routine is None where it cannot be led; one that only reads badly is told and led all the same."""
    document = read_yaml(path, shown_name)
    if document.is_unreadable:
        told.extend(document.problems)
        return document, None
    document = replace(document, data={key: value for key, value in document.data.items() if key not in DRAWN})
    routine, breaking = _validate(document, Routine)
    breaking.extend(breaking_findings(document.data, known_poses))
    findings = (*breaking, *style_findings(document.data))
    told.extend(_in_order([*document.problems, *map(document.problem, findings)]))
    return document, None if breaking or document.problems else routine


def _read_phrases(path: Path, inside: Path) -> tuple[Phrases, tuple[Problem, ...]]:
    """Where the file is missing or broken, the phrases that the format knows are spoken instead."""
    if not path.exists():
        return Phrases(), ()
    document = read_yaml(path, str(path.relative_to(inside)))
    if document.is_unreadable:
        return Phrases(), document.problems
    phrases, findings = _validate(document, Phrases)
    findings.extend(phrase_findings(document.data))
    problems = _in_order([*document.problems, *map(document.problem, findings)])
    return phrases if phrases and not findings else Phrases(), problems


def _read_pronunciation(folders: Iterable[Path], inside: Path, told: list[Problem]) -> Pronunciation:
    """How words are said: the lists of all folders, of which the last counts most. A broken list says nothing."""
    whole = AS_WRITTEN
    for path in (folder / "phrases" / "pronunciation.yaml" for folder in folders):
        if path.exists():
            whole = whole.joined_with(_read_said_words(path, _shown(path, inside), told))
    return whole


def _read_said_words(path: Path, shown_name: str, told: list[Problem]) -> Pronunciation:
    document = read_yaml(path, shown_name)
    told.extend(document.problems)
    if document.is_unreadable:
        return AS_WRITTEN
    said, findings = _validate(document, SaidWords)
    findings.extend(pronunciation_findings(document.data))
    told.extend(_in_order(map(document.problem, findings)))
    return AS_WRITTEN if findings or said is None else pronunciation_of(said)


def _validate(document: Document, model: type[ModelT]) -> tuple[ModelT | None, list[Finding]]:
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, list(findings_of(error, model))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By line, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.line))
