"""A stand-in for the server behind the player, which remembers what it was told."""

import io
from pathlib import Path
from threading import Condition
from typing import Any

from flask import Flask, Response, jsonify, redirect, request, send_file, send_from_directory
from flask.typing import ResponseReturnValue
from jinja2 import Environment, FileSystemLoader

from tests.player.fake_plan import POSES, SECONDS, Wishes, plan, same_place, tone, webvtt
from webapp.practice.outcomes import BODY_PARTS

WEBAPP = Path(__file__).resolve().parents[2] / "webapp"
SHEETS = (
    *("tokens", "base", "layout", "components", "forms", "keypad", "floor"),
    *("figure", "player", "player-sizes", "sheets"),
)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self' blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SESSION = "/sessions/11111111-1111-4111-8111-111111111111"
PATIENCE_SECONDS = 20.0
MOVEMENT = """<svg xmlns="http://www.w3.org/2000/svg" class="fig figure" aria-hidden="true" viewBox="0 0 9 6">
<path class="t" d="M0 0h9v6z"><animate attributeName="d" dur="1s" fill="freeze" values="M0 0h9v6z;M9 0h0v6z"/></path>
</svg>"""
STILL = '<svg class="fig figure" role="img" aria-label="{0}" viewBox="0 0 9 6"><path class="t" d="M0 0h9v6z"/></svg>'
HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ebb</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="/static/logo/icon.svg">"""
BEGIN = """<script type="module" src="/static/js/begin.js"></script></head><body><main>
<form method="post" action="/sessions" data-begin><button>Begin</button></form></main></body></html>"""


class FakePractice:
    """One session of one person. Tests read what arrived, and change how it answers."""

    def __init__(self) -> None:
        self.outcomes: list[dict[str, str]] = []
        self.wishes: list[dict[str, str]] = []
        self.news = Condition()
        self.progress: list[dict[str, str]] = []
        self.endings: list[tuple[str, dict[str, str]]] = []
        self.begun = 0
        self.wished = Wishes()
        self.position = 0.0
        self.track_status = 200
        self.movement_status = 200
        self.movements: list[str] = []
        self.sound = tone(SECONDS)
        self.app = Flask(__name__, static_folder=None)
        self.app.after_request(strict)
        for rule, view in self._pages().items():
            self.app.add_url_rule(rule, view.__name__, view, methods=["GET", "POST"])

    def _pages(self) -> dict[str, Any]:
        return {
            "/": self.show,
            "/begin": self.begin,
            "/sessions": self.create,
            "/static/<path:name>": self.static,
            "/plan.json": self.plan,
            f"{SESSION}/plan.json": self.plan_of_session,
            "/captions.vtt": self.captions,
            "/track.wav": self.track,
            "/way-out/<step>.wav": self.way_out,
            "/movement/<way>.svg": self.movement,
            "/artwork/<step>.png": self.artwork,
            f"{SESSION}/progress": self.keep_progress,
            f"{SESSION}/outcomes": self.keep_outcome,
            f"{SESSION}/preferences": self.keep_wish,
            f"{SESSION}/<name>": self.end,
            "/outbox/token": self.token,
            "/<name>": self.elsewhere,
        }

    def hears_of(self, position: float) -> bool:
        """Whether that place, or one behind it, is reported within the patience of a test."""
        with self.news:
            return self.news.wait_for(
                lambda: any(float(each["position"]) >= position for each in self.progress), timeout=PATIENCE_SECONDS
            )

    def show(self) -> str:
        return player_page(plan(self.wished), self.position)

    def begin(self) -> str:
        return HEAD + BEGIN

    def create(self) -> ResponseReturnValue:
        self.begun += 1
        return redirect("/", 303)

    def static(self, name: str) -> Response:
        return send_from_directory(WEBAPP / "static", name)

    def plan(self) -> Response:
        return jsonify(plan(self.wished))

    def plan_of_session(self) -> Response:
        return self.plan()

    def token(self) -> Response:
        return jsonify(csrf="token", person="alice")

    def captions(self) -> Response:
        return Response(webvtt(plan(self.wished)), mimetype="text/vtt")

    def track(self) -> ResponseReturnValue:
        if self.track_status != 200:
            return "", self.track_status
        return send_file(io.BytesIO(self.sound), mimetype="audio/wav", conditional=True, etag="tone")

    def told(self, count: int) -> list[dict[str, str]]:
        """The outcomes, as soon as that many have arrived; what has arrived where they do not."""
        with self.news:
            self.news.wait_for(lambda: len(self.outcomes) >= count, timeout=PATIENCE_SECONDS)
            return list(self.outcomes)

    def way_out(self, step: str) -> Response:
        return send_file(io.BytesIO(tone(1)), mimetype="audio/wav", conditional=True, etag=step)

    def movement(self, way: str) -> ResponseReturnValue:
        self.movements.append(way)
        return Response(MOVEMENT, self.movement_status, mimetype="image/svg+xml")

    def artwork(self, step: str) -> Response:
        """Any picture will do."""
        return send_from_directory(WEBAPP / "static" / "logo", "icon.svg")

    def keep_progress(self) -> ResponseReturnValue:
        with self.news:
            self.progress.append(request.form.to_dict())
            self.news.notify_all()
        return "", 204

    def keep_outcome(self) -> ResponseReturnValue:
        """As on the server, the same thing sent twice counts once."""
        outcome = request.form.to_dict()
        del outcome["ago"], outcome["csrf_token"]
        with self.news:
            if outcome not in self.outcomes:
                self.outcomes.append(outcome)
            self.news.notify_all()
        self.wished.eased = self.wished.eased or outcome["kind"] == "eased"
        return self.plan()

    def keep_wish(self) -> ResponseReturnValue:
        wish = request.form.to_dict()
        del wish["ago"], wish["csrf_token"]
        self.wishes.append(wish)
        before = plan(self.wished)
        self.wished.take(wish)
        now = plan(self.wished)
        return jsonify(now | {"position": same_place(before, now, float(wish["position"]))})

    def end(self, name: str) -> ResponseReturnValue:
        """The rating or none, and the page after it."""
        if request.method == "GET":
            return self.elsewhere(name)
        self.endings.append((name, request.form.to_dict()))
        return jsonify(next=f"{SESSION}/summary")

    def elsewhere(self, name: str) -> str:
        return f"{HEAD}</head><body><h1>{name}</h1></body></html>"


def strict(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def player_page(document: dict[str, Any], position: float) -> str:
    """The shipped markup of the player, with stand-ins for what the frame gives to a template."""
    templates = Environment(loader=FileSystemLoader(WEBAPP / "templates"), autoescape=True)
    templates.globals.update(url_for=lambda endpoint, **values: f"/{endpoint}", minutes=lambda seconds: "1 min")
    context = {
        "plan": document,
        "name": "Legs-up release, gentle",
        "rating_page": "/rating",
        "body_parts": BODY_PARTS,
        "routine": {"title": "Legs-up release"},
        "guided": None,
    }
    plain = templates.get_template("sessions/player_plain.html").render(context)
    floor = templates.get_template("sessions/player_floor.html").render(context)
    rating = templates.get_template("sessions/rating_in_player.html").render(context)
    links = "".join(f'<link rel="stylesheet" href="/static/css/{sheet}.css">' for sheet in SHEETS)
    stills = "".join(f'<template data-figure="{pose}">{STILL.format(pose)}</template>' for pose in POSES)
    return f"""{HEAD}{links}<script type="module" src="/static/js/player/main.js"></script></head><body>
        <main class="rate" id="main" data-session="{SESSION.rsplit("/", 1)[1]}" data-person="alice"
          data-plan="/plan.json" data-screening="/screening" data-position="{position}" data-csrf="token">
        {plain}<template data-player>{floor}</template>{stills}{rating}</main></body></html>"""
