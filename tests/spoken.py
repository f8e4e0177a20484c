"""The offline voice in tests: every word of the shipped routines, spoken once and kept for the next run."""

from hashlib import sha256
from pathlib import Path

from webapp.catalogue.reading import Catalogue, read_catalogue
from webapp.config import PROJECT
from webapp.narration.building import build
from webapp.narration.voices import OFFLINE
from webapp.timeline.utterances import utterances

SHAPED_BY = ("loudness", "shaping", "encoding", "speaking", "offline", "chime", "frames")


def kept_clips() -> Path:
    """Clips of an earlier run serve again as long as the code that shapes them is the same."""
    code = b"".join((PROJECT / "webapp" / "narration" / f"{module}.py").read_bytes() for module in SHAPED_BY)
    folder = PROJECT / ".test-cache" / "narration" / sha256(code).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def shipped() -> Catalogue:
    return read_catalogue(PROJECT / "routines")


def spoken() -> Path:
    """The folder of the clips. What is missing is spoken now, by whichever test process comes first."""
    catalogue = shipped()
    texts = {slug: utterances(routine, catalogue.phrases) for slug, routine in catalogue.routines.items()}
    built = build(kept_clips(), OFFLINE.id, texts, pronunciation=catalogue.pronunciation)
    assert (built.failures, built.unplayable) == ((), ())
    return kept_clips()
