"""All figures of the application: which poses there are, their labels, their stills."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from html import escape
from pathlib import Path

from webapp.figures.body import Body
from webapp.figures.drawing import files
from webapp.figures.drawing.camera import Camera, Point
from webapp.figures.drawing.passage import Ending
from webapp.figures.drawing.setting import Setting
from webapp.figures.drawing.still import PREFIX, Cues, draw, extent
from webapp.figures.furnishing import props_of
from webapp.figures.keeping import KeptDrawings, Nowhere, Store
from webapp.figures.moving import Movements
from webapp.figures.problem import Problem
from webapp.figures.reading import read_entries
from webapp.figures.resolving import PosedFigure, resolved
from webapp.figures.scene_file import SceneEntry
from webapp.figures.scenes import Box, framed, mat_for
from webapp.figures.skeleton import solve
from webapp.figures.version import version_of


class FigureBook:
    """Draws each pose once and keeps the drawing. Raises KeyError for a pose that it does not hold."""

    def __init__(
        self,
        poses: Mapping[str, PosedFigure],
        scenes: Mapping[str, SceneEntry],
        problems: tuple[Problem, ...] = (),
        version: str = "",
        kept: Store | None = None,
    ) -> None:
        self.poses = poses
        self.scenes = scenes
        self.problems = problems
        self.version = version
        """Changes whenever a drawing may change."""
        self.body = lru_cache(maxsize=None)(self._body)
        self._setting = lru_cache(maxsize=None)(self._new_setting)
        self._drawing = lru_cache(maxsize=None)(self._new_drawing)
        self._artwork = lru_cache(maxsize=64)(self._new_artwork)
        self._picture = lru_cache(maxsize=64)(self._new_picture)
        self.movements = Movements(self._ending, self.body, kept or Nowhere())

    @classmethod
    def read(
        cls, poses_dir: Path, routine_files: Collection[Path] = (), *, kept_in: Path | None = None
    ) -> "FigureBook":
        """Read every pose file of a folder, and the poses that routine files bring along.

        What is broken is left out and named in `problems`. With a folder to keep them in, movements are drawn once.
        """
        entries = read_entries(poses_dir, routine_files)
        figures, unusable = resolved(entries)
        problems, version = tuple(sorted(entries.problems + unusable)), version_of(poses_dir, routine_files)
        return cls(figures, entries.scenes, problems, version, KeptDrawings(kept_in, version) if kept_in else None)

    def label(self, pose: str) -> str:
        """The pose in words."""
        return self.poses[pose].label

    def still(self, pose: str, *, prefix: str, title: str | None = None, css_class: str = "fig figure") -> str:
        """An inline SVG. Without a title it is decoration; with one it is an image of that name.

        The prefix starts every id in it, so that one page can show several; colours come from the page's style sheet.
        """
        box, inner = self._drawing(pose)
        name = 'aria-hidden="true"' if title is None else f'role="img" aria-label="{escape(title)}"'
        inner = inner.replace(PREFIX, escape(prefix))
        return f'<svg class="{escape(css_class)}" {name} viewBox="{box}">{inner}</svg>'

    def joins(self, start: str, end: str) -> bool:
        """Whether a movement leads from one pose to the other (see `ways`)."""
        return start != end and self.movements.join(*sorted((start, end)))

    def movement(self, start: str, end: str, *, prefix: str | None = None) -> str | None:
        """The way between two poses as an inline SVG whose SMIL takes one second, or None where no way joins them.

        It is drawn from the pose whose name comes first in the alphabet; played backwards, it is the way back. At 0 s
        and from 1 s on it looks like the stills, and its frame is theirs. Its ids start with the prefix, or with the
        names of both poses. It is drawn at its first use (about 0.2 s of CPU) and kept.
        """
        if not self.joins(start, end):
            return None
        first, last = sorted((start, end))
        inner = self.movements.drawn(first, last).replace(PREFIX, escape(prefix or f"{first}--{last}"))
        box = self._setting(self.poses[first].scene)[1]
        return f'<svg xmlns="{files.SVG}" class="fig figure" aria-hidden="true" viewBox="{box}">{inner}</svg>'

    def standalone(self, pose: str) -> str:
        """The still as an SVG file that brings its title and its style, light and dark."""
        box, inner = self._drawing(pose)
        return files.standalone(inner.replace(PREFIX, "figure"), box, self.label(pose))

    def artwork(self, pose: str) -> bytes:
        """The still as a square PNG on plain paper (about 20 ms of CPU)."""
        return self._artwork(pose)

    def picture(self, pose: str) -> bytes:
        """The still as a PNG without ground, for paper (about 30 ms of CPU)."""
        return self._picture(pose)

    def draw_all(self) -> None:
        """Draw every pose ahead of time, so that no page waits for it (about 40 ms of CPU each)."""
        for pose in self.poses:
            self._drawing(pose)

    def setting(self, scene: str) -> Setting:
        """Camera, props and mat of a scene."""
        return self._setting(scene)[0]

    def _body(self, pose: str) -> Body:
        return solve(self.poses[pose].pose)

    def _cues(self, pose: str) -> Cues:
        figure = self.poses[pose]
        return Cues(figure.arrows, figure.felt, figure.pale)

    def _new_setting(self, scene: str) -> tuple[Setting, Box]:
        entry = self.scenes[scene]
        members = [key for key, figure in self.poses.items() if figure.scene == scene]
        camera, props = Camera.aimed(entry.yaw, entry.pitch), props_of(entry)
        setting = Setting(camera, props, mat_for([self.body(key) for key in members], props))
        points: list[Point] = []
        for key in members:
            points += extent(self.body(key), setting, self._cues(key), self.body)
        return setting, framed(points, setting.mat, camera)

    def _new_drawing(self, pose: str) -> tuple[Box, str]:
        setting, box = self._setting(self.poses[pose].scene)
        return box, draw(self.body(pose), setting, self._cues(pose), self.body)

    def _new_artwork(self, pose: str) -> bytes:
        box, inner = self._drawing(pose)
        return files.artwork(inner.replace(PREFIX, "figure"), box)

    def _new_picture(self, pose: str) -> bytes:
        box, inner = self._drawing(pose)
        return files.picture(inner.replace(PREFIX, "figure"), box)

    def _ending(self, pose: str) -> Ending:
        return Ending(self.body(pose), self._cues(pose), *self._setting(self.poses[pose].scene))
