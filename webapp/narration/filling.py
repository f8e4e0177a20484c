"""Making the missing clips of one voice, several at once where the voice allows it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol

from webapp.narration.clips import CHIME, ClipCache
from webapp.narration.engines import SpeechError
from webapp.narration.progress import Progress
from webapp.narration.voices import Voice


@dataclass(frozen=True, slots=True)
class Failure:
    voice: Voice
    text: str
    reason: str


class Speaking(Protocol):
    """Makes the finished clip of a text. Raises SpeechError."""

    def clip(self, text: str) -> bytes: ...


@dataclass
class Filling:
    """One attempt to make what is missing in a voice."""

    cache: ClipCache
    voice: Voice
    speaking: Speaking
    patience: int
    """Utterances that may fail one after the other before the rest is not tried any more."""
    made: int = 0
    failures: list[Failure] = field(default_factory=list)
    _failed_in_a_row: int = 0
    _counting: Lock = field(default_factory=Lock)

    def run(self, texts: Sequence[str], progress: Progress) -> None:
        with ThreadPoolExecutor(self.voice.at_once) as pool:
            progress.begin(len(texts))
            try:
                for _ in pool.map(self._make, texts):
                    progress.advance()
            finally:
                # Stopped from outside: those who wait in the queue are not begun.
                self._failed_in_a_row = self.patience

    def make_chime(self) -> None:
        """The chime comes last: a voice that has it has been through all its texts, and may be heard."""
        if self.cache.unbuilt(self.voice, (CHIME,)):
            self._make(CHIME)

    def _make(self, text: str) -> None:
        if self._failed_in_a_row >= self.patience and text != CHIME:
            self.failures.append(Failure(self.voice, text, "not tried, since the voice had stopped answering"))
            return
        try:
            self.cache.store(self.voice, text, self.speaking.clip(self.cache.spoken(self.voice, text)))
        except SpeechError as error:
            self._count(Failure(self.voice, text, str(error)))
        else:
            self._count(None)

    def _count(self, failure: Failure | None) -> None:
        with self._counting:
            if failure is None:
                self.made += 1
                self._failed_in_a_row = 0
            else:
                self.failures.append(failure)
                self._failed_in_a_row += 1
