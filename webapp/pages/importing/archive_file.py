"""Looking at an archive before it is read in, and reading it in."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.archive.arranging import arrange
from webapp.archive.reading import read_archive
from webapp.archive.storing import read_in
from webapp.extensions import current_db
from webapp.pages.importing.receiving import uploads
from webapp.pages.importing.wording import contents, what_was_read
from webapp.trends.wording import full_date


def preview(upload: str, data: bytes) -> str:
    now = datetime.now(UTC)
    file = read_archive(data, now)
    arranged = arrange(current_db(), current_user, file, now)
    return render_template(
        "importing/archive.html",
        upload=upload,
        contents=list(contents(arranged)),
        days=[full_date(day, now.date()) for day in file.days or ()],
        arranged=arranged,
        file=file,
    )


def keep(data: bytes) -> ResponseReturnValue:
    """The file is checked before the write begins."""
    now = datetime.now(UTC)
    file = read_archive(data, now)
    arranged = read_in(current_db(), current_user.id, file, now)
    current_db().commit()
    uploads().forget(current_user.id)
    flash(what_was_read(arranged))
    return redirect(url_for("history.overview"), 303)
