"""Which of two routines comes next: drawn by lot in blocks, so that neither gets ahead by more than two.

Permuted blocks of varying size, as K. F. Schulz and D. A. Grimes, "Generation of allocation sequences in randomised
trials: chance, not choice", Lancet 359 (2002) 515–519. In each block both come equally often; that a block has two or
four places makes it hard to foresee the last ones.

The lots are the bytes of SHA-256 over `seed:0`, `seed:1`, … in turn, so anybody can draw them again, with any language:

- an even byte opens a block of two, an odd byte one of four;
- the next byte below 252 chooses among the arrangements of the block, by its remainder: of two, `AB BA`, of four
  `AABB ABAB ABBA BAAB BABA BBAA`. A byte from 252 on is passed over: 252 is the largest multiple of 6 in a byte.
"""

from collections.abc import Iterator
from hashlib import sha256
from itertools import count

ARRANGEMENTS = {
    2: ("AB", "BA"),
    4: ("AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA"),
}
FAIR_BELOW = 252


def draw_blocks(seed: str, at_least: int) -> tuple[str, ...]:
    """Blocks like `AB` and `BAAB` until they have `at_least` places together. The same seed gives the same blocks."""
    blocks: list[str] = []
    lots = _lots(seed)
    while sum(map(len, blocks)) < at_least:
        arrangements = ARRANGEMENTS[2 if next(lots) % 2 == 0 else 4]
        blocks.append(arrangements[next(lot for lot in lots if lot < FAIR_BELOW) % len(arrangements)])
    return tuple(blocks)


def draw(seed: str, first: str, second: str, at_least: int) -> tuple[str, ...]:
    """The routine of each place, in order."""
    return tuple(first if letter == "A" else second for block in draw_blocks(seed, at_least) for letter in block)


def block_of_each(seed: str, places: int) -> tuple[int, ...]:
    """The number of the block in which each of the places lies."""
    return tuple(number for number, block in enumerate(draw_blocks(seed, places)) for _ in block)


def _lots(seed: str) -> Iterator[int]:
    for turn in count():
        yield from sha256(f"{seed}:{turn}".encode()).digest()
