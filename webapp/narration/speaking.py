"""From a text to a finished clip in one voice. Importing this loads numpy and the engines, so a server never does."""

from webapp.narration.chime import chime
from webapp.narration.clips import CHIME
from webapp.narration.encoding import make_clip
from webapp.narration.engines import Engine
from webapp.narration.filling import Speaking
from webapp.narration.google import GoogleEngine
from webapp.narration.offline import OfflineEngine
from webapp.narration.silent import SilentSpeaker
from webapp.narration.voices import OFFLINE, SILENT, Voice


def open_speaker(voice: Voice) -> Speaking:
    """Takes a second for the offline voice, whose model is loaded."""
    if voice.engine == SILENT.engine:
        return SilentSpeaker(voice)
    return Speaker(OfflineEngine(voice) if voice.engine == OFFLINE.engine else GoogleEngine(voice))


def answers(voice: Voice) -> bool:
    """Whether an online voice can be used just now. Takes at most a few seconds."""
    return GoogleEngine(voice).answers()


class Speaker:
    """Makes clips with one engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def clip(self, text: str) -> bytes:
        """Raises SpeechError."""
        return make_clip(chime() if text == CHIME else self._engine.speak(_as_sentence(text)))


def _as_sentence(text: str) -> str:
    """With an end: without one, a heading such as "Rest" would be spoken as if it went on."""
    return text if text[-1] in ".?!…" else f"{text}."
