"""The sheet for a clinician: what it is made from, and what stands on it, whether it is a page or a PDF."""

from dataclasses import dataclass
from datetime import date

from webapp.export.names import Names
from webapp.trends.baseline import Standing
from webapp.trends.fair_comparison import FairResult
from webapp.trends.function import FunctionRecord
from webapp.trends.ratings_chart import RatingsChart
from webapp.trends.records import Record

NO_DEVICE = "Self-rated at home with Ebb, a guide and diary, not a medical device."
FOOT = (
    f"{NO_DEVICE} Sessions tend to start when pain is high, so part of each drop is regression to the mean. "
    "Routines were mostly chosen, not assigned: their table is not a fair comparison. Intervals: Student’s t, paired."
)


@dataclass(frozen=True, slots=True)
class Screened:
    """Answers to the safety questions."""

    day: date
    ticked: tuple[str, ...]
    cleared_by_clinician: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that was written down for a day."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A step that was taken out of a routine, and since when."""

    routine: str
    step: str
    since: date


@dataclass(frozen=True, slots=True)
class DrawnByLot:
    """A comparison of two routines that is over, from its first to its last local day."""

    first: date
    last: date
    result: FairResult


@dataclass(frozen=True, slots=True)
class Material:
    """What was written down from `first` to `last`, and nothing of other days; each in order, the oldest first."""

    first: date
    last: date
    today: date
    """The local day on which the sheet is made."""
    who: str
    names: Names
    records: tuple[Record, ...] = ()
    function: tuple[FunctionRecord, ...] = ()
    screenings: tuple[Screened, ...] = ()
    medication: tuple[Noted, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    began: date | None = None
    """The first day of the diary, which may lie before `first`; None where nothing but these days is known."""
    standing: Standing | None = None
    """Where the newest weeks stand beside the baseline; None where no baseline was chosen."""
    drawn: DrawnByLot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened:
    """Lines of which there may be more than have room."""

    left_out: int = 0
    """So many further ones have no room."""

    @property
    def more(self) -> str:
        """What stands below the last line that has room; nothing where all have."""
        return f"And {self.left_out:,} more." if self.left_out else ""


@dataclass(frozen=True, slots=True)
class Table(Shortened):
    """The first cell of a row is its name. Where there is no row, `empty` stands in its place."""

    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Listing(Shortened):
    """Sentences under a heading, the ones that matter most first."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The chart, drawn for a phone and for a desk or paper, and the table of its columns."""

    caption: str
    chart: RatingsChart
    columns: Table
    """Name, mean before, ratings, range, mean after, ratings. Without rows where each session is drawn by itself."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is on the sheet. `tables` and `listings` are in the order of their weight.

    `baseline` is empty where none was chosen, or these days say nothing of it.
    """

    title: str
    who: str
    period: str
    printed: str
    sentence: str
    baseline: str
    picture: Picture | None
    """None where nothing was written down."""
    tables: tuple[Table, ...]
    listings: tuple[Listing, ...]
    foot: str
