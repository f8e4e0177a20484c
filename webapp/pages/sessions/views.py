"""A guided session: begin, listen, rate, see what changed. Every address of this area is listed here."""

from flask import Blueprint

from webapp.pages.sessions import beginning, changing, ending, happenings, morning, player, steps
from webapp.pages.sessions.conflict import show_conflict
from webapp.pages.settings.views import settings
from webapp.practice.recording import AlreadyRecordedError

sessions = Blueprint("sessions", __name__)
sessions.register_error_handler(AlreadyRecordedError, show_conflict)

ONE = "/sessions/<uuid:session_id>"

sessions.add_url_rule("/sessions", view_func=beginning.create, methods=["POST"])

sessions.add_url_rule(ONE, view_func=player.show)
sessions.add_url_rule(f"{ONE}/track.mp3", view_func=player.track)
sessions.add_url_rule(f"{ONE}/captions.vtt", view_func=player.captions)
sessions.add_url_rule(f"{ONE}/plan.json", view_func=player.plan)
sessions.add_url_rule(f"{ONE}/way-out/<step>.mp3", view_func=player.way_out)

sessions.add_url_rule(f"{ONE}/progress", view_func=happenings.progress, methods=["POST"])
sessions.add_url_rule(f"{ONE}/outcomes", view_func=happenings.outcomes, methods=["POST"])
sessions.add_url_rule(f"{ONE}/preferences", view_func=changing.preferences, methods=["POST"])
sessions.add_url_rule(f"{ONE}/hurts", view_func=happenings.hurts)

sessions.add_url_rule(f"{ONE}/rating", view_func=ending.rating)
sessions.add_url_rule(f"{ONE}/rating", view_func=ending.rate, methods=["POST"])
sessions.add_url_rule(f"{ONE}/ending", view_func=ending.ending, methods=["POST"])
sessions.add_url_rule(f"{ONE}/summary", view_func=ending.summary)
sessions.add_url_rule(f"{ONE}/morning", view_func=morning.morning)
sessions.add_url_rule(f"{ONE}/morning", view_func=morning.rate_that_morning, methods=["POST"])
sessions.add_url_rule("/sessions/not-this-morning", view_func=morning.not_this_morning, methods=["POST"])
sessions.add_url_rule(f"{ONE}/note", view_func=ending.note, methods=["POST"])

settings.add_url_rule("/settings/steps", view_func=steps.steps, methods=["POST"])
