"""All figures of the application: which poses there are, their labels, their stills."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path
from zlib import compress, decompress

from webapp.figures.body import Body
from webapp.figures.drawing import files
from webapp.figures.drawing.camera import Camera, Point
from webapp.figures.drawing.morph import Ending, draw_movement
from webapp.figures.drawing.still import PREFIX, Cues, Setting, draw, extent
from webapp.figures.furnishing import props_of
from webapp.figures.problem import Problem
from webapp.figures.reading import read_entries
from webapp.figures.resolving import PosedFigure, resolved
from webapp.figures.scene_file import SceneEntry
from webapp.figures.scenes import Box, framed, mat_for
from webapp.figures.skeleton import solve


def version_of(poses_dir: Path, routine_files: Iterable[Path] = ()) -> str:
    """A hash of the files that hold poses and of the code that draws them."""
    code = Path(__file__).parent
    digest = sha256()
    for path in (*sorted(poses_dir.glob("*.yaml")), *routine_files, *sorted(code.rglob("*.py"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


class FigureBook:
    """Draws each pose once and keeps the drawing. Raises KeyError for a pose that it does not hold."""

    def __init__(
        self,
        poses: Mapping[str, PosedFigure],
        scenes: Mapping[str, SceneEntry],
        problems: tuple[Problem, ...] = (),
        version: str = "",
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
        self._movement = lru_cache(maxsize=None)(self._new_movement)

    @classmethod
    def read(cls, poses_dir: Path, routine_files: Collection[Path] = ()) -> "FigureBook":
        """Read every pose file of a folder, and the poses that routine files bring along.

        What is broken is left out and named in `problems`.
        """
        entries = read_entries(poses_dir, routine_files)
        figures, unusable = resolved(entries)
        return cls(
            figures, entries.scenes, tuple(sorted(entries.problems + unusable)), version_of(poses_dir, routine_files)
        )

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
        """Whether a movement leads from one pose to the other: both are in one scene."""
        return start != end and self.poses[start].scene == self.poses[end].scene

    def movement(self, start: str, end: str, *, prefix: str | None = None) -> str | None:
        """The way between two poses as an inline SVG whose SMIL takes one second, or None where no way joins them.

        It is drawn from the pose whose name comes first in the alphabet; played backwards, it is the way back. At 0 s
        and from 1 s on it looks like the stills, and it has their frame. Its ids start with the prefix, or with the
        names of both poses. It is drawn at its first use (about 0.4 s of CPU) and kept.
        """
        if not self.joins(start, end):
            return None
        first, last = sorted((start, end))
        inner = decompress(self._movement(first, last)).decode()
        inner = inner.replace(PREFIX, escape(prefix or f"{first}--{last}"))
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
        """The still as a PNG without ground, for paper."""
        box, inner = self._drawing(pose)
        return files.picture(inner.replace(PREFIX, "figure"), box)

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

    def _new_movement(self, first: str, last: str) -> bytes:
        start, end = (Ending(self.body(pose), self._cues(pose)) for pose in (first, last))
        return compress(draw_movement(start, end, self.setting(self.poses[first].scene), self.body).encode())
