"""The instrument itself: a recording is found where it is, and nowhere else."""

import numpy as np
import pytest

from tests.browser.correlation import RATE, Sound, match

NOISE: Sound = np.random.default_rng(seed=1).normal(size=4 * RATE).astype(np.float32)


def piece(start: float, seconds: float = 1.0) -> Sound:
    return NOISE[round(start * RATE) : round((start + seconds) * RATE)]


@pytest.mark.parametrize("lag", [-0.4, -0.06, 0.0, 0.025, 0.4])
def test_a_recording_is_found_with_its_lag_however_quiet_it_is(lag: float) -> None:
    found = match(piece(2 - lag) * np.float32(0.01), NOISE, claimed=2)
    assert found.likeness == pytest.approx(1)
    assert found.lag == pytest.approx(lag, abs=1 / RATE)


def test_the_beginning_of_a_file_is_found_too() -> None:
    assert match(piece(0), NOISE, claimed=0).lag == 0


def test_the_end_of_a_file_is_found_too() -> None:
    assert match(piece(3), NOISE, claimed=3).lag == 0


def test_what_is_not_in_the_file_is_not_alike() -> None:
    other = np.random.default_rng(seed=2).normal(size=RATE).astype(np.float32)
    assert match(other, NOISE, claimed=2).likeness < 0.1


def test_half_of_it_missing_is_not_alike() -> None:
    broken = piece(2).copy()
    broken[: RATE // 2] = 0
    assert match(broken, NOISE, claimed=2).likeness < 0.8
