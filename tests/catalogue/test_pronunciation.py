"""How words are said: the list, its mistakes with their lines, and what a voice is given."""

import re
from pathlib import Path

import pytest

from webapp.catalogue.pronunciation import Pronunciation, Said
from webapp.catalogue.reading import read_catalogue
from webapp.config import PROJECT

BOW = Pronunciation(
    {
        "bow": Said(word="bow", phonemes="bˈW", respelling="bough"),
        "wind down": Said(word="wind down", phonemes="wˈInd dˌWn"),
        "psoas": Said(word="psoas", respelling="so-as"),
    }
)


def written(folder: Path, text: str) -> Path:
    list_file = folder / "phrases" / "pronunciation.yaml"
    list_file.parent.mkdir(parents=True, exist_ok=True)
    list_file.write_text(text)
    return folder


@pytest.mark.parametrize(
    ("text", "in_phonemes", "respelt"),
    [
        ("Bow a little.", "[Bow](/bˈW/) a little.", "Bough a little."),
        ("Your elbow, then a bow.", "Your elbow, then a [bow](/bˈW/).", "Your elbow, then a bough."),
        ("A bow-like line; rainbows.", "A bow-like line; rainbows.", "A bow-like line; rainbows."),
        ("Now wind down.", "Now [wind down](/wˈInd dˌWn/).", "Now wind down."),
        ("The wind, down there.", "The wind, down there.", "The wind, down there."),
        ("Psoas, left.", "Psoas, left.", "So-as, left."),
    ],
)
def test_whole_words_are_replaced_and_nothing_else(text: str, in_phonemes: str, respelt: str) -> None:
    assert BOW.in_phonemes(text) == in_phonemes
    assert BOW.respelt(text) == respelt


def test_a_list_of_the_host_comes_before_the_shipped_one(tmp_path: Path) -> None:
    shipped = written(tmp_path / "routines", "words: [{word: bow, phonemes: bˈO}, {word: wind, phonemes: wˈInd}]")
    own = written(tmp_path / "own", "words: [{word: Bow, phonemes: bˈW}]")
    catalogue = read_catalogue(shipped, own_dir=own)
    assert catalogue.problems == ()
    assert catalogue.pronunciation.in_phonemes("Wind, bow") == "[Wind](/wˈInd/), [bow](/bˈW/)"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("words:\n  - word: bow\n", 2, "`bow` needs `phonemes`, a `respelling`, or both"),
        ("words:\n  - word: bow\n    phonemes: bˈw4ü\n", 3, "the offline voice has no sound for 4 ü"),
        ("words:\n  - word: 90/90\n    respelling: ninety\n", 2, "`90/90` is not a word"),
        ("words:\n  - word: bow\n    respelling: b.o.w\n", 3, "`b.o.w` is not a word"),
        ("words:\n  - {word: bow, phonemes: bˈW}\n  - {word: Bow, phonemes: bˈO}\n", 3, "`Bow` is in this list twice"),
        ("words:\n  - {word: bow, phonems: bˈW, respelling: bough}\n", 2, "did you mean `phonemes`?"),
        ("word:\n  - {word: bow, phonemes: bˈW}\n", 1, "did you mean `words`?"),
        ("- bow\n", 1, "begins with keys"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_list_is_left_out(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    catalogue = read_catalogue(written(tmp_path / "routines", text))
    told = [str(problem) for problem in catalogue.problems]
    assert any(re.search(rf"pronunciation\.yaml:{line}: .*{re.escape(message)}", each) for each in told), told
    assert catalogue.pronunciation.in_phonemes("bow") == "bow"


def test_the_shipped_list_is_in_order() -> None:
    catalogue = read_catalogue(PROJECT / "routines")
    assert [problem for problem in catalogue.problems if "pronunciation" in problem.file] == []
    assert catalogue.pronunciation.in_phonemes("Bow.") == "[Bow](/bˈW/)."
