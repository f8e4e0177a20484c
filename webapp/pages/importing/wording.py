"""What the pages say about the contents of a file."""

from collections.abc import Iterator, Mapping

from webapp.archive.arranging import Arranged

NAMES: Mapping[str, tuple[str, str]] = {
    "sessions": ("session", "sessions"),
    "ratings": ("rating on its own", "ratings on their own"),
    "function_ratings": ("week’s questions answered", "weeks’ questions answered"),
    "screenings": ("set of answers about safety", "sets of answers about safety"),
    "medication_notes": ("note about medication", "notes about medication"),
    "plans": ("plan", "plans"),
    "comparisons": ("fair comparison", "fair comparisons"),
    "routines": ("routine of your own", "routines of your own"),
    "step_choices": ("choice about a step", "choices about steps"),
}
"""One and several, by list, in the order of a page."""


def counted(section: str, count: int) -> str:
    """`1 session`, `1,230 sessions`."""
    one, several = NAMES[section]
    return f"{count:,} {one if count == 1 else several}"


def contents(arranged: Arranged) -> Iterator[tuple[str, str]]:
    """What there is of each kind, and how much of it is new."""
    for section in NAMES:
        new, there = arranged.new[section], arranged.there[section]
        if new + there:
            yield counted(section, new + there), _new(new, there)


def _new(new: int, there: int) -> str:
    if not there:
        return "new"
    return f"{new:,} new, {there:,} here already" if new else "here already"


def what_was_read(arranged: Arranged) -> str:
    """A sentence for afterwards."""
    parts = [counted(section, arranged.new[section]) for section in NAMES if arranged.new[section]]
    if parts:
        return f"Read in: {', '.join(parts)}."
    if arranged.changes_anything:
        return "The settings of the file are read in. Everything else was here already."
    return "Everything in the file was here already. Nothing was changed."
