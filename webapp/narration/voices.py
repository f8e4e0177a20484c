"""The voices that can be chosen, and what `NARRATION_VOICE` means."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import cache
from importlib.metadata import version
from types import MappingProxyType

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Identity:
    """All that shapes how a voice says a text. A change of any part makes new clips."""

    engine: str
    version: str
    voice: str
    language: str
    speed: str


@dataclass(frozen=True, slots=True)
class Voice:
    id: str
    label: str
    engine: str
    name: str
    speed: str
    package: str | None
    """The library whose version decides how the voice sounds."""
    at_once: int = 1
    """Utterances asked for at the same time."""

    @property
    def identity(self) -> Identity:
        return Identity(self.engine, _version(self.package), self.name, "en", self.speed)


@cache
def _version(package: str | None) -> str:
    return version(package) if package else "1"


ACCENTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "en-GB": ("co.uk", "British English"),
        "en-AU": ("com.au", "Australian English"),
        "en-CA": ("ca", "Canadian English"),
        "en-IE": ("ie", "Irish English"),
        "en-IN": ("co.in", "Indian English"),
        "en-NG": ("com.ng", "Nigerian English"),
        "en-US": ("us", "American English"),
        "en-ZA": ("co.za", "South African English"),
    }
)
"""Accents of Google's voice by the top-level domain that speaks them, as gTTS documents them."""


def _google(accent: str) -> Voice:
    domain, label = ACCENTS[accent]
    return Voice(f"gtts:{accent}", f"{label}, by Google", "gtts", domain, "normal", "gTTS", at_once=4)


GOOGLE_VOICES = tuple(_google(accent) for accent in ACCENTS)
BRITISH = GOOGLE_VOICES[0]
# At 0.75 it articulates about 190 words a minute, at 1.0 about 260, which is hurried for somebody who is lying down.
OFFLINE = Voice("offline:heart", "American English, made on this computer", "hibari", "heart", "0.75", "hibari-tts")
SILENT = Voice("silent", "A tone instead of words, for tests", "silent", "tone", "normal", None)

AUTOMATIC = (BRITISH, OFFLINE)
"""What `auto` chooses from, best first."""
AUDIBLE = (*AUTOMATIC, *GOOGLE_VOICES[1:])
EVERY_VOICE: Mapping[str, Voice] = MappingProxyType({voice.id: voice for voice in (*AUDIBLE, SILENT)})


def chosen(setting: str) -> Voice | None:
    """The voice that the host named, None for `auto`. Raises ValueError, with a sentence for the host, otherwise."""
    if setting == AUTO:
        return None
    if setting not in EVERY_VOICE:
        raise ValueError(f"NARRATION_VOICE is `auto` or one of {', '.join(EVERY_VOICE)}, not `{setting}`")
    return EVERY_VOICE[setting]


def by_preference(setting: str) -> tuple[Voice, ...]:
    """The voices that may be heard under a setting, the wanted one first. Raises ValueError as `chosen` does."""
    voice = chosen(setting)
    if voice is None:
        return AUDIBLE
    if voice is SILENT:
        return (SILENT,)
    return (voice, *(other for other in AUDIBLE if other is not voice))


def voice_at_hand(setting: str) -> Voice:
    """The one that can speak within seconds without a network, under a setting."""
    return SILENT if setting == SILENT.id else OFFLINE


def key_parts(identity: Identity) -> tuple[str, ...]:
    return astuple(identity)
