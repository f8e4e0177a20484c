"""Writing and checking routine files."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import AppGroup
from werkzeug.serving import make_server

from webapp.catalogue.reading import Catalogue, read_catalogue, read_files
from webapp.catalogue.yaml_file import Problem
from webapp.cli.new_routine import write_new
from webapp.extensions import services
from webapp.figures.book import FigureBook
from webapp.figures.plausibility import implausible_poses
from webapp.figures.problem import Problem as PoseProblem
from webapp.timeline.checking import minutes_finding
from webapp.timeline.estimate import EstimatedLengths

routines = AppGroup("routines", help="Write and check routine files.")


@routines.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check_command(files: tuple[Path, ...]) -> None:
    """Say everything that is wrong in FILES, or in all routines of this installation. Ends with 1 where anything is."""
    config = services().config
    there = [path for path in files if path.is_file()]
    figures = FigureBook.read(config.poses_dir, there) if files else services().figures
    catalogue = (
        read_files(files, figures.poses)
        if files
        else read_catalogue(config.routines_dir, figures.poses, config.own_routines_dir)
    )
    problems = [*catalogue.problems, *_minutes(catalogue), *_poses(figures, files)]
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(f"{_counted(len(problems), 'problem')}. docs/routine-format.md explains the format.", err=True)
        sys.exit(1)
    click.echo(f"{_counted(len(catalogue.routines), 'routine')}: all is well.")


@routines.command("new")
@click.argument("slug")
@click.option("--title", help="Its name; the slug in words where it is missing.")
def new_command(slug: str, title: str | None) -> None:
    """Write a file for a new routine, SLUG.yaml, to change into yours: into EBB_ROUTINES_DIR, or into routines/."""
    found = services()
    folder = found.config.own_routines_dir or found.config.routines_dir
    try:
        path = write_new(folder, slug, title or slug.replace("-", " ").capitalize(), found.catalogue.routines)
    except ValueError as refusal:
        raise click.ClickException(str(refusal)) from None
    click.echo(f"{path} is a small routine that works. Change it into yours, and look at it meanwhile:")
    click.echo(f"  flask --app webapp.app routines preview {path}")


@routines.command("preview")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--port", default=8001, show_default=True, type=click.IntRange(1, 65535))
def preview_command(file: Path, port: int) -> None:
    """Show FILE while you write it: with figure and voice, anew whenever you save it."""
    from webapp.cli.preview import HERE, preview_app  # noqa: PLC0415 pages that only this command serves

    server = make_server(HERE, port, preview_app(file, services()), threaded=True)
    click.echo(f"{file} is at http://{HERE}:{port}/ — save it, and look again. Ctrl+C ends this.")
    server.serve_forever()


def _minutes(catalogue: Catalogue) -> Iterator[Problem]:
    for slug, routine in catalogue.routines.items():
        finding = minutes_finding(routine, catalogue.phrases, EstimatedLengths())
        if finding:
            yield catalogue.documents[slug].problem(finding)


def _poses(figures: FigureBook, files: tuple[Path, ...]) -> Iterator[PoseProblem]:
    """What is wrong with poses: those that the files bring along, or with all of them where no file is named."""
    named = {str(path) for path in files}
    yield from (problem for problem in figures.problems if not named or problem.file in named)
    yield from implausible_poses(figures, named)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
