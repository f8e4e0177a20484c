"""One folder for each area of the site; views read, call, and render or redirect."""

from flask import Flask

from webapp.pages.accounts.views import accounts
from webapp.pages.baselines.views import baselines
from webapp.pages.comparisons.views import comparisons
from webapp.pages.composing.views import composing
from webapp.pages.exports.views import exports
from webapp.pages.figures.views import figures
from webapp.pages.function.views import function
from webapp.pages.health.views import health
from webapp.pages.history.views import history
from webapp.pages.home.views import home
from webapp.pages.importing.views import importing
from webapp.pages.offline.views import offline
from webapp.pages.outbox.views import outbox
from webapp.pages.plans.views import plans
from webapp.pages.reminders.by_link import by_link
from webapp.pages.reminders.views import reminders
from webapp.pages.reports.views import reports
from webapp.pages.routines.views import routines
from webapp.pages.screening.views import screening
from webapp.pages.sessions.views import sessions
from webapp.pages.settings.views import settings
from webapp.pages.sharing.shared import shared
from webapp.pages.sharing.views import sharing
from webapp.pages.tracks.views import tracks
from webapp.pages.trends.views import trends
from webapp.pages.voices.views import voices

AREAS = (
    *(
        accounts,
        baselines,
        by_link,
        comparisons,
        composing,
        exports,
        figures,
        function,
        health,
        history,
        home,
        importing,
        offline,
        outbox,
        plans,
        reminders,
        reports,
        routines,
        screening,
    ),
    *(sessions, settings, shared, sharing, tracks, trends, voices),
)


def register_pages(app: Flask) -> None:
    for area in AREAS:
        app.register_blueprint(area)
