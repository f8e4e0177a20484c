"""Which column is what, as somebody has said; what they have not said is guessed."""

from collections.abc import Mapping as Sent
from dataclasses import dataclass, replace

from webapp.accounts.names import known_zone
from webapp.archive.csv_columns import Guess, Mapping
from webapp.archive.csv_values import SCALES

ORDERS = {"day": "Day first, as in 31/12/2026", "month": "Month first, as in 12/31/2026"}
SCALE_NAMES = {name: f"{scale.lowest} to {scale.highest}" for name, scale in SCALES.items()}

CHOOSE = "Please choose one of the list."


@dataclass(frozen=True)
class TableForm:
    """`typed` is what stands in the fields; `problems` has a sentence for a field."""

    mapping: Mapping
    time_zone: str
    typed: Sent[str, str]
    problems: Sent[str, str]


def read_table_form(sent: Sent[str, str], guess: Guess, width: int, time_zone: str) -> TableForm:
    """`time_zone` is that of the person."""
    guessed = guess.mapping
    usual = {
        "date": str(guessed.date),
        "time": "" if guessed.time is None else str(guessed.time),
        "rating": str(guessed.rating),
        "order": guessed.order,
        "scale": guessed.scale,
        "zone": time_zone,
    }
    typed = {name: sent.get(name, value) for name, value in usual.items()}
    problems = _problems(typed, width)
    if problems:
        return TableForm(guessed, time_zone, typed, problems)
    mapping = replace(
        guessed,
        date=int(typed["date"]),
        time=int(typed["time"]) if typed["time"] else None,
        rating=int(typed["rating"]),
        order="month" if typed["order"] == "month" else "day",
        scale=typed["scale"],
    )
    return TableForm(mapping, typed["zone"], typed, {})


def _problems(typed: Sent[str, str], width: int) -> dict[str, str]:
    columns = {str(column) for column in range(width)}
    allowed = {"date": columns, "time": columns | {""}, "rating": columns, "order": set(ORDERS), "scale": set(SCALES)}
    problems = {name: CHOOSE for name, values in allowed.items() if typed[name] not in values}
    if known_zone(typed["zone"]) is None:
        problems["zone"] = "This time zone is not known here. Please choose one of the list."
    if not problems and typed["rating"] in (typed["date"], typed["time"]):
        problems["rating"] = "One column cannot be both a time and the rating."
    return problems
