"""Function (PEG) below the ratings, on the same days and on an axis of its own: less is better, as it is with pain."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from webapp.trends.axis import Axis
from webapp.trends.chart import Anchor, Frame, FunctionMark, FunctionPanel, Gridline, Text
from webapp.trends.frames import FUNCTION_PANEL
from webapp.trends.function_points import FunctionPoint
from webapp.trends.wording import decimal

HEADING_ROOM, FOOT_ROOM = 42.0, 8.0
LONGEST_JOIN = timedelta(days=13)
"""Two answers further apart than this have a week between them that was not answered; the line is not drawn over it."""

ROOM_FOR_NUMBER = 30.0
SMALLEST_GAP = 8.0
"""Squares nearer to each other than this run into one another; then only those that no line reaches are drawn."""

HALF_SIDE, HALF_SIDE_AMONG_LINES = 4.0, 1.0

HEADINGS = {
    "narrow": "function in the week before (PEG), 0–10",
    "wide": "function: how much pain stood in the way in the week before (PEG), 0–10, less is better",
}


def function_panel(frame: Frame, axis: Axis, points: Sequence[FunctionPoint]) -> FunctionPanel | None:
    """None where no answer lies in the picture."""
    inside = [point for point in points if point.day in axis]
    if not inside:
        return None
    top, floor = frame.height - FUNCTION_PANEL + HEADING_ROOM, frame.height - FOOT_ROOM
    marks = tuple(
        FunctionMark(axis.x(point.day), round(floor - (floor - top) * point.tenths / 100, 1)) for point in inside
    )
    runs, apart = _runs(inside, marks), _closest(marks) >= SMALLEST_GAP
    return FunctionPanel(
        Text(frame.left, top - 20, HEADINGS[frame.kind]),
        tuple(
            Gridline(round(floor - (floor - top) * score / 10, 1), str(score), base=score == 0) for score in (0, 5, 10)
        ),
        marks if apart else tuple(run[0] for run in runs if len(run) == 1),
        HALF_SIDE if apart else HALF_SIDE_AMONG_LINES,
        runs,
        _numbers(frame, inside, marks),
    )


def _closest(marks: Sequence[FunctionMark]) -> float:
    return min((b.x - a.x for a, b in pairwise(marks)), default=SMALLEST_GAP)


def _runs(points: Sequence[FunctionPoint], marks: Sequence[FunctionMark]) -> tuple[tuple[FunctionMark, ...], ...]:
    """Marks that are joined: a week without an answer is a gap."""
    runs: list[list[FunctionMark]] = []
    previous = None
    for point, mark in zip(points, marks, strict=True):
        if previous is None or point.day - previous > LONGEST_JOIN:
            runs.append([])
        runs[-1].append(mark)
        previous = point.day
    return tuple(tuple(run) for run in runs)


def _numbers(frame: Frame, points: Sequence[FunctionPoint], marks: Sequence[FunctionMark]) -> tuple[Text, ...]:
    """At every mark where there is room, else at the first and the last."""
    ends = {0, len(marks) - 1}
    everywhere = _closest(marks) >= ROOM_FOR_NUMBER
    return tuple(
        Text(mark.x, mark.y - 9, decimal(point.tenths), _anchor(frame, mark.x), "c-strong")
        for index, (point, mark) in enumerate(zip(points, marks, strict=True))
        if everywhere or index in ends
    )


def _anchor(frame: Frame, x: float) -> Anchor:
    if x < frame.left + ROOM_FOR_NUMBER / 2:
        return "start"
    return "end" if x > frame.right - ROOM_FOR_NUMBER / 2 else "middle"
