"""Words that a voice reads wrong, and how it is told to say them: `routines/phrases/pronunciation.yaml`."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from pydantic import Field

from webapp.catalogue.findings import Data, Finding, mappings_in
from webapp.catalogue.words import Model, Text

LETTERS = re.compile(r"[A-Za-z]+(?:[ '’-][A-Za-z]+)*")
SOUNDS = re.compile(r"[AIOTWYbdfhijklmnpstuvwzæðŋɑɔəɛɜɡɪɹɾʃʊʌʒʤʧθᵊᵻˈˌ ]+")
"""The alphabet of the offline voice; any other letter would be left out without a word."""


class Said(Model):
    """How one word, or a few that stand together, are said. A voice that is told nothing reads what is written."""

    word: Text
    """As it is written in the routines, small or capital; the captions keep it."""
    phonemes: Text | None = None
    """Its sounds, for the voice that is spoken on this server."""
    respelling: Text | None = None
    """Other letters that sound right, for a voice service."""


class SaidWords(Model):
    """The file."""

    words: tuple[Said, ...] = Field(default=(), max_length=500)
    """The words, one entry each."""


@dataclass(frozen=True)
class Pronunciation:
    """Turns what is written into what a voice is given. A text without a listed word stays as it is."""

    words: Mapping[str, Said] = field(default_factory=lambda: MappingProxyType({}))
    """By the word in small letters."""

    def joined_with(self, other: "Pronunciation") -> "Pronunciation":
        """Both lists; where both have a word, the other's entry counts."""
        return Pronunciation(MappingProxyType({**self.words, **other.words}))

    def in_phonemes(self, text: str) -> str:
        """With each word that has phonemes as `[word](/phonemes/)`."""
        return self._replaced(text, lambda written, said: f"[{written}](/{said.phonemes}/)" if said.phonemes else "")

    def respelt(self, text: str) -> str:
        """With each word that has a respelling in those letters."""
        return self._replaced(text, lambda written, said: _as_written(said.respelling or "", written))

    def _replaced(self, text: str, form: Callable[[str, Said], str]) -> str:
        if not self.words:
            return text
        return self._pattern.sub(lambda found: form(found[0], self.words[found[0].lower()]) or found[0], text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.words, key=len, reverse=True)
        return re.compile(rf"(?<![\w'’-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w'’-])", re.IGNORECASE)


AS_WRITTEN = Pronunciation()


def pronunciation_of(said: SaidWords) -> Pronunciation:
    return Pronunciation(MappingProxyType({entry.word.lower(): entry for entry in said.words}))


def pronunciation_findings(data: Data) -> Iterator[Finding]:
    """What keeps a list from being used. The data may be of any shape; what is missing is passed over."""
    seen: set[str] = set()
    for number, entry in mappings_in(data, "words"):
        path = ("words", number)
        word, phonemes, respelling = (str(entry.get(key) or "") for key in ("word", "phonemes", "respelling"))
        if word.lower() in seen:
            yield Finding((*path, "word"), f"`{word}` is in this list twice")
        seen.add(word.lower())
        for key, letters in (("word", word), ("respelling", respelling)):
            if letters and not LETTERS.fullmatch(letters):
                yield Finding((*path, key), f"`{letters}` is not a word, or a few, in letters from a to z")
        if strange := sorted(set(SOUNDS.sub("", phonemes))):
            yield Finding((*path, "phonemes"), f"the offline voice has no sound for {' '.join(strange)}")
        if not phonemes and not respelling:
            yield Finding(path, f"`{word}` needs `phonemes`, a `respelling`, or both")


def _as_written(respelling: str, written: str) -> str:
    return respelling[:1].upper() + respelling[1:] if written[:1].isupper() else respelling
