"""What else the ratings of the days that are shown have in them: mornings, the time of day, and what is missing."""

from dataclasses import dataclass

from webapp.trends.missing import Missing, said_of_missing
from webapp.trends.mornings import CAUTION, Mornings, MorningScores, mornings, said_of_mornings
from webapp.trends.pairs import Changes
from webapp.trends.times_of_day import HourScores, TimesOfDay, said_of_times, times_of_day


@dataclass(frozen=True)
class PatternCounts:
    """What is counted in the database. `newest` is how many ratings at most are in `hours`."""

    mornings: MorningScores
    hours: HourScores
    newest: int
    missing: Missing


@dataclass(frozen=True)
class PatternsSection:
    """Each with what is said of it."""

    mornings: Mornings
    said_of_mornings: str
    caution: str
    """About mornings; empty while nothing is claimed of them."""
    times: TimesOfDay
    said_of_times: str
    said_of_missing: str
    dates: str
    """Of which days all of it is, where that is not the whole of what is shown; else empty."""

    @property
    def sides(self) -> tuple[tuple[str, Changes], ...]:
        """The lines of the table of mornings."""
        return (
            ("Right after the session", self.mornings.since_after),
            ("Before the session", self.mornings.since_before),
        )


def patterns(counts: PatternCounts, dates: str) -> PatternsSection:
    found, times = mornings(counts.mornings), times_of_day(counts.hours, counts.newest)
    return PatternsSection(
        found,
        said_of_mornings(found),
        CAUTION if found.enough else "",
        times,
        said_of_times(times),
        said_of_missing(counts.missing),
        dates,
    )
