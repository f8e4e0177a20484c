"""The voices that can be chosen, and what `NARRATION_VOICE` means."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
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
    """At most 40 characters: sessions keep it."""
    label: str
    engine: str
    name: str
    speed: str
    """What the engine is told."""
    package: str | None
    """The library whose version decides how the voice sounds."""
    at_once: int = 1
    """Utterances asked for at the same time."""
    has_speeds: bool = False
    """Whether it can be told to speak slower or faster. Each speed is a voice of its own, with clips of its own."""

    @property
    def identity(self) -> Identity:
        return Identity(self.engine, _version(self.package), self.name, "en", self.speed)


@cache
def _version(package: str | None) -> str:
    return version(package) if package else "1"


ACCENTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "en-GB": ("co.uk", "United Kingdom"),
        "en-AU": ("com.au", "Australia"),
        "en-CA": ("ca", "Canada"),
        "en-IE": ("ie", "Ireland"),
        "en-IN": ("co.in", "India"),
        "en-NG": ("com.ng", "Nigeria"),
        "en-US": ("us", "United States"),
        "en-ZA": ("co.za", "South Africa"),
    }
)
"""Accents of Google's voice by the top-level domain that speaks them, as gTTS documents them."""


def _google(accent: str) -> Voice:
    domain, country = ACCENTS[accent]
    return Voice(f"gtts:{accent}", f"English ({country}), Google", "gtts", domain, "normal", "gTTS", at_once=4)


GOOGLE_VOICES = tuple(_google(accent) for accent in ACCENTS)
BRITISH = GOOGLE_VOICES[0]
# At 0.75 it articulates about 190 words a minute, at 1.0 about 260, which is hurried for somebody who is lying down.
OFFLINE = Voice(
    "offline:heart", "Heart, spoken on this server", "hibari", "heart", "0.75", "hibari-tts", has_speeds=True
)
SILENT = Voice("silent", "A tone instead of words, for tests", "silent", "tone", "1", None, has_speeds=True)

AUTOMATIC = (BRITISH, OFFLINE)
"""What `auto` chooses from, best first."""
AUDIBLE = (*AUTOMATIC, *GOOGLE_VOICES[1:])
SPEEDS = (0.85, 0.9, 1.0, 1.1)
"""How fast a voice with speeds can be asked to speak. 1 is its usual speed."""


def at_speed(voice: Voice, speed: float) -> Voice:
    """The same voice at the step that is nearest to a speed; the voice itself where it has but one."""
    step = min(SPEEDS, key=lambda step: abs(step - speed))
    if not voice.has_speeds or step == 1:
        return voice
    return replace(
        voice,
        id=f"{voice.id}@{step:g}",
        label=f"{voice.label}, {step:g} times as fast",
        speed=f"{float(voice.speed) * step:g}",
        has_speeds=False,
    )


EVERY_VOICE: Mapping[str, Voice] = MappingProxyType({voice.id: voice for voice in (*AUDIBLE, SILENT)})
"""At their usual speeds."""
AT_SPEEDS: Mapping[str, Voice] = MappingProxyType(
    {at_speed(voice, speed).id: at_speed(voice, speed) for voice in EVERY_VOICE.values() for speed in SPEEDS}
)
"""Every voice at every speed that it has."""


def chosen(setting: str) -> tuple[Voice, ...]:
    """The voices that the host named, none for `auto`; one at another speed comes after the same at its usual speed.

    Raises ValueError, with a sentence for the host, for anything else.
    """
    if setting.strip() == AUTO:
        return ()
    named: dict[str, Voice] = {}
    for name in (name.strip() for name in setting.split(",")):
        if name not in AT_SPEEDS:
            raise ValueError(f"NARRATION_VOICE is `auto` or a list of {', '.join(EVERY_VOICE)}; there is no `{name}`")
        usual = EVERY_VOICE[name.partition("@")[0]]
        named |= {usual.id: usual, name: AT_SPEEDS[name]}
    return tuple(named.values())


def by_preference(setting: str) -> tuple[Voice, ...]:
    """The voices that may be heard by everybody under a setting, the wanted ones first, all at their usual speeds.

    Raises ValueError as `chosen` does.
    """
    wanted = tuple(voice for voice in chosen(setting) if voice.id in EVERY_VOICE)
    if SILENT in wanted:
        return wanted
    return (*wanted, *(other for other in AUDIBLE if other not in wanted))


def voice_at_hand(setting: str) -> Voice:
    """The one that can speak within seconds without a network, under a setting."""
    return SILENT if SILENT in chosen(setting) else OFFLINE


def key_parts(identity: Identity) -> tuple[str, ...]:
    return astuple(identity)
