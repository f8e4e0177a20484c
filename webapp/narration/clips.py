"""The clip cache: one MP3 an utterance, named by everything that shapes it. There is no index that could go stale."""

import hashlib
import json
import logging
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from webapp.catalogue.pronunciation import AS_WRITTEN, Pronunciation
from webapp.narration.frames import FRAME_BYTES, FRAME_SECONDS, SILENT_FRAME, is_whole
from webapp.narration.voices import OFFLINE, SILENT, Voice, key_parts

CHIME = ""
"""The chime stands in the cache as the utterance without words."""

CLIP_FORMAT = "1"
"""Part of every name: raise it when clips are to be shaped differently."""

PARTIAL = ".part"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Clip:
    """A finished clip in the cache."""

    path: Path
    frames: int

    @property
    def seconds(self) -> float:
        """The room it takes in a track, its own quiet before and after the sound included."""
        return self.frames * FRAME_SECONDS

    def read(self) -> bytes:
        """Its frames; silence of the same length if the file has gone, so that the track goes on."""
        size = self.frames * FRAME_BYTES
        try:
            data = self.path.read_bytes()
        except OSError as error:
            log.error("a clip of a running track cannot be read: %s", error)
            data = b""
        return data if len(data) == size else SILENT_FRAME * self.frames


def clip_key(voice: Voice, spoken: str) -> str:
    """Of the words as the voice is given them."""
    recipe = json.dumps([CLIP_FORMAT, *key_parts(voice.identity), spoken])
    return hashlib.sha256(recipe.encode()).hexdigest()


class ClipCache:
    """Finds and stores clips in one folder. What was found once is remembered: clips never change.

    The chime, which a voice gets last, is looked for each time: once it has gone, so has what was remembered.
    """

    def __init__(self, folder: Path, pronunciation: Pronunciation = AS_WRITTEN) -> None:
        self.folder = folder
        self._pronunciation = pronunciation
        self._found: dict[str, dict[str, Clip]] = {}

    def spoken(self, voice: Voice, text: str) -> str:
        """What a voice is given so that it says a text right."""
        if voice.engine == SILENT.engine:
            return text
        by_sound = voice.engine == OFFLINE.engine
        return self._pronunciation.in_phonemes(text) if by_sound else self._pronunciation.respelt(text)

    def path(self, voice: Voice, text: str) -> Path:
        key = clip_key(voice, self.spoken(voice, text))
        return self.folder / key[:2] / f"{key}.mp3"

    def find(self, voice: Voice, text: str) -> Clip | None:
        """The clip of an utterance, judged by the size of its file alone."""
        remembered = self._found.setdefault(voice.id, {})
        clip = remembered.get(text)
        if clip is None:
            clip = _sized(self.path(voice, text))
            if clip is not None:
                remembered[text] = clip
        return clip

    def speaks(self, voice: Voice, texts: Collection[str] = ()) -> bool:
        """Whether a voice has been through a build to its end, and has all these utterances."""
        if _sized(self.path(voice, CHIME)) is None:
            self._found.pop(voice.id, None)
            return False
        return all(self.find(voice, text) for text in texts)

    def unbuilt(self, voice: Voice, texts: Collection[str]) -> list[str]:
        """The utterances whose clip is missing or damaged. Reads every clip."""
        return [text for text in sorted(texts) if not _is_intact(self.path(voice, text))]

    def store(self, voice: Voice, text: str, clip: bytes) -> None:
        """Write a clip so that it is there whole or not at all. Raises ValueError for anything but whole frames."""
        if not is_whole(clip):
            raise ValueError("only whole frames of the one clip shape may be stored")
        path = self.path(voice, text)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(PARTIAL)
        with partial.open("wb") as file:
            file.write(clip)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        self._found.get(voice.id, {}).pop(text, None)

    def files(self) -> Iterator[Path]:
        """Every file that a builder wrote, finished or not."""
        for pattern in ("*.mp3", f"*{PARTIAL}"):
            yield from self.folder.glob(f"[0-9a-f][0-9a-f]/{pattern}")

    def remove_partial(self) -> None:
        """Remove what a killed builder left. Only for the one builder."""
        for path in self.files():
            if path.suffix == PARTIAL:
                path.unlink()


def _sized(path: Path) -> Clip | None:
    try:
        size = path.stat().st_size
    except OSError:
        return None
    return Clip(path, size // FRAME_BYTES) if size and size % FRAME_BYTES == 0 else None


def _is_intact(path: Path) -> bool:
    try:
        return is_whole(path.read_bytes())
    except OSError:
        return False
