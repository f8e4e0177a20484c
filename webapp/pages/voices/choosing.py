"""The voices and speeds that somebody can choose, and asking for a speed that has not been spoken yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.extensions import services
from webapp.narration.speaking_soon import speak_soon
from webapp.narration.voices import EVERY_VOICE, Voice
from webapp.timeline.preferences import Preferences
from webapp.timeline.utterances import utterances_of

SPEEDS = {"0.85": "Slow", "0.9": "A little slower", "1": "Usual", "1.1": "A little faster"}
HOSTS = ""
"""Stands for the voice that the host has chosen, whichever that will be."""


@dataclass(frozen=True)
class VoiceChoices:
    """What the settings page offers. Without `voices` no voice has been built for every routine."""

    voices: tuple[Voice, ...]
    """The host's own first."""
    wished: Preferences
    to_come: Voice | None
    """The wished voice at the wished speed, while it is still to be spoken."""
    previews: tuple[Voice, ...]
    """The same voices at the wished speed where they have it already."""

    @property
    def names(self) -> Mapping[str, str]:
        """By what the form sends."""
        return {HOSTS if number == 0 else voice.id: voice.label for number, voice in enumerate(self.voices)}

    @property
    def speeds(self) -> Mapping[str, str]:
        return SPEEDS if self.with_speeds else {}

    @property
    def with_speeds(self) -> str:
        """The voices that can be told how fast to speak."""
        return " and ".join(voice.label for voice in self.voices if voice.has_speeds)

    @property
    def gone(self) -> str:
        """The name of a voice that is wished for and is not there just now."""
        missing = self.wished.voice not in {HOSTS, *(voice.id for voice in self.voices)}
        return EVERY_VOICE[self.wished.voice].label if missing and self.wished.voice in EVERY_VOICE else ""


def voice_choices(wished: Preferences) -> VoiceChoices:
    narrator, words = services().narrator, every_word()
    voices = narrator.complete_voices(words)
    at_speed = (narrator.wished_voice(words, voice.id, wished.speed) for voice in voices)
    return VoiceChoices(
        voices, wished, narrator.voice_to_come(words, wished.voice, wished.speed), tuple(filter(None, at_speed))
    )


def chosen_voices() -> frozenset[str]:
    """The ids of the voices that can be chosen: those that speak every shipped routine."""
    return frozenset(voice.id for voice in services().narrator.complete_voices(every_word()))


def ask_for_speed(wished: Preferences) -> bool:
    """Whether the wished voice already speaks at the wished speed; if not, it is asked to. Returns at once."""
    found = services()
    voice = found.narrator.voice_to_come(every_word(), wished.voice, wished.speed)
    if voice is None:
        return True
    speak_soon(found.config.audio_cache_dir, voice, words_by_routine(), found.catalogue.pronunciation)
    return False


def words_by_routine() -> dict[str, tuple[str, ...]]:
    """Every utterance of each shipped routine."""
    catalogue = services().catalogue
    return utterances_of(catalogue.routines, catalogue.phrases)


def every_word() -> frozenset[str]:
    return frozenset[str]().union(*words_by_routine().values())
