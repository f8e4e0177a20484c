"""Speaking everything that is missing, ahead of time. Can be stopped at any moment and goes on where it was."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from webapp.catalogue.pronunciation import AS_WRITTEN, Pronunciation
from webapp.narration.building_lock import only_builder
from webapp.narration.clips import CHIME, ClipCache
from webapp.narration.filling import Failure, Filling, Speaking
from webapp.narration.progress import Progress
from webapp.narration.voices import AUTOMATIC, BRITISH, OFFLINE, Voice, by_preference, chosen

Wanted = Mapping[str, Collection[str]]
"""Every utterance that each routine, by its slug, can need."""

_PATIENCE = 3
"""Utterances that may fail one after the other before a voice is not asked any more."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has come to."""

    voices: tuple[Voice, ...]
    """Those that were wanted, the host's own first."""
    made: int = 0
    failures: tuple[Failure, ...] = ()
    unplayable: tuple[str, ...] = ()
    """Routines that no voice can speak completely."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Where speech comes from: who speaks in a voice, and whether an online voice answers just now."""

    speaker: Callable[[Voice], Speaking]
    answers: Callable[[Voice], bool]


def build(
    cache_dir: Path,
    setting: str,
    wanted: Wanted,
    progress: Progress | None = None,
    speech: Speech | None = None,
    *,
    pronunciation: Pronunciation = AS_WRITTEN,
) -> Built:
    """Make what is missing in the voices that `setting` means. Raises ValueError for a setting that means none."""
    builder = _Builder(ClipCache(cache_dir, pronunciation), setting, wanted, progress or Progress())
    if complete := builder.complete_voices():
        return Built(complete)
    with only_builder(cache_dir, builder.say_waiting):
        # Another builder may have made everything meanwhile.
        if complete := builder.complete_voices():
            return Built(complete)
        return builder.run(speech or _real_speech())


def _real_speech() -> Speech:
    from webapp.narration import speaking  # noqa: PLC0415 loads numpy and the engines; not where nothing is missing

    return Speech(speaking.open_speaker, speaking.answers)


class _Builder:
    """One build of what is wanted under one setting."""

    def __init__(self, cache: ClipCache, setting: str, wanted: Wanted, progress: Progress) -> None:
        self._cache = cache
        self._setting = setting
        self._voices = chosen(setting)
        self._wanted = wanted
        self._texts = frozenset[str]().union(*wanted.values())
        self._progress = progress
        self._made = 0

    def say_waiting(self) -> None:
        self._progress.say("Another build of the narration is running; waiting for it to end.")

    def complete_voices(self) -> tuple[Voice, ...]:
        """Those that are wanted, if none needs anything more; `auto` keeps to one, and asks no network."""
        complete = tuple(voice for voice in self._voices or AUTOMATIC if self._has(voice, self._texts))
        if self._voices:
            return complete if complete == self._voices else ()
        return complete[:1]

    def run(self, speech: Speech) -> Built:
        self._cache.remove_partial()
        if self._voices:
            voices = self._voices
            # One after another, so that the host's own voice is complete as soon as can be.
            failures = tuple(failure for voice in voices for failure in self._fill(speech, voice))
        else:
            voice, failures = self._automatic(speech)
            voices = (voice,)
        unplayable = tuple(slug for slug, texts in self._wanted.items() if not self._playable(texts))
        return Built(voices, self._made, failures, unplayable)

    def _automatic(self, speech: Speech) -> tuple[Voice, tuple[Failure, ...]]:
        """The online voice for everything, or the offline voice for everything."""
        missing = {voice: len(self._cache.unbuilt(voice, self._texts)) for voice in AUTOMATIC}
        if missing[OFFLINE] < missing[BRITISH]:
            self._progress.say(f"The narration was begun in {OFFLINE.id} and goes on in it.")
        elif missing[BRITISH] and not speech.answers(BRITISH):
            self._progress.say(f"Google's voice does not answer from here, so {OFFLINE.id} speaks.")
        elif not self._fill(speech, BRITISH, gives_way=True):
            return BRITISH, ()
        else:
            self._progress.say(f"Google's voice broke off, so {OFFLINE.id} speaks everything. Nothing made is lost.")
        return OFFLINE, self._fill(speech, OFFLINE)

    def _fill(self, speech: Speech, voice: Voice, *, gives_way: bool = False) -> tuple[Failure, ...]:
        """What could not be made. A voice that gives way stops at a failure and gets no chime, so it stays unheard."""
        if self._has(voice, self._texts):
            return ()
        filling = Filling(self._cache, voice, speech.speaker(voice), 1 if gives_way else _PATIENCE)
        if missing := self._cache.unbuilt(voice, self._texts):
            self._progress.say(f"Speaking {len(missing)} sentences with the voice {voice.id}.")
            filling.run(missing, self._progress)
        if not (gives_way and filling.failures):
            filling.make_chime()
        self._made += filling.made
        return tuple(filling.failures)

    def _playable(self, texts: Collection[str]) -> bool:
        return any(self._has(voice, texts) for voice in by_preference(self._setting))

    def _has(self, voice: Voice, texts: Collection[str]) -> bool:
        return not self._cache.unbuilt(voice, (*texts, CHIME))
