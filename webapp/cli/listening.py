"""Hearing every clip, to find those that do not say what is written."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

import click

from webapp.narration.clips import CHIME, ClipCache
from webapp.narration.progress import Progress
from webapp.narration.voices import Voice
from webapp.narration.word_errors import WordErrors, total, word_errors

HIGHEST_RATE = 0.05
"""Share of words that may be heard wrong; a small recogniser mishears some that are said right."""
INSTALL = "Listening needs a recogniser: .venv/bin/pip install --require-hashes -r requirements-listening.txt"


class Listener(Protocol):
    def words(self, clip: bytes) -> str:
        """What is heard in the MP3 of one utterance."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """One utterance, and what the recogniser made of it."""

    written: str
    recognised: str

    @property
    def errors(self) -> WordErrors:
        return word_errors(self.written, self.recognised)

    @property
    def strict_errors(self) -> WordErrors:
        return word_errors(self.written, self.recognised, by_ear=False)


def open_listener() -> Listener:
    """Raises ClickException, with what to install, where there is none."""
    try:
        from webapp.narration.recogniser import Recogniser  # noqa: PLC0415 an extra, large and slow to load

        return Recogniser()
    except ImportError as error:
        raise click.ClickException(f"{INSTALL} ({error})") from error


def says_what_is_written(cache: ClipCache, voice: Voice, texts: Collection[str], listener: Listener) -> bool:
    """Lists every clip that sounds different from its words. False where more than the tolerated share does."""
    heard = list(_hear(cache, voice, texts, listener))
    for each in heard:
        if each.errors.errors:
            click.echo(f"{voice.id}: written “{each.written}”, heard “{each.recognised}”")
    by_ear, strict = total(each.errors for each in heard), total(each.strict_errors for each in heard)
    click.echo(
        f"Voice {voice.id}: {by_ear.errors} of {by_ear.words} words in {len(heard)} clips are heard differently, "
        f"{by_ear.rate:.2%} ({strict.rate:.2%} with spelling and words that sound alike)."
    )
    return by_ear.rate <= HIGHEST_RATE


def _hear(cache: ClipCache, voice: Voice, texts: Collection[str], listener: Listener) -> Iterator[Heard]:
    there = [text for text in sorted(texts) if text != CHIME and cache.find(voice, text)]
    progress = Progress()
    if there:
        progress.begin(len(there))
    for text in there:
        yield Heard(text, listener.words(cache.path(voice, text).read_bytes()))
        progress.advance()
