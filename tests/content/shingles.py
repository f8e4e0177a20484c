"""Whether two texts share a run of eight words, told without keeping either of them.

`source_shingles.txt` holds a hash of every eight-word run of the documents that the routines were adapted from, and of
one sentence of our own by which the comparison is tried. It was made by
`python -m tests.content.shingles DOCUMENT… > tests/content/source_shingles.txt`.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

RUN = 8
FILE = Path(__file__).parent / "source_shingles.txt"
CONTROL = "a grey heron waits beside the river until the fishermen have gone home"


def words_of(text: str) -> list[str]:
    """Lower case, without punctuation, and without apostrophes, so that "you’ll" and "you'll" are the same."""
    return re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", text.lower()))


def runs(text: str) -> Iterator[str]:
    words = words_of(text)
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def hash_of(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:16]


def known_hashes() -> frozenset[str]:
    return frozenset(FILE.read_text(encoding="ascii").split())


def main(documents: list[str]) -> None:
    texts = [CONTROL, *(Path(document).read_text(encoding="utf-8") for document in documents)]
    hashes = {hash_of(run) for text in texts for run in runs(text)}
    sys.stdout.write("\n".join(sorted(hashes)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
