"""A mean change with its 95 percent interval by Student's t, and the difference of two mean changes.

- One group: Student (W. S. Gosset), "The probable error of a mean", Biometrika 6 (1908) 1–25; as the confidence limits
  for the mean in the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2: mean ± t · sd / √n with n − 1 degrees of
  freedom.
- Two groups that may spread differently: B. L. Welch, "The generalization of 'Student's' problem when several different
  population variances are involved", Biometrika 34 (1947) 28–35, with the degrees of freedom of F. E. Satterthwaite,
  Biometrics Bulletin 2 (1946) 110–114.

Both are reckoned from how often each change came up, so that ten years cost as little as ten days, and in whole numbers
up to the root, so that nothing is lost by cancelling.

Where all changes are equal there is no interval. The formula would give one of width 0, as if the next change were
certain; but the ratings are whole numbers, and what lies between two of them has only not been seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import sqrt

from webapp.trends.student import t_quantile
from webapp.trends.wording import signed

TAIL = 0.025
"""The share beyond each end of a two-sided 95 percent interval."""


@dataclass(frozen=True)
class Interval:
    """A mean or a difference of means, from how many values, and the ends of its interval, in points."""

    count: int
    mean: float
    low: float
    high: float

    @property
    def tenths(self) -> tuple[int, int]:
        """Both ends as they are shown: −18 stands for −1.8."""
        return round(self.low * 10), round(self.high * 10)

    @property
    def shown(self) -> str:
        """`−1.8 to −1.2`."""
        return " to ".join(signed(end) for end in self.tenths)

    def within(self, lowest: float, highest: float) -> "Interval":
        """Without what lies off the scale: no mean can be there, so the interval holds it as often as before."""
        return replace(self, low=max(self.low, lowest), high=min(self.high, highest))


@dataclass(frozen=True)
class _Group:
    """How many, their mean, and the square of the standard error of that mean."""

    count: int
    mean: Fraction
    error: Fraction


def mean_change(counts: Mapping[int, int]) -> Interval | None:
    """The mean of a group. `counts` says how often each change came up.

    None with fewer than two values, and where all are equal.
    """
    group = _group(counts)
    return _interval(group.count, group.mean, group.error, group.count - 1) if group else None


def difference(a: Mapping[int, int], b: Mapping[int, int]) -> Interval | None:
    """The mean of `a` minus the mean of `b`, two groups of different sessions. `count` is that of both together.

    None where either has fewer than two values, or all its values equal.
    """
    one, other = _group(a), _group(b)
    if one is None or other is None:
        return None
    error = one.error + other.error
    freedom = error**2 / (one.error**2 / (one.count - 1) + other.error**2 / (other.count - 1))
    return _interval(one.count + other.count, one.mean - other.mean, error, float(freedom))


def _group(counts: Mapping[int, int]) -> _Group | None:
    count = sum(counts.values())
    total = sum(value * times for value, times in counts.items())
    squares = sum(value * value * times for value, times in counts.items())
    spread = count * squares - total * total
    if not spread:
        return None
    return _Group(count, Fraction(total, count), Fraction(spread, count * count * (count - 1)))


def _interval(count: int, mean: Fraction, error: Fraction, freedom: float) -> Interval:
    half = t_quantile(TAIL, freedom) * sqrt(error)
    return Interval(count, float(mean), float(mean) - half, float(mean) + half)
