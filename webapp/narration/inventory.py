"""What the clip cache holds, beside what the routines need."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from webapp.narration.clips import CHIME, ClipCache
from webapp.narration.voices import AT_SPEEDS, AUTOMATIC, Voice, by_preference, chosen


@dataclass(frozen=True, slots=True)
class Holding:
    """What one voice has and lacks."""

    voice: Voice
    needed: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]

    @property
    def in_order(self) -> int:
        return self.needed - len(self.missing) - len(self.damaged)

    @property
    def is_complete(self) -> bool:
        return self.in_order == self.needed


@dataclass(frozen=True, slots=True)
class Inventory:
    """For each wanted voice what it lacks, and for all voices what nobody needs."""

    holdings: tuple[Holding, ...]
    unused: tuple[Path, ...]
    """Clips of an older text, voice or version, and what a killed builder left."""


def take_inventory(cache: ClipCache, setting: str, wanted: Mapping[str, Collection[str]]) -> Inventory:
    """For the voices that `setting` means; under `auto` for the one that has most. Raises ValueError as `chosen` does.

    Also used is what any voice that may be heard has said, at any speed: people can have chosen it.
    """
    texts = frozenset((CHIME,)).union(*wanted.values())
    voices = chosen(setting) or (min(AUTOMATIC, key=lambda voice: len(cache.unbuilt(voice, texts))),)
    usual = {voice.id for voice in by_preference(setting)}
    heard = [voice for voice in AT_SPEEDS.values() if voice.id.partition("@")[0] in usual]
    needed = {cache.path(voice, text) for voice in heard for text in texts}
    return Inventory(
        holdings=tuple(_holding(cache, voice, texts) for voice in voices),
        unused=tuple(path for path in cache.files() if path not in needed),
    )


def _holding(cache: ClipCache, voice: Voice, texts: Collection[str]) -> Holding:
    lacking = cache.unbuilt(voice, texts)
    damaged = tuple(text for text in lacking if cache.path(voice, text).exists())
    return Holding(voice, len(texts), tuple(text for text in lacking if text not in damaged), damaged)
