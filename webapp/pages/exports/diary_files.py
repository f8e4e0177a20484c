"""The diary as CSV and as FHIR."""

from flask import Response
from flask_login import login_required

from webapp.export.csv_file import ratings_csv, sessions_csv
from webapp.export.fhir import Whose, fhir_bundle
from webapp.pages.exports.asking import asked
from webapp.pages.exports.streaming import streamed
from webapp.practice.function import function_of
from webapp.practice.portions import ratings_in_portions, sessions_in_portions

CSV = "text/csv"
FHIR = "application/fhir+json"


@login_required
def sessions() -> Response:
    of = asked()
    person_id, first, last = of.person_id, of.span.first, of.span.last
    return streamed(
        lambda db: sessions_csv(sessions_in_portions(db, person_id, first, last, now=of.now), of.names),
        mimetype=CSV,
        file_name=of.file_name("ebb-sessions", "csv"),
    )


@login_required
def ratings() -> Response:
    of = asked()
    return streamed(
        lambda db: ratings_csv(ratings_in_portions(db, of.person_id, of.span.first, of.span.last), of.names),
        mimetype=CSV,
        file_name=of.file_name("ebb-ratings", "csv"),
    )


@login_required
def fhir() -> Response:
    of = asked()
    days = (of.span.first, of.span.last)
    return streamed(
        lambda db: fhir_bundle(
            Whose(of.person_id, of.code, *days),
            sessions_in_portions(db, of.person_id, *days, now=of.now),
            ratings_in_portions(db, of.person_id, *days),
            function_of(db, of.person_id, *days),
            of.names,
            made_at=of.now,
            time_zone=of.time_zone,
        ),
        mimetype=FHIR,
        file_name=of.file_name("ebb-fhir", "json"),
    )
