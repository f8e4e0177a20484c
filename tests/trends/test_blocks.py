"""The lots that decide which routine comes next."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.trends.blocks import block_of_each, draw, draw_blocks

SEEDS = st.binary(min_size=16, max_size=16).map(bytes.hex)
SEED = "00112233445566778899aabbccddeeff"


def test_the_lots_of_a_seed_are_those_that_the_rule_gives_by_hand() -> None:
    """`printf '00112233445566778899aabbccddeeff:0' | sha256sum` begins 4c 1b 85 a4 2e 1a 1b 46: even and 27 mod 2 = 1;
    odd and 164 mod 6 = 2; even and 26 mod 2 = 0; odd and 70 mod 6 = 4.
    """
    assert draw_blocks(SEED, 12) == ("BA", "ABBA", "AB", "BABA")


@given(seed=SEEDS, places=st.integers(1, 200))
def test_the_same_seed_is_drawn_the_same_and_a_longer_draw_begins_alike(seed: str, places: int) -> None:
    drawn = draw_blocks(seed, places)
    assert drawn == draw_blocks(seed, places)
    assert draw_blocks(seed, places + 50)[: len(drawn)] == drawn


@given(seed=SEEDS, places=st.integers(1, 200))
def test_both_come_equally_often_in_each_block_and_neither_gets_ahead_by_more_than_two(seed: str, places: int) -> None:
    blocks = draw_blocks(seed, places)
    assert all(len(block) in (2, 4) and block.count("A") == block.count("B") for block in blocks)
    ahead = 0
    for letter in "".join(blocks):
        ahead += 1 if letter == "A" else -1
        assert abs(ahead) <= 2
    assert ahead == 0
    assert places <= sum(map(len, blocks)) < places + 4


@given(seed=SEEDS, places=st.integers(1, 60))
def test_every_place_has_its_routine_and_its_block(seed: str, places: int) -> None:
    drawn = draw(seed, "cat", "legs-up", places)
    assert Counter(drawn)["cat"] == Counter(drawn)["legs-up"]
    numbers = block_of_each(seed, len(drawn))
    assert len(numbers) == len(drawn)
    assert [Counter(numbers)[number] for number in sorted(set(numbers))] == list(map(len, draw_blocks(seed, places)))


@pytest.mark.parametrize(("size", "kinds"), [(2, 2), (4, 6)])
def test_all_arrangements_of_a_block_are_about_equally_frequent(size: int, kinds: int) -> None:
    """Of 6,000 blocks about half have each size; within four standard deviations each arrangement has its share."""
    found = Counter(block for seed in range(600) for block in draw_blocks(f"{seed:032x}", 30)[:10])
    of_size = {block: count for block, count in found.items() if len(block) == size}
    blocks = sum(of_size.values())
    assert abs(blocks - 3000) < 4 * (6000 / 4) ** 0.5
    assert len(of_size) == kinds
    share = 1 / kinds
    assert all(abs(n - blocks * share) < 4 * (blocks * share * (1 - share)) ** 0.5 for n in of_size.values())
