"""Taking a diary along as files. Every address of this area is listed here."""

from flask import Blueprint

from webapp.pages.exports import archive, choosing, diary_files
from webapp.pages.exports.dates import WrongDatesError
from webapp.pages.reports.sheet import report_file

exports = Blueprint("exports", __name__)
exports.register_error_handler(WrongDatesError, choosing.show_wrong_dates)

exports.add_url_rule("/export", view_func=choosing.choose)
exports.add_url_rule("/export/ebb.json", view_func=archive.ebb_json)
exports.add_url_rule("/export/sessions.csv", view_func=diary_files.sessions)
exports.add_url_rule("/export/ratings.csv", view_func=diary_files.ratings)
exports.add_url_rule("/export/fhir.json", view_func=diary_files.fhir)
exports.add_url_rule("/export/report.pdf", view_func=report_file)
