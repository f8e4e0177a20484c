"""A stand-in for the server behind the player: a short plan, a tone as its sound, and a note of what was sent."""

import io
import math
import struct
import wave
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, redirect, request, send_file, send_from_directory
from flask.typing import ResponseReturnValue
from jinja2 import Environment, FileSystemLoader

WEBAPP = Path(__file__).resolve().parents[2] / "webapp"
SECONDS = 40
RATE = 8000
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@dataclass
class Happenings:
    """What the player told the server, in order."""

    outcomes: list[dict[str, str]] = field(default_factory=list)
    progress: list[dict[str, str]] = field(default_factory=list)
    eased: bool = False
    position: float = 0
    refuse_track: bool = False


def tone(seconds: float) -> bytes:
    """A quiet tone as a WAV file."""
    samples = (round(3000 * math.sin(2 * math.pi * 330 * index / RATE)) for index in range(round(seconds * RATE)))
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return sound.getvalue()


def step(number: int, step_id: str, name: str, start: float, end: float, **further: Any) -> dict[str, Any]:
    usual = {"side": None, "figure": step_id, "easier": False, "can_ease": False, "can_leave_out": False}
    way_out = {"way_out": [f"Let go of {name.lower()}.", "Rest."], "way_out_audio": f"/way-out/{step_id}.wav"}
    return (
        {"id": step_id, "name": name, "start": start, "end": end, "number": number, "of": 3} | usual | way_out | further
    )


def plan(*, eased: bool = False) -> dict[str, Any]:
    """Getting ready, three steps of which the second has two sides, getting up. Eased, the second is 2 s longer a side."""
    more = 2.0 if eased else 0.0
    exercise = {"easier": eased, "can_ease": not eased, "can_leave_out": True}
    steps = [
        step(0, "get-ready", "Get ready", 0, 4, way_out=[], way_out_audio=None),
        step(1, "rest", "Rest", 4, 10),
        step(2, "sway", "Knees side to side", 10, 16 + more, side="right", **exercise),
        step(2, "sway", "Knees side to side", 16 + more, 22 + 2 * more, side="left", **exercise),
        step(3, "chest", "Knees to chest", 22 + 2 * more, 30 + 2 * more, can_ease=True, can_leave_out=True),
        step(0, "get-up", "Get up", 30 + 2 * more, 34 + 2 * more),
    ]
    cues = [cue for each in steps for cue in cues_of(each)]
    version = "easier" if eased else "usual"
    return {
        "routine": "legs-up-release",
        "variant": "gentle",
        "duration": float(SECONDS),
        "steps": steps,
        "cues": cues,
        "track": f"/track.wav?v={version}",
        "captions": f"/captions.vtt?v={version}",
    }


def cues_of(each: dict[str, Any]) -> list[dict[str, Any]]:
    """Two a step: one at its start, and one after two seconds that shows another figure."""
    words = f"{each['name']}{' ' + each['side'] if each['side'] else ''}{', smaller' if each['easier'] else ''}"
    shape = {"step": each["id"], "kind": "setup"}
    first = {"start": each["start"] + 0.2, "end": each["start"] + 1, "text": f"{words}.", "figure": each["figure"]}
    second = {"start": each["start"] + 2, "end": each["start"] + 3, "text": f"{words}, go on.", "figure": "moving"}
    return [shape | first, shape | second]


def webvtt(document: dict[str, Any]) -> str:
    def at(seconds: float) -> str:
        return f"00:00:{seconds:06.3f}"

    cues = (f"{at(cue['start'])} --> {at(cue['end'])}\n{cue['text']}\n" for cue in document["cues"])
    return "WEBVTT\n\n" + "\n".join(cues)


def player_page(happenings: Happenings) -> str:
    """The shipped markup of the player, with stand-ins for what the frame gives to a template."""
    document = plan(eased=happenings.eased)
    templates = Environment(loader=FileSystemLoader(WEBAPP / "templates"), autoescape=True)
    templates.globals.update(url_for=lambda endpoint, **values: f"/{endpoint}", minutes=lambda seconds: "1 min")
    context = {
        "plan": document,
        "name": "Legs-up release, gentle",
        "rating_page": "/sessions.rating",
        "routine": {"title": "Legs-up release"},
        "guided": {"id": 1, "variant": "gentle", "position": happenings.position},
    }
    plain, floor = (
        templates.get_template(f"sessions/player_{part}.html").render(context) for part in ("plain", "floor")
    )
    drawing = '<svg class="fig figure" role="img" aria-label="{0}" viewBox="0 0 100 60"><path class="t" d="M0 0h100v60z"/></svg>'
    poses = ("get-ready", "rest", "sway", "chest", "get-up", "moving")
    stills = "".join(f'<template data-figure="{pose}">{drawing.format(pose)}</template>' for pose in poses)
    sheets = ("tokens", "base", "layout", "components", "figure", "player", "pages", "utilities")
    links = "".join(f'<link rel="stylesheet" href="/static/css/{sheet}.css">' for sheet in sheets)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Legs-up release</title>
        <link rel="icon" href="/static/logo/icon.svg"><meta name="viewport" content="width=device-width">{links}
        <script type="module" src="/static/js/player/main.js"></script></head><body>
        <main class="rate" id="main" data-plan="/plan.json" data-progress="/progress" data-outcomes="/outcomes"
          data-rating="/sessions.rating" data-screening="/screening.questions" data-position="{happenings.position}"
          data-csrf="token">{plain}<template data-player>{floor}</template>{stills}</main></body></html>"""


def fake_practice(happenings: Happenings) -> Flask:
    app = Flask(__name__, static_folder=None)
    sound = tone(SECONDS)

    @app.after_request
    def strict(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    @app.get("/static/<path:name>")
    def static(name: str) -> Response:
        return send_from_directory(WEBAPP / "static", name)

    @app.get("/")
    def show() -> str:
        return player_page(happenings)

    @app.get("/plan.json")
    def plan_json() -> Response:
        return jsonify(plan(eased=happenings.eased))

    @app.get("/captions.vtt")
    def captions() -> Response:
        return Response(webvtt(plan(eased=happenings.eased)), mimetype="text/vtt")

    @app.get("/track.wav")
    def track() -> ResponseReturnValue:
        if happenings.refuse_track:
            return "", 503
        return send_file(io.BytesIO(sound), mimetype="audio/wav", conditional=True, etag="tone")

    @app.get("/way-out/<step_id>.wav")
    def way_out(step_id: str) -> Response:
        return send_file(io.BytesIO(tone(1)), mimetype="audio/wav", conditional=True, etag="way-out")

    @app.post("/progress")
    def progress() -> ResponseReturnValue:
        happenings.progress.append(request.form.to_dict())
        return "", 204

    @app.post("/outcomes")
    def outcomes() -> ResponseReturnValue:
        outcome = request.form.to_dict()
        happenings.outcomes.append(outcome)
        happenings.eased = happenings.eased or outcome["kind"] == "eased"
        return redirect("/", 303)

    @app.get("/<page>")
    def elsewhere(page: str) -> str:
        return f"<!doctype html><title>{page}</title><h1>{page}</h1>"

    return app
