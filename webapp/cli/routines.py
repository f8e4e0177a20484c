"""Checking routine files."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import AppGroup

from webapp.catalogue.reading import Catalogue, read_files
from webapp.catalogue.yaml_file import Problem
from webapp.extensions import services
from webapp.figures.book import FigureBook
from webapp.figures.plausibility import implausible_poses
from webapp.figures.problem import Problem as PoseProblem
from webapp.timeline.checking import minutes_finding
from webapp.timeline.estimate import EstimatedLengths

routines = AppGroup("routines", help="Check routine files.")


@routines.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check_command(files: tuple[Path, ...]) -> None:
    """Say everything that is wrong in FILES, or in all routines of this installation. Ends with 1 where anything is."""
    config = services().config
    figures = FigureBook.read(config.poses_dir, files) if files else services().figures
    catalogue = read_files(files, figures.poses) if files else services().catalogue
    problems = [*catalogue.problems, *_minutes(catalogue), *_poses(figures, files)]
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(f"{_counted(len(problems), 'problem')}. docs/routine-format.md explains the format.", err=True)
        sys.exit(1)
    click.echo(f"{_counted(len(catalogue.routines), 'routine')}: all is well.")


def _minutes(catalogue: Catalogue) -> Iterator[Problem]:
    for slug, routine in catalogue.routines.items():
        finding = minutes_finding(routine, catalogue.phrases, EstimatedLengths())
        if finding:
            yield catalogue.documents[slug].problem(finding)


def _poses(figures: FigureBook, files: tuple[Path, ...]) -> Iterator[PoseProblem]:
    """What is wrong with poses: those that the files bring along, or with all of them where no file is named."""
    named = {str(path) for path in files}
    for problem in (*figures.problems, *implausible_poses(figures)):
        if not named or problem.file in named:
            yield problem


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
