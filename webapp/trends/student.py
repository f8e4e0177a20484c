"""Student's t distribution: how far out its tail begins.

Reckoned here because the library that has it takes seconds to start and two hundred megabytes to keep. The tests hold
both functions against that library and against a printed table.
"""

from functools import lru_cache
from math import exp, lgamma, log, pi, sqrt
from statistics import NormalDist

SMALLEST = 1e-300
"""Stands in for 0 in a denominator (Lentz)."""
CLOSE = 1e-15
CLOSE_ENOUGH = 1e-12
MOST_TERMS = 10_000
MOST_STEPS = 200


def upper_tail(t: float, df: float) -> float:
    """The probability of a value above `t` ≥ 0 with `df` > 0 degrees of freedom.

    I(df / (df + t²); df/2, 1/2) / 2: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.1
    and 26.5.27.
    """
    square = t * t
    return _incomplete_beta(df / (df + square), square / (df + square), df / 2, 0.5) / 2


@lru_cache(maxsize=512)
def t_quantile(tail: float, df: float) -> float:
    """The t above which a share of `tail` lies, 0 < `tail` < 0.5.

    Newton's method from the quantile of the normal distribution, which lies nearer to 0 for every `df`. Right of 0 the
    tail is convex, so no step goes too far and the values only rise.
    """
    t = NormalDist().inv_cdf(1 - tail)
    for _ in range(MOST_STEPS):
        step = (upper_tail(t, df) - tail) / _density(t, df)
        t += step
        if step <= CLOSE_ENOUGH * t:
            break
    return t


def _density(t: float, df: float) -> float:
    return exp(lgamma((df + 1) / 2) - lgamma(df / 2) - (df + 1) / 2 * log(1 + t * t / df)) / sqrt(df * pi)


def _incomplete_beta(x: float, y: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I(x; a, b) with y = 1 − x, from the side where its fraction is short.

    W. H. Press and others, Numerical Recipes (3rd edition, 2007), 6.4; the continued fraction is DLMF 8.17.22.
    """
    if x == 0 or y == 0:
        return x
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(y))
    if x < (a + 1) / (a + b + 2):
        return front / (a * _fraction(x, a, b))
    return 1 - front / (b * _fraction(y, b, a))


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d₁/(1 + d₂/(1 + …)) of DLMF 8.17.22, by the method of Lentz."""
    value, c, d = 1.0, 1.0, 0.0
    for term in range(1, MOST_TERMS):
        part = _part(term, x, a, b)
        d = 1 / ((1 + part * d) or SMALLEST)
        c = (1 + part / c) or SMALLEST
        value *= c * d
        if abs(c * d - 1) < CLOSE:
            break
    return value


def _part(term: int, x: float, a: float, b: float) -> float:
    m, odd = divmod(term, 2)
    if odd:
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
