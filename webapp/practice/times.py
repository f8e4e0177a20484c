"""When something was said that arrives late. Pure."""

import math
from datetime import datetime, timedelta

LONGEST_AGO = timedelta(days=30)
"""What waited longer than this counts as said this long ago."""


def said_at(now: datetime, ago: float) -> datetime:
    """The moment `ago` seconds before `now`. A clock that ran backwards meanwhile counts as none having passed."""
    return now - timedelta(seconds=min(max(ago, 0.0), LONGEST_AGO.total_seconds()))


def read_ago(text: str) -> float:
    """Seconds since it was said; 0 where nothing is sent. Raises ValueError, with a sentence, for what is no number."""
    try:
        ago = float(text or 0)
    except ValueError:
        ago = math.nan
    if not math.isfinite(ago):
        raise ValueError("It does not say when this was. Please try once more.")
    return ago
