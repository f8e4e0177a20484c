"""What the clip cache holds, beside what the routines need."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from webapp.narration.clips import CHIME, ClipCache
from webapp.narration.voices import AUTOMATIC, Voice, by_preference, chosen


@dataclass(frozen=True, slots=True)
class Inventory:
    """For one voice what it lacks, and for all voices what nobody needs."""

    voice: Voice
    needed: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    unused: tuple[Path, ...]
    """Clips of an older text, voice or version, and what a killed builder left."""

    @property
    def complete(self) -> int:
        return self.needed - len(self.missing) - len(self.damaged)


def take_inventory(cache_dir: Path, setting: str, wanted: Mapping[str, Collection[str]]) -> Inventory:
    """For the voice that `setting` means; under `auto` the one that has most. Raises ValueError as `chosen` does."""
    cache = ClipCache(cache_dir)
    texts = frozenset((CHIME,)).union(*wanted.values())
    voice = chosen(setting) or min(AUTOMATIC, key=lambda voice: len(cache.unbuilt(voice, texts)))
    lacking = cache.unbuilt(voice, texts)
    damaged = tuple(text for text in lacking if cache.path(voice, text).exists())
    needed = {cache.path(voice, text) for voice in by_preference(setting) for text in texts}
    return Inventory(
        voice=voice,
        needed=len(texts),
        missing=tuple(text for text in lacking if text not in damaged),
        damaged=damaged,
        unused=tuple(path for path in cache.files() if path not in needed),
    )
