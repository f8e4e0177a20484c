"""Looking at the table of another tracker as Ebb understands it, and reading its ratings in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.accounts.names import place_names
from webapp.archive.csv_columns import Guess, guess
from webapp.archive.csv_ratings import TableRatings, ratings_in
from webapp.archive.csv_table import read_table
from webapp.archive.problems import MOST_SHOWN, shown
from webapp.archive.storing import new_ratings, read_in_ratings
from webapp.extensions import current_db, reading_db
from webapp.pages.importing.receiving import uploads
from webapp.pages.importing.table_form import ORDERS, SCALE_NAMES, TableForm, read_table_form
from webapp.trends.wording import counted

FIRST_SHOWN = 8


@dataclass(frozen=True)
class Understood:
    """A table with what somebody has said about it, and the ratings that it then has."""

    guess: Guess
    width: int
    form: TableForm
    found: TableRatings

    @property
    def columns(self) -> Mapping[str, str]:
        """Each column by its heading, or by its number and what stands in it first."""
        names = {}
        for column in range(self.width):
            heading = self.guess.header[column] if column < len(self.guess.header) else ""
            example = next((line.cell(column) for line in self.guess.lines if line.cell(column)), "empty")
            names[str(column)] = shown(heading) if heading else f"Column {column + 1}: {shown(example)}"
        return names


def understood(data: bytes, sent: Mapping[str, str], now: datetime) -> Understood:
    table = read_table(data)
    guessed = guess(table)
    form = read_table_form(sent, guessed, table.width, current_user.time_zone)
    return Understood(guessed, table.width, form, ratings_in(guessed.lines, form.mapping, form.time_zone, now))


def preview(upload: str, data: bytes, sent: Mapping[str, str]) -> str:
    table = understood(data, sent, datetime.now(UTC))
    with reading_db() as db:
        new = new_ratings(db, current_user.id, table.found.ratings)
    return render_template(
        "importing/table.html",
        upload=upload,
        table=table,
        form=table.form,
        new=new,
        first=table.found.ratings[:FIRST_SHOWN],
        left_out=table.found.left_out[:MOST_SHOWN],
        orders=ORDERS,
        scales=SCALE_NAMES,
        places=place_names(),
    )


def keep(upload: str, data: bytes) -> ResponseReturnValue:
    """With other words about the columns than can be, the page says so and nothing is kept."""
    table = understood(data, request.form, datetime.now(UTC))
    if table.form.problems or not table.found.ratings:
        return preview(upload, data, request.form), 422
    new = read_in_ratings(current_db(), current_user.id, table.found.ratings)
    current_db().commit()
    uploads().forget(current_user.id)
    flash(f"Read in: {counted(len(new), 'rating')}." if new else "Every rating of the file was here already.")
    return redirect(url_for("history.overview"), 303)
