"""What a voice can say well, and what a person in pain should hear: checks of every spoken sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from webapp.catalogue.findings import Data, Finding, Path, mappings_in

MOST_WORDS = 14

PLACEHOLDERS = ("{side}", "{other side}")
_PLACEHOLDER = re.compile(r"\{[^}]*\}?|\}")
_DIGITS = re.compile(r"\d+")
_BADLY_READ = re.compile(r"[^A-Za-zÀ-ÖØ-öø-ÿ\s.,;:?!'’\"“”\-–—…{}0-9]")
_BELITTLING = re.compile(r"\b(simply|just)\b", re.IGNORECASE)
_MORE_THAN_ONE = re.compile(r"[.?!…]['’\"”]?\s+\S")

_LINE_KEYS = ("setup", "release", "way_out", "opening", "closing")
_SENTENCE_KEYS = ("say", "then", "last", "caution")
_SIDED_KEYS = frozenset({"setup", "release", "movement", "hold", "caution", "way_out", "easier"})


def spoken_texts(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a file that is spoken, with its place. The data may be of any shape."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            is_name = key == "name" and path and path[0] == "steps"
            if key in _LINE_KEYS or key in _SENTENCE_KEYS or is_name:
                yield from _texts_in(value, (*path, key))
            if not isinstance(value, str):
                yield from spoken_texts(value, (*path, key))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from spoken_texts(item, (*path, number))


def _texts_in(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        yield from (((*path, number), item) for number, item in enumerate(value) if isinstance(item, str))


def sentence_findings(path: Path, text: str) -> Iterator[Finding]:
    """What is wrong with one spoken sentence wherever it stands."""
    words = len(text.split())
    if words > MOST_WORDS:
        yield Finding(path, f"this sentence has {words} words; make two of it, the most are {MOST_WORDS}")
    for found in _BELITTLING.findall(text):
        yield Finding(path, f"leave out “{found}”: what is easy for you may not be for somebody in pain")
    for found in _DIGITS.findall(text):
        yield Finding(path, f"spell `{found}` out in words; a voice may read digits wrong")
    for found in sorted(set(_BADLY_READ.findall(text))):
        yield Finding(path, f"a voice cannot read `{found}`; write it in words")
    if _MORE_THAN_ONE.search(text) and words > MOST_WORDS // 2:
        yield Finding(path, "these are two sentences; give each a line of its own, with the pause it needs")
    if "!" in text:
        yield Finding(path, "end the sentence with a full stop; the voice stays calm")


def placeholder_findings(routine: Data) -> Iterator[Finding]:
    """Every placeholder that nothing would replace, in a sentence or in the name of a pose."""
    two_sided = {number for number, step in mappings_in(routine, "steps") if step.get("both_sides") is True}
    for path, text in spoken_texts(routine):
        yield from _unreplaced(path, text, two_sided)
    for path, pose in poses_in(routine):
        in_two_sided = len(path) > 2 and path[0] == "steps" and path[1] in two_sided
        if "{side}" in pose and not in_two_sided:
            yield Finding(path, "`{side}` in a pose needs `both_sides: yes` in this step")


def _unreplaced(path: Path, text: str, two_sided: set[int]) -> Iterator[Finding]:
    for found in _PLACEHOLDER.findall(text):
        if found not in PLACEHOLDERS:
            yield Finding(path, f"`{found}` is not known; the placeholders are {{side}} and {{other side}}")
        elif not _is_sided(path, two_sided):
            yield Finding(path, f"`{found}` needs `both_sides: yes` in this step; otherwise write left or right")


def _is_sided(path: Path, two_sided: set[int]) -> bool:
    """Names are spoken without a side."""
    if len(path) < 3 or path[0] != "steps" or path[1] not in two_sided:
        return False
    return path[2] in _SIDED_KEYS and path[-1] != "name"


def poses_in(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every pose that a file names, with its place."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key == "figure" and isinstance(value, str):
                yield (*path, key), value
            else:
                yield from poses_in(value, (*path, key))
    elif isinstance(data, Sequence) and not isinstance(data, str):
        for number, item in enumerate(data):
            yield from poses_in(item, (*path, number))
