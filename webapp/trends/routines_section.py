"""What changed after each routine: the section of the page of trends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.trends.change_chart import ChangeDrawing, draw_changes, too_many
from webapp.trends.chart import KINDS
from webapp.trends.pairs import RoutineChange
from webapp.trends.words_of_changes import said_of_changes, words_of_changes
from webapp.trends.words_of_chart import Words


@dataclass(frozen=True)
class RoutinesSection:
    """`changes` is empty where there is no session, `drawings` while no routine has a complete pair."""

    changes: tuple[RoutineChange, ...]
    said: str
    drawings: tuple[ChangeDrawing, ...]
    words: Words


def routines_section(found: Sequence[RoutineChange], titles: Mapping[str, str]) -> RoutinesSection:
    """`found` has the most pairs first; `titles` says what a routine is called."""
    paired = tuple(change for change in found if change.pairs)
    return RoutinesSection(
        tuple(found),
        said_of_changes(found, titles),
        tuple(draw_changes(kind, paired, titles) for kind in KINDS) if paired else (),
        words_of_changes(paired, titles, together=bool(paired) and too_many(paired)),
    )
