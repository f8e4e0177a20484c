"""The online voice: Google's, through gTTS. Only routine texts are ever sent."""

import random
import time
from binascii import Error as Base64Error
from collections.abc import Callable
from io import BytesIO
from queue import Empty, SimpleQueue
from threading import Thread
from types import SimpleNamespace
from typing import Any

import gtts.tts
import requests
from gtts import gTTS, gTTSError

from webapp.narration.encoding import decode
from webapp.narration.engines import SpeechError
from webapp.narration.frames import SAMPLE_RATE
from webapp.narration.loudness import Samples
from webapp.narration.voices import Identity, Voice

LONGEST_TEXT = 100
"""Characters in one request; gTTS splits anything longer in odd places."""

_TIME_OUT = (4.0, 10.0)
"""Seconds to connect, and between two pieces of an answer."""
_DEADLINE = 20.0
"""Seconds for a whole answer: one that trickles in breaks no time-out between its pieces."""
_PROBE_DEADLINE = 5.0
_WAITS = (1.0, 2.0, 4.0, 8.0)
_FASTEST = 24
"""Characters a second. Speech has some 16, so an answer that is over sooner was cut off."""


class _CheckingSession(requests.Session):
    """gTTS 2.5.4 asks that the service's certificate be not checked; it is checked all the same."""

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        return super().send(request, **(options | {"verify": True}))


gtts.tts.requests = SimpleNamespace(
    Request=requests.Request, Session=_CheckingSession, exceptions=requests.exceptions, packages=SimpleNamespace()
)


class GoogleEngine:
    """Asks for one sentence at a time; a failure that may pass is tried five times in all, with growing waits."""

    def __init__(self, voice: Voice, sleep: Callable[[float], None] = time.sleep) -> None:
        self.identity: Identity = voice.identity
        self._sleep = sleep

    def speak(self, text: str) -> Samples:
        if len(text) > LONGEST_TEXT:
            raise SpeechError(f"it has {len(text)} characters; the service takes {LONGEST_TEXT} at a time")
        for wait in _WAITS:
            try:
                return self._ask(text, _DEADLINE)
            except _PassingError:
                # Jitter keeps several askers from coming back at the same moment.
                self._sleep(wait * random.uniform(1.0, 1.5))  # noqa: S311 not a secret
        return self._ask(text, _DEADLINE)

    def answers(self) -> bool:
        """Whether the service speaks just now: one try that takes a few seconds at most."""
        try:
            self._ask("Ready.", _PROBE_DEADLINE)
        except SpeechError:
            return False
        return True

    def _ask(self, text: str, deadline: float) -> Samples:
        """Raises _PassingError where another try may help, else SpeechError."""
        outcomes: SimpleQueue[bytes | SpeechError] = SimpleQueue()
        Thread(target=lambda: outcomes.put(self._outcome(text)), daemon=True).start()
        try:
            outcome = outcomes.get(timeout=deadline)
        except Empty:
            raise _PassingError("the service did not finish its answer") from None
        if isinstance(outcome, SpeechError):
            raise outcome
        return _checked(outcome, text)

    def _outcome(self, text: str) -> bytes | SpeechError:
        request = gTTS(text, tld=self.identity.voice, lang=self.identity.language, lang_check=False, timeout=_TIME_OUT)
        audio = BytesIO()
        try:
            request.write_to_fp(audio)
        except gTTSError as error:
            return _refusal(error)
        except (Base64Error, UnicodeError) as error:
            return _PassingError(f"the service's answer cannot be read: {error}")
        return audio.getvalue()


class _PassingError(SpeechError):
    """A failure that may be over in a moment."""


def _refusal(error: gTTSError) -> SpeechError:
    status = None if error.rsp is None else error.rsp.status_code
    if status is None:
        return _PassingError("the service cannot be reached or stopped answering")
    if status == 200:
        return _PassingError("the service answered without sound")
    if status == 429 or status >= 500:
        return _PassingError(f"the service answered {status}")
    return SpeechError(f"the service refused it with {status}")


def _checked(audio: bytes, text: str) -> Samples:
    if not audio:
        raise _PassingError("the service answered without sound")
    try:
        samples = decode(audio)
    except SpeechError as error:
        raise _PassingError(str(error)) from error
    if len(samples) < SAMPLE_RATE * len(text) / _FASTEST:
        raise _PassingError("the service's answer is too short for the sentence")
    return samples
