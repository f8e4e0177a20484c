"""The file that is being written: read anew whenever it was saved, spoken as soon as it can be led."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from webapp.catalogue.models import Routine, Variant
from webapp.catalogue.reading import read_files
from webapp.extensions import Services
from webapp.figures.book import FigureBook
from webapp.figures.plausibility import implausible_poses
from webapp.narration.speaking_soon import speak_soon
from webapp.narration.voices import voice_at_hand
from webapp.pages.sessions.guide import Guide, Shape
from webapp.pages.sessions.guides import Guides
from webapp.timeline.checking import minutes_finding
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.preferences import Preferences
from webapp.timeline.utterances import utterances

AT_ONCE = Preferences(ready_seconds=0)
"""Whoever writes does not need time to lie down."""


@dataclass(frozen=True)
class Reading:
    """The file as it was at one moment. `routine` is None where it cannot be led."""

    stamp: float
    routine: Routine | None
    problems: tuple[str, ...]
    guides: Guides = field(repr=False)

    def guide(self, variant: Variant, *, easier: bool, known: bool) -> Guide | None:
        """With `easier`, every step that has a twin is led in it; `known`, as to somebody who knows them all."""
        if self.routine is None:
            return None
        twins = frozenset(step.id for step in self.routine.steps if step.easier) if easier else frozenset[str]()
        voice = self.guides.voice_for(self.routine)
        short = frozenset(step.form_id(easier=easier) for step in self.routine.steps if known)
        return self.guides.guide(Shape(self.routine.slug, variant, voice, AT_ONCE, twins, short=short))


class Draft:
    """One file. Its figures and its catalogue take the place of those that `services` had."""

    def __init__(self, path: Path, services: Services) -> None:
        self.path = path
        self._services = services
        self._phrases = services.catalogue.phrases
        self._pronunciation = services.catalogue.pronunciation
        self._reading: Reading | None = None
        self._lock = Lock()

    def look(self) -> Reading:
        """What the file says now. One that was saved since is read again, and what is new in it is spoken."""
        with self._lock:
            stamp = self._stamp()
            if self._reading is None or self._reading.stamp != stamp:
                self._reading = self._read(stamp)
                self._speak(self._reading)
            return self._reading

    def _stamp(self) -> float:
        """0 while there is no such file: some editors take it away for a moment to save it."""
        with suppress(FileNotFoundError):
            return self.path.stat().st_mtime
        return 0.0

    def _read(self, stamp: float) -> Reading:
        config = self._services.config
        files = [self.path] if self.path.is_file() else []
        figures = FigureBook.read(config.poses_dir, files)
        catalogue = read_files([self.path], figures.poses, phrases=self._phrases)
        self._services.figures, self._services.catalogue = figures, catalogue
        problems = list(catalogue.problems)
        routine = next(iter(catalogue.routines.values()), None)
        if routine and (finding := minutes_finding(routine, self._phrases, EstimatedLengths())):
            problems.append(catalogue.documents[routine.slug].problem(finding))
        poses = [one for one in figures.problems if one.file == str(self.path)]
        poses += implausible_poses(figures, {str(self.path)})
        told = tuple(str(problem) for problem in (*problems, *poses))
        return Reading(stamp, routine, told, Guides(catalogue, self._services.narrator))

    def _speak(self, reading: Reading) -> None:
        if reading.routine and not reading.guides.voice_for(reading.routine):
            config, words = self._services.config, {reading.routine.slug: utterances(reading.routine, self._phrases)}
            voice = voice_at_hand(config.narration_voice)
            speak_soon(config.audio_cache_dir, voice, words, self._pronunciation)
