"""How much processor time a track takes."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.clock import milliseconds
from webapp.catalogue.reading import read_catalogue
from webapp.config import PROJECT
from webapp.narration.building import build
from webapp.narration.narrator import Narrator
from webapp.narration.voices import SILENT
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import Timeline
from webapp.timeline.preferences import Preferences
from webapp.timeline.utterances import utterances


def report() -> None:
    with TemporaryDirectory() as folder:
        _report(Path(folder))


def _report(cache: Path) -> None:
    catalogue = read_catalogue(PROJECT / "routines")
    routine = catalogue.routines["legs-up-release"]
    texts = utterances(routine, catalogue.phrases)
    build(cache, SILENT.id, {routine.slug: texts})
    narrator = Narrator(cache, SILENT.id)
    lengths = narrator.lengths(SILENT)

    def compiled() -> Timeline:
        return compile_timeline(routine, "standard", Preferences(), lengths, catalogue.phrases)

    timeline = compiled()
    track = narrator.track(timeline, SILENT)
    figures: dict[str, Callable[[], object]] = {
        "timeline compiled": compiled,
        "track laid, nothing remembered": lambda: Narrator(cache, SILENT.id).track(timeline, SILENT),
        "track laid, clips remembered": lambda: narrator.track(timeline, SILENT),
        "every byte of it read": lambda: track.read(0, track.size),
        "64 KiB in its middle": lambda: track.read(track.size // 2, track.size // 2 + 65536),
        "whether the voice is complete": lambda: narrator.voice_for(texts),
    }
    print(
        f"A track of {track.duration:.0f} s, {len(track.cues)} utterances, {track.size / 1e6:.1f} MB; processor time:"
    )
    for name, action in figures.items():
        print(f"  {milliseconds(action):7.2f} ms  {name}")
