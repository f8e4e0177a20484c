"""Speakers that note what they are asked for and fail where they are told to."""

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from webapp.narration.building import Speech
from webapp.narration.clips import CHIME
from webapp.narration.engines import SpeechError
from webapp.narration.filling import Speaking
from webapp.narration.frames import SILENT_FRAME
from webapp.narration.voices import Voice

CLIP = SILENT_FRAME * 20


@dataclass
class FakeSpeech:
    """All voices at once. `spoken` holds (voice, text) in order."""

    online: bool = True
    cannot_say: Collection[tuple[str, str]] = ()
    breaks_off_after: int | None = None
    """Utterances after which the online voice says no more."""
    spoken: list[tuple[str, str]] = field(default_factory=list)
    probes: int = 0

    @property
    def speech(self) -> Speech:
        return Speech(self._speaker, self._answers)

    def said_in(self, voice: Voice) -> list[str]:
        return [text for spoken_in, text in self.spoken if spoken_in == voice.id]

    def _speaker(self, voice: Voice) -> Speaking:
        return _Speaker(lambda text: self._clip(voice, text))

    def _answers(self, _voice: Voice) -> bool:
        self.probes += 1
        return self.online

    def _clip(self, voice: Voice, text: str) -> bytes:
        broken_off = self.breaks_off_after is not None and len(self.said_in(voice)) >= self.breaks_off_after
        online_words = voice.engine == "gtts" and text != CHIME
        if (voice.id, text) in self.cannot_say or (online_words and broken_off):
            raise SpeechError("the service answered 429")
        self.spoken.append((voice.id, text))
        return CLIP


@dataclass
class _Speaker:
    make: Callable[[str], bytes]
    busy: threading.Lock = field(default_factory=threading.Lock)

    def clip(self, text: str) -> bytes:
        with self.busy:
            return self.make(text)
