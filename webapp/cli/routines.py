"""Checking routine files."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import AppGroup

from webapp.catalogue.reading import Catalogue, read_catalogue, read_files
from webapp.catalogue.yaml_file import Problem
from webapp.extensions import services
from webapp.timeline.checking import minutes_finding
from webapp.timeline.estimate import EstimatedLengths

routines = AppGroup("routines", help="Check routine files.")


@routines.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check_command(files: tuple[Path, ...]) -> None:
    """Say everything that is wrong in FILES, or in all routines of this installation. Ends with 1 where anything is."""
    poses = services().figures.poses
    catalogue = read_files(files, poses) if files else read_catalogue(services().config.routines_dir, poses)
    problems = [*catalogue.problems, *_minutes(catalogue)]
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


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
