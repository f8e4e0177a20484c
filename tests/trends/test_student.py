import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from webapp.trends.student import t_quantile, upper_tail

FREEDOMS = (1, 1.5, 2, 3, 4, 5, 6, 9, 9.99, 17.776, 30, 100, 1_000, 10_949)
TAILS = (0.4, 0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.0005, 1e-6)


@pytest.mark.parametrize("df", FREEDOMS)
@pytest.mark.parametrize("tail", TAILS)
def test_the_quantile_is_that_of_scipy(df: float, tail: float) -> None:
    assert t_quantile(tail, df) == pytest.approx(stats.t.ppf(1 - tail, df), rel=1e-9)
    assert t_quantile(tail, df) == pytest.approx(stats.t.isf(tail, df), rel=1e-10)


# NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values of Student's t, column 0.975
@pytest.mark.parametrize(
    ("df", "printed"), [(1, 12.706), (2, 4.303), (5, 2.571), (6, 2.447), (9, 2.262), (30, 2.042), (100, 1.984)]
)
def test_the_quantile_is_that_of_the_printed_table(df: int, printed: float) -> None:
    assert round(t_quantile(0.025, df), 3) == printed


@given(st.floats(0, 1_000), st.floats(0.5, 20_000))
def test_the_tail_is_that_of_scipy(t: float, df: float) -> None:
    assert upper_tail(t, df) == pytest.approx(stats.t.sf(t, df), rel=1e-9, abs=1e-200)


@given(st.floats(0.0001, 0.4), st.floats(1, 20_000))
def test_beyond_the_quantile_lies_the_tail(tail: float, df: float) -> None:
    assert upper_tail(t_quantile(tail, df), df) == pytest.approx(tail, rel=1e-9)


@given(st.integers(1, 500))
def test_the_more_values_the_nearer_the_quantile(df: int) -> None:
    assert t_quantile(0.025, df + 1) < t_quantile(0.025, df)
