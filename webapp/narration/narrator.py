"""What the pages ask for: which voice can speak, how long its words last, and the track of a session."""

from collections.abc import Collection, Sequence
from pathlib import Path

from webapp.catalogue.models import Line
from webapp.catalogue.pronunciation import AS_WRITTEN, Pronunciation
from webapp.narration.clips import CHIME, Clip, ClipCache
from webapp.narration.track import Track, lay
from webapp.narration.voices import AT_SPEEDS, EVERY_VOICE, Voice, at_speed, by_preference
from webapp.timeline.cues import Cue, Timeline


class VoiceLengths:
    """The room that each clip of a voice takes: its sound and the quiet around it, in whole frames."""

    def __init__(self, cache: ClipCache, voice: Voice) -> None:
        self._cache = cache
        self._voice = voice

    def clip(self, text: str) -> Clip:
        """Raises KeyError where it has not been built."""
        clip = self._cache.find(self._voice, text)
        if clip is None:
            raise KeyError(f"not built in {self._voice.id}: {text}")
        return clip

    def speech(self, text: str) -> float:
        """In seconds. Raises KeyError where it has not been built."""
        return self.clip(text).seconds

    def chime(self) -> float:
        """In seconds. Raises KeyError where it has not been built."""
        return self.clip(CHIME).seconds


class Narrator:
    """Reads the clip cache; never speaks itself. Raises ValueError for a setting that names no voice."""

    def __init__(self, cache_dir: Path, setting: str, pronunciation: Pronunciation = AS_WRITTEN) -> None:
        self._cache = ClipCache(cache_dir, pronunciation)
        self._preferred = by_preference(setting)

    def voices(self) -> tuple[Voice, ...]:
        """The voices that have been built, best first, at their usual speeds. Their chime was made last."""
        return tuple(voice for voice in self._preferred if self._cache.speaks(voice))

    def voice(self, voice_id: str) -> Voice | None:
        """One that has been built, at any speed."""
        voice = AT_SPEEDS.get(voice_id)
        return voice if voice and self._may_be_heard(voice_id) and self._cache.speaks(voice) else None

    def kept_voice(self, texts: Collection[str], voice_id: str) -> Voice | None:
        """What a session that began in a voice is heard in: the same while it has all these utterances, else another.

        A whole session is always in one voice.
        """
        voice = self.voice(voice_id)
        return voice if voice and self._cache.speaks(voice, texts) else self.voice_for(texts)

    def voice_for(self, texts: Collection[str]) -> Voice | None:
        """The best voice that has all these utterances, None where no voice has."""
        return next((voice for voice in self._preferred if self._cache.speaks(voice, texts)), None)

    def complete_voices(self, texts: Collection[str]) -> tuple[Voice, ...]:
        """The voices that have all these utterances, best first: what a person can choose from."""
        return tuple(voice for voice in self._preferred if self._cache.speaks(voice, texts))

    def wished_voice(self, texts: Collection[str], voice_id: str, speed: float) -> Voice | None:
        """The one that somebody wishes for, if it has all these utterances; else the nearest to it that has.

        That is the same voice at its usual speed, then the host's, None where no voice has them all. Without a
        `voice_id` the host's is wished for.
        """
        named = EVERY_VOICE.get(voice_id)
        usual = named if named in self._preferred and self._cache.speaks(named, texts) else self.voice_for(texts)
        if usual is None:
            return None
        wished = at_speed(usual, speed)
        return wished if self._cache.speaks(wished, texts) else usual

    def voice_to_come(self, texts: Collection[str], voice_id: str, speed: float) -> Voice | None:
        """The wished voice at the wished speed where it is still to be spoken, None where there is nothing to do."""
        usual = self.wished_voice(texts, voice_id, 1.0)
        wished = at_speed(usual, speed) if usual else None
        return None if wished is None or self._cache.speaks(wished, texts) else wished

    def _may_be_heard(self, voice_id: str) -> bool:
        return voice_id.partition("@")[0] in {voice.id for voice in self._preferred}

    def lengths(self, voice: Voice) -> VoiceLengths:
        return VoiceLengths(self._cache, voice)

    def track(self, timeline: Timeline, voice: Voice) -> Track:
        """Raises KeyError for an utterance that is not built, ValueError for a timeline made for another voice."""
        return lay(timeline, self.lengths(voice).clip)

    def phrase_track(self, lines: Sequence[Line], voice: Voice) -> Track:
        """A few lines with the quiet after each, as a short track of their own. Raises KeyError as `track` does."""
        lengths = self.lengths(voice)
        cues, at = [], 0.0
        for line in lines:
            end = at + lengths.speech(line.say)
            cues.append(Cue(at, end, "release", line.say, step="", figure=line.figure or ""))
            at = end + line.pause
        return lay(Timeline("", "standard", at, steps=(), cues=tuple(cues)), lengths.clip)
