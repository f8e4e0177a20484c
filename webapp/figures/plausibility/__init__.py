"""Whether a body could be a person's: every problem of a pose, in words."""

from collections.abc import Collection, Iterable, Sequence

from webapp.figures.body import Body
from webapp.figures.book import FigureBook
from webapp.figures.carrying import carried
from webapp.figures.plausibility.contact import contact_problems, floor_problems, overlap_problems, reach_problems
from webapp.figures.plausibility.joints import joint_problems, length_problems
from webapp.figures.problem import Problem
from webapp.figures.props import Prop
from webapp.figures.resolving import PosedFigure


def implausible(body: Body, props: Iterable[Prop] = ()) -> list[str]:
    """All that is wrong with a solved body, each in one sentence; nothing when it is plausible."""
    props = carried(props, body)
    checks = (
        length_problems(body),
        joint_problems(body),
        floor_problems(body),
        reach_problems(body),
        overlap_problems(body, props),
        contact_problems(body, props),
    )
    return [problem for check in checks for problem in check]


def implausible_poses(book: FigureBook, files: Collection[str] = ()) -> list[Problem]:
    """Every implausible pose of a book, or of some of its files, named where it is written (about 15 ms a pose).

    What poses of one file have in common, as a pose and those it is the base of, is told once.
    """
    found: dict[tuple[str, str], list[PosedFigure]] = {}
    for key, figure in book.poses.items():
        if not files or figure.origin.file in files:
            for message in implausible(book.body(key), book.setting(figure.scene).props):
                found.setdefault((figure.origin.file, message), []).append(figure)
    return [
        first.origin.problem(f"`{first.key}`: {message}{_likewise(others)}")
        for (_, message), (first, *others) in found.items()
    ]


def _likewise(others: Sequence[PosedFigure]) -> str:
    return f" (the same in {', '.join(f'`{other.key}`' for other in others)})" if others else ""
