"""The diary as two tables that any spreadsheet reads: one row a session, and one row a rating.

RFC 4180 with a byte-order mark, so that spreadsheets take it for UTF-8. Numbers stand bare and texts in quotes; what is
missing is an empty cell, never 0.

A spreadsheet takes a text that begins with certain characters for a formula and runs it. Free text stands in `note` and
`routine_title`; but every text is made harmless alike, with an apostrophe before such a character. It is also put after
a semicolon, tab or line break, since a spreadsheet that splits there sees the beginning of a cell.
Source: https://owasp.org/www-community/attacks/CSV_Injection.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from webapp.export.names import Names, iso
from webapp.practice.kept import KeptOutcome, KeptRating, KeptSession

Cell = str | int | float | None

BYTE_ORDER_MARK = "\ufeff"

FORMULA = re.compile(
    r"""
    ^(?=[\t\r\n\0])
    | (?: ^ | (?<=[;\t\r\n]) ) (?=[ \xa0"']*[=+\-@＝＋－＠])
    """,
    re.VERBOSE,
)
"""The places in a text where a spreadsheet could see a formula begin; the wide characters are those of East Asia."""

SESSION_COLUMNS = (
    *("session_id", "started_at", "ended_at", "time_zone", "local_date", "routine", "routine_title", "variant"),
    *("before", "after", "change", "morning", "minutes_heard", "share_heard", "flare", "note"),
    *("steps_eased", "steps_skipped", "steps_hurt", "hurt_where", "hurt_strength", "leg_symptoms"),
    *("steps_led_easier", "steps_left_out"),
)
"""Several steps in one cell have a semicolon between them; `hurt_where` and `hurt_strength` are in the same order as
`steps_hurt`. `leg_symptoms` is empty where nothing hurt.
"""

RATING_COLUMNS = (
    *("rating_id", "rated_at", "time_zone", "local_date", "moment", "score"),
    *("session_id", "routine", "routine_title"),
)
MOMENTS = {"before": "before", "after": "after", "morning": "next morning", "now": "on its own"}


def sessions_csv(portions: Iterable[Sequence[KeptSession]], names: Names) -> Iterator[str]:
    """The header, and then a part for each portion."""
    yield BYTE_ORDER_MARK + _line(SESSION_COLUMNS)
    for portion in portions:
        yield "".join(_line(_session(session, names)) for session in portion)


def ratings_csv(portions: Iterable[Sequence[KeptRating]], names: Names) -> Iterator[str]:
    """The header, and then a part for each portion."""
    yield BYTE_ORDER_MARK + _line(RATING_COLUMNS)
    for portion in portions:
        yield "".join(_line(_rating(rating, names)) for rating in portion)


def _session(of: KeptSession, names: Names) -> Iterator[Cell]:
    yield str(of.id)
    yield iso(of.started_at, of.time_zone)
    yield iso(of.ended_at, of.time_zone) if of.ended_at else None
    yield from (of.time_zone, of.local_day.isoformat(), of.routine, names.title(of.routine), of.variant)
    yield from (of.before, of.after, of.change, of.morning)
    yield None if of.heard_share is None else round(of.heard_seconds / 60, 1)
    yield None if of.heard_share is None else round(of.heard_share, 2)
    yield from (_yes(of.flare), of.note)
    for kind in ("eased", "skipped", "hurt"):
        yield _listed(names.step(of.routine, outcome.step) for outcome in of.steps_that(kind))
    yield from _where_it_hurt(of.steps_that("hurt"), names)
    for steps in (of.easier_steps, of.left_out_steps):
        yield _listed(names.step(of.routine, step) for step in steps)


def _where_it_hurt(hurt: Sequence[KeptOutcome], names: Names) -> Iterator[Cell]:
    yield _listed(names.body_part(outcome.body_part) for outcome in hurt)
    strengths = [outcome.strength for outcome in hurt]
    yield strengths[0] if len(strengths) == 1 else _listed("" if one is None else str(one) for one in strengths)
    yield _yes(any(outcome.leg_symptoms for outcome in hurt)) if hurt else None


def _rating(of: KeptRating, names: Names) -> Iterator[Cell]:
    yield str(of.id)
    yield iso(of.rated_at, of.time_zone)
    yield from (of.time_zone, of.local_day.isoformat(), MOMENTS[of.moment], of.score)
    yield str(of.session_id) if of.session_id else None
    yield from (of.routine, names.title(of.routine) if of.routine else None)


def _yes(is_so: bool) -> str:  # noqa: FBT001
    return "yes" if is_so else "no"


def _listed(words: Iterable[str]) -> str:
    """Empty where every word is."""
    several = list(words)
    return "; ".join(several) if any(several) else ""


def _line(cells: Iterable[Cell]) -> str:
    return ",".join(map(_cell, cells)) + "\r\n"


def _cell(value: Cell) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        harmless = FORMULA.sub("'", value).replace('"', '""')
        return f'"{harmless}"'
    return str(value)
